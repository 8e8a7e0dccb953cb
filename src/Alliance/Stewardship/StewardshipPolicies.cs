using Alliance.Platform.Accounts;

namespace Alliance.Stewardship;

public static class StewardshipPolicies
{
    /// <summary>All audit metadata and no note: the civilian steward alone.</summary>
    public const string Desk = "Stewardship.Desk";

    /// <summary>Writing freely about partners, and so asking the screen: it knows who is a contact, and would tell others by sparing the name.</summary>
    public const string Write = "Stewardship.Write";

    public static IServiceCollection AddStewardshipPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Desk, policy => policy.RequireRole(nameof(Role.Steward)))
            .AddPolicy(Write, policy => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor)));
        return services;
    }
}
