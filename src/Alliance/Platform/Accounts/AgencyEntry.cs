using Alliance.Platform.Data;
using FluentValidation;

namespace Alliance.Platform.Accounts;

/// <summary>What IT says of an agency: where it is reached on a server that several share, and what it is called.</summary>
/// <param name="Slug">NAME in <c>/at/NAME</c>, and of <c>--agency NAME</c>.</param>
/// <param name="HostName">The host name that leads to it alone; null where it has none of its own.</param>
public sealed record AgencyEntry(string Slug, string Name, string TimeZone, string? HostName)
{
    public static AgencyEntry Of(Agency agency) => new(agency.Slug, agency.Name, agency.TimeZone, agency.HostName);

    public void PutInto(Agency agency) => (agency.Slug, agency.Name, agency.TimeZone, agency.HostName) = (Slug, Name, TimeZone, HostName);
}

public sealed class AgencyEntryRules : AbstractValidator<AgencyEntry>
{
    public AgencyEntryRules()
    {
        RuleFor(a => a.Slug).Matches("^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?\\z").WithMessage(a => $"\"{a.Slug}\" cannot stand in an address: use small letters, digits and hyphens between them, at most {Agency.SlugMaxLength}, such as oak-bay.");
        RuleFor(a => a.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= Agency.NameMaxLength).WithMessage($"Give the name that people know the agency by with --display-name, in at most {Agency.NameMaxLength} characters.");
        RuleFor(a => a.TimeZone).Must(id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId).WithMessage(a => $"There is no time zone \"{a.TimeZone}\": write it as in America/New_York or Pacific/Honolulu.");
        RuleFor(a => a.HostName).Must(host => Uri.CheckHostName(host) == UriHostNameType.Dns && host!.Length <= Agency.HostNameMaxLength).When(a => a.HostName is not null)
            .WithMessage(a => $"\"{a.HostName}\" is no host name: write it alone, without https:// and without a port, in at most {Agency.HostNameMaxLength} characters, such as alliance.oak-bay.example.");
    }
}
