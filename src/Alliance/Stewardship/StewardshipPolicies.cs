using Alliance.Platform.Accounts;

namespace Alliance.Stewardship;

public static class StewardshipPolicies
{
    /// <summary>All audit metadata and no note: the civilian steward alone.</summary>
    public const string Desk = "Stewardship.Desk";

    public static IServiceCollection AddStewardshipPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Desk, policy => policy.RequireRole(nameof(Role.Steward)));
        return services;
    }
}
