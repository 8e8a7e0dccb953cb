using Microsoft.AspNetCore.Authorization;

namespace Alliance.Portal;

public static class PortalPolicies
{
    /// <summary>A contact who came in by their own link or card. No role of the staff opens this, and this opens nothing of theirs.</summary>
    public const string Partner = "Portal.Partner";

    /// <summary>What was agreed, to change, renew or end it: also by a card that an officer printed.</summary>
    public const string Choices = "Portal.Choices";

    public static IServiceCollection AddPortalPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Partner, new AuthorizationPolicyBuilder(Door.PartnerDoor.Scheme).RequireAssertion(context => context.User.IsPartner() && !context.User.IsForChoicesOnly()).Build())
            .AddPolicy(Choices, new AuthorizationPolicyBuilder(Door.PartnerDoor.Scheme).RequireAssertion(context => context.User.IsPartner()).Build());
        return services;
    }
}
