using Alliance.Platform.Accounts;

namespace Alliance.Partnerships;

/// <summary>Who may do what in this room; what each sees of one partner is <see cref="Partners.PartnerAccess"/>.</summary>
public static class PartnershipPolicies
{
    /// <summary>Tending one's own relationships, and logging with any partner.</summary>
    public const string Tend = "Partnerships.Tend";

    /// <summary>The directory and the facts of organisations.</summary>
    public const string Look = "Partnerships.Look";

    /// <summary>Coverage, lapses, workload.</summary>
    public const string Lead = "Partnerships.Lead";

    /// <summary>The agency's rhythm: its supervisors, and the administrator, who sees no content by it.</summary>
    public const string Set = "Partnerships.Set";

    /// <summary>Importing, merging, editing areas.</summary>
    public const string Register = "Partnerships.Register";

    /// <summary>Counts that name nobody.</summary>
    public const string Count = "Partnerships.Count";

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Tend, policy => policy.RequireRole(nameof(Role.Officer)))
            .AddPolicy(Look, policy => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor)))
            .AddPolicy(Lead, policy => policy.RequireRole(nameof(Role.Supervisor)))
            .AddPolicy(Set, policy => policy.RequireRole(nameof(Role.Supervisor), nameof(Role.Administrator)))
            .AddPolicy(Register, policy => policy.RequireAssertion(context => context.User.MayTendRegister()))
            .AddPolicy(Count, policy => policy.RequireRole(nameof(Role.Supervisor), nameof(Role.Evaluator), nameof(Role.Steward)));
        return services;
    }
}
