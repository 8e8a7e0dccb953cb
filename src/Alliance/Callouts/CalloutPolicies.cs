using Alliance.Platform.Accounts;

namespace Alliance.Callouts;

public static class CalloutPolicies
{
    /// <summary>Looking for help in a callout: whoever is out there.</summary>
    public const string Respond = "Callouts.Respond";

    public static IServiceCollection AddCalloutPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Respond, policy => policy.RequireRole(nameof(Role.Officer)));
        return services;
    }
}
