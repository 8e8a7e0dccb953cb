using Alliance.Platform.Accounts;

namespace Alliance.Stewardship;

public static class StewardshipPolicies
{
    /// <summary>All audit metadata and no note: the civilian steward alone.</summary>
    public const string Desk = "Stewardship.Desk";

    /// <summary>Writing freely about partners, and so asking the screen: it knows who is a contact, and would tell others by sparing the name.</summary>
    public const string Write = "Stewardship.Write";

    /// <summary>What a release needs, for a release: the records officer alone.</summary>
    public const string Records = "Stewardship.Records";

    /// <summary>What both must know of to keep each other in check: holds, the sealed store, the log of releases.</summary>
    public const string Watch = "Stewardship.Watch";

    /// <summary>How the agency looks at itself: answering, and seeing what was found.</summary>
    public const string Organization = "Stewardship.Organization";

    /// <summary>Opening and closing a round, and noting what was agreed.</summary>
    public const string OrganizationLead = "Stewardship.OrganizationLead";

    /// <summary>Saying what became of an agreed action: anybody here may have one to see to.</summary>
    public const string SeeTo = "Stewardship.SeeTo";

    public static IServiceCollection AddStewardshipPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Desk, policy => policy.RequireRole(nameof(Role.Steward)))
            .AddPolicy(Write, policy => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor)))
            .AddPolicy(Records, policy => policy.RequireRole(nameof(Role.RecordsOfficer)))
            .AddPolicy(Watch, policy => policy.RequireRole(nameof(Role.Steward), nameof(Role.RecordsOfficer)))
            .AddPolicy(Organization, policy => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor), nameof(Role.Steward)))
            .AddPolicy(OrganizationLead, policy => policy.RequireRole(nameof(Role.Supervisor), nameof(Role.Steward)))
            .AddPolicy(SeeTo, policy => policy.RequireRole(Enum.GetNames<Role>()));
        return services;
    }
}
