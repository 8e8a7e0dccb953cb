using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tests.House;

/// <summary>What every test database holds from the start: one agency, and one person for each role.</summary>
public static class TestPeople
{
    public const int AgencyId = 1;
    public const string AgencyName = "Maple Harbor Police";
    public const string Password = "three quiet herons";

    /// <summary>The strength of hashes is the framework's to test; here they only take time.</summary>
    public static void HashFast(PasswordHasherOptions options) => options.IterationCount = 1000;

    /// <summary>Fills an empty database that is then copied for each class.</summary>
    public static async Task<IReadOnlyDictionary<Role, Account>> FillAsync(Settings settings)
    {
        var services = new ServiceCollection().AddLogging().AddHouse(settings);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(TestHouse.FirstMorning)));
        services.Configure<PasswordHasherOptions>(HashFast);
        await using var root = services.BuildServiceProvider();
        await using var scope = root.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await db.PrepareAsync();
        var agency = new Agency { Id = AgencyId, Name = AgencyName, Slug = "maple-harbor", TimeZone = "America/New_York" };
        db.Add(agency);
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var people = new Dictionary<Role, Account>();
        foreach (var role in Enum.GetValues<Role>())
            people[role] = await AddAsync(scope.ServiceProvider, role);
        return people;
    }

    private static async Task<Account> AddAsync(IServiceProvider services, Role role)
    {
        var action = ActionContext.System(AgencyId, services.GetRequiredService<TimeProvider>(), "preparing tests");
        var name = role.ToString().ToLowerInvariant();
        var errors = await services.GetRequiredService<AccountService>().AddAsync(
            new NewAccount { UserName = name, DisplayName = $"{role} One", Password = Password, Roles = [role], PasswordIsTemporary = false }, action);
        errors.ShouldBeEmpty();
        return await services.GetRequiredService<AllianceContext>().Users.AsNoTracking().SingleAsync(a => a.UserName == name);
    }
}
