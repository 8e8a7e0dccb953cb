using Alliance.Platform.Audit;

namespace Alliance.Platform.Accounts;

/// <summary>What the trail says of the things done to and by accounts.</summary>
public static class AccountWords
{
    public static IServiceCollection AddAccountWords(this IServiceCollection services)
    {
        foreach (var word in All) services.AddSingleton(word);
        return services;
    }

    private static readonly IReadOnlyList<AuditWord> All =
    [
        new(AccountEvents.SignedIn, "Signed in"),
        new(AccountEvents.SignedOut, "Signed out"),
        new(AccountEvents.SignInRefused, "Sign-in refused"),
        new(AccountEvents.AccountLocked, "Account locked after five wrong tries"),
        new(AccountEvents.AccountUnlocked, "Account released"),
        new(AccountEvents.ScreenUnlocked, "Locked screen opened"),
        new(AccountEvents.RoleSwitched, "Role switched"),
        new(AccountEvents.AccountAdded, "Account added"),
        new(AccountEvents.AccountClosed, "Account closed"),
        new(AccountEvents.AccountOpened, "Account looked at"),
        new(AccountEvents.RolesChanged, "Roles changed"),
        new(AccountEvents.RegisterGrantChanged, "Leave to tend the register given or taken"),
        new(AccountEvents.PasswordChanged, "Password changed"),
        new(AccountEvents.PasswordGiven, "Temporary password given"),
        new(AccountEvents.SecondFactorSet, "Authenticator app set up"),
        new(AccountEvents.SecondFactorReset, "Authenticator app reset"),
        new(AccountEvents.SignInsEnded, "Open sign-ins ended"),
        new(AccountEvents.SignInEnded, "One sign-in ended"),
        new(AccountEvents.RecoveryCodesMade, "Recovery codes made"),
        new(AccountEvents.RecoveryCodeUsed, "Recovery code used"),
        new(AccountEvents.PasskeyAdded, "Passkey added"),
        new(AccountEvents.PasskeyRenamed, "Passkey renamed"),
        new(AccountEvents.PasskeyRemoved, "Passkey removed"),
        new(AccountEvents.ProviderSet, "Sign-in by the agency’s own accounts set"),
        new(AccountEvents.ProviderStopped, "Sign-in by the agency’s own accounts stopped"),
        new(AccountEvents.AccountJoined, "Account joined with the agency’s own"),
        new(AccountEvents.ServiceAccountAdded, "Key given to another program"),
        new(AccountEvents.ServiceAccountEnded, "Another program’s key ended"),
        new(AccountEvents.LockedAnew, "Locked notes, sealed records and secrets locked with a newer key"),
        new(AccountEvents.AgencyAdded, "Agency let in"),
        new(AccountEvents.AgencyChanged, "Agency’s name, address or time zone changed"),
    ];
}
