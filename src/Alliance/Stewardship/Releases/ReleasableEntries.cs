using System.Text;
using System.Text.RegularExpressions;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Releases;

/// <summary>One entry cut into sentences, with every known contact's name blacked out already.</summary>
public sealed record ReleasableEntry(Guid Id, DateTime At, string Officer, Channel Channel, IReadOnlyList<string> Sentences);

/// <summary>Reads a partner's entries as they may be given out, and writes the file.</summary>
public sealed partial class ReleasableEntries(AllianceContext db, AgencyScope scope)
{
    public const int Most = 200;
    private const string Black = "█████";

    /// <summary>The newest entries that still hold words.</summary>
    public Task<IReadOnlyList<ReleasableEntry>> OfAsync(Guid partnerId) =>
        ReadAsync(db.Set<Engagement>().Where(e => e.PartnerId == partnerId && (e.Heard != null || e.Purpose != ContactReferences.TakenOut)).OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(Most));

    /// <summary>The file as it is given out; parts blacked out say why.</summary>
    public async Task<byte[]> FileAsync(Release release, IReadOnlyCollection<ReleasedPart> parts)
    {
        var ids = parts.Select(p => p.EngagementId).Distinct().ToList();
        return Write(scope.Current, release, await ReadAsync(db.Set<Engagement>().Where(e => ids.Contains(e.Id)).OrderBy(e => e.At).ThenBy(e => e.Id)), parts);
    }

    public static byte[] Write(Agency agency, Release release, IEnumerable<ReleasableEntry> entries, IReadOnlyCollection<ReleasedPart> parts)
    {
        var text = new StringBuilder().Append(agency.Name).Append('\n').Append("Public record, file ").Append(release.FileNumber).Append("\n\n");
        foreach (var entry in entries)
        {
            text.Append(agency.DayOf(entry.At).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Append(", ").Append(entry.Officer).Append('\n');
            var reasons = parts.Where(p => p.EngagementId == entry.Id).ToDictionary(p => p.Place, p => p.BlackedOutFor);
            for (var place = 0; place < entry.Sentences.Count; place++)
                text.Append("  ").Append(reasons.TryGetValue(place, out var reason) && reason is null ? entry.Sentences[place] : $"{Black} [{ReasonOf(reason)}]").Append('\n');
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static ReleasableEntry Cut(Guid id, DateTime at, string officer, Channel channel, string purpose, string? heard) => new(id, at, officer, channel, [Plain(purpose), .. Sentences(heard).Select(Plain)]);

    private async Task<IReadOnlyList<ReleasableEntry>> ReadAsync(IQueryable<Engagement> engagements)
    {
        var rows = await (from engagement in engagements.AsNoTracking()
                          join officer in db.Users on engagement.OfficerId equals officer.Id
                          select new { engagement.Id, engagement.At, officer.DisplayName, engagement.Channel, engagement.Purpose, engagement.Heard }).ToListAsync();
        return rows.ConvertAll(r => Cut(r.Id, r.At, r.DisplayName, r.Channel, r.Purpose, r.Heard));
    }

    /// <summary>Cut before the names are blacked out, so that a sentence keeps its place whoever is named in it.</summary>
    private static IEnumerable<string> Sentences(string? heard) => heard is null ? [] : End().Split(heard).Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => s.Trim());

    private static string Plain(string text) => ContactReferences.Render(text, _ => new CalledAs($"{Black} [{ReasonOf(Redaction.Privacy)}]", false))!;

    /// <summary>The file is in English whoever makes it.</summary>
    private static string ReasonOf(Redaction? reason) => reason switch
    {
        Redaction.Privacy => "a person's privacy",
        Redaction.ThirdPerson => "somebody who took no part",
        Redaction.Safety => "somebody's safety",
        Redaction.Confidence => "told in confidence",
        Redaction.ProtectedByLaw => "a law protects it",
        _ => "not given out",
    };

    [GeneratedRegex(@"(?<=[.!?…])\s+|\n+", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
