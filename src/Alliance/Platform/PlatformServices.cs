using Alliance.Platform.Accounts;
using Alliance.Platform.Accounts.Passkeys;
using Alliance.Platform.Accounts.Providers;
using Alliance.Platform.Api;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Alliance.Platform.Keys;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alliance.Platform;

public static class PlatformServices
{
    /// <summary>What every room and every command stands on: the database, accounts, the audit.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        // Commands too: some of them write letters.
        services.AddLocalization();
        services.AddDatabase(settings);
        services.AddSingleton<AuditSealer>().AddSingleton<HouseKey>().AddSingleton<AuditHeads>().AddScoped<AuditVerifier>();
        services.AddSingleton<ErasureLedger>().AddScoped<ErasureDesk>().AddSingleton<ErasureReplay>();
        services.AddSingleton<JobLeases>();
        services.AddSingleton<MailCarrier>(settings.MailServer is { } server ? new SmtpCarrier(server, settings.MailFrom) : new FolderCarrier(settings.MailFolder, settings.MailFrom));
        services.AddDataProtection().SetApplicationName("Alliance").PersistKeysToDbContext<AllianceContext>().ProtectKeysWithCertificate(KeyCertificate.Open(settings)).UnprotectKeysWithAnyCertificate(KeyCertificate.Earlier(settings));
        services.AddScoped<LockingAnew>().AddSingleton(Authenticator.Column).AddSingleton(LockedColumn.Bytes<RecoveryCode>(RecoveryCodes.Purpose, nameof(RecoveryCode.Secret))).AddSingleton(LockedColumn.Bytes<SignInProvider>(ProviderConnections.Purpose, nameof(SignInProvider.Secret)));
        services.AddIdentityCore<Account>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.User.RequireUniqueEmail = false;
        })
            .AddEntityFrameworkStores<AllianceContext>();
        // In place of the framework's validator: one sentence, with the reason.
        services.RemoveAll<IPasswordValidator<Account>>().AddScoped<IPasswordValidator<Account>, BannedPasswords>();
        services.AddScoped<Authenticator>().AddScoped<RecoveryCodes>().AddScoped<SignInService>().AddScoped<AccountService>().AddScoped<AgencyService>().AddScoped<SquadService>().AddScoped<TicketService>().AddScoped<ServiceAccountService>();
        services.AddSingleton<ProviderConnections>().AddScoped<ProviderService>().AddScoped<ProvidedSignIn>();
        services.Configure<IdentityPasskeyOptions>(PasskeyDesk.Configure).AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>().AddScoped<PasskeyDesk>();
        services.AddScoped<AuditWords>().AddAccountWords();
        services.AddSingleton(new MenuEntry(80, "Accounts", "/accounts", Policies.Administer)).AddSingleton(new MenuEntry(85, "Squads", "/squads", Policies.Administer)).AddSingleton(new MenuEntry(90, "Our agency", "/agency", Policies.Administer)).AddSingleton(new StartPage(Role.Administrator, "/accounts"));
        return services;
    }
}
