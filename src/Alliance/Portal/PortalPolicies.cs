using Microsoft.AspNetCore.Authorization;

namespace Alliance.Portal;

public static class PortalPolicies
{
    /// <summary>A contact who came in by their own link. No role of the staff opens this, and this opens nothing of theirs.</summary>
    public const string Partner = "Portal.Partner";

    public static IServiceCollection AddPortalPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Partner, new AuthorizationPolicyBuilder(Door.PartnerDoor.Scheme)
            .RequireAssertion(context => context.User.IsPartner()).Build());
        return services;
    }
}
