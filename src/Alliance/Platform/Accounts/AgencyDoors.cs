using System.Globalization;
using Alliance.Platform.Data;

namespace Alliance.Platform.Accounts;

/// <summary>The agencies of a server to choose from, where the address names none.</summary>
/// <param name="Agencies">All of them.</param>
/// <param name="Find">Part of a name, as typed.</param>
/// <param name="Page">Where each door leads, after <c>/at/NAME</c>.</param>
public sealed record AgencyDoors(IReadOnlyList<Agency> Agencies, string? Find, string Page)
{
    private const int SeenAtAGlance = 8;

    public bool AreMany => Agencies.Count > SeenAtAGlance;

    public IReadOnlyList<Agency> Found { get; } = Find?.Trim() is { Length: > 0 } part
        ? [.. Agencies.Where(a => CultureInfo.InvariantCulture.CompareInfo.IndexOf(a.Name, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0)]
        : Agencies;
}
