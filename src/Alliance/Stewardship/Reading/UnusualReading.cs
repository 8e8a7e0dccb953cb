using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Reading;

/// <summary>
/// Who opened records in a way that is worth a question. It proves nothing: somebody may have had every reason. The limits are few, the
/// same for everybody, and stand on the page.
/// </summary>
public sealed class UnusualReading(AllianceContext db, AgencyScope scope, TimeProvider time)
{
    public const int Days = 7, ManyInAnHour = 20, OutsideInAWeek = 5, AtNightInAWeek = 5, NightFrom = 23, NightUntil = 5;

    private const int ChunkLength = 500;
    private static readonly string[] Openings = [PartnershipEvents.PartnerOpened, PartnershipEvents.ContactOpened];

    public async Task<IReadOnlyList<UnusualLine>> FindAsync()
    {
        var first = TimeKeys.FirstAt(time.Instant().AddDays(-Days));
        var openings = db.AuditEvents.AsNoTracking().Where(e => e.Id.CompareTo(first) >= 0 && Openings.Contains(e.Action) && e.ActorId != null && e.SubjectId != null);
        // Whoever stays below the lowest limit need not be looked at one by one.
        var busy = await openings.GroupBy(e => e.ActorId!.Value).Where(g => g.Select(e => e.SubjectId).Distinct().Count() >= Math.Min(OutsideInAWeek, AtNightInAWeek)).Select(g => g.Key).ToListAsync();
        var lines = new List<UnusualLine>();
        foreach (var person in await db.Users.Where(a => busy.Contains(a.Id)).OrderBy(a => a.DisplayName).Select(a => new { a.Id, a.DisplayName }).ToListAsync())
        {
            var opened = await openings.Where(e => e.ActorId == person.Id).OrderBy(e => e.Id).Select(e => new Opening(e.At, e.SubjectId!.Value, e.Role)).ToListAsync();
            foreach (var (kind, found) in new[] { (UnusualKind.ManyAtOnce, MostInAnHour(opened)), (UnusualKind.AtNight, AtNight(opened)), (UnusualKind.Outside, await OutsideAsync(person.Id, opened)) })
                if (found.Count > 0) lines.Add(new UnusualLine(person.Id, person.DisplayName, kind, found.DistinctBy(o => o.Subject).Count(), found[0].At, found[^1].At));
        }
        return lines;
    }

    /// <summary>The hour in which the most different records were opened; nothing where that is not many.</summary>
    private static List<Opening> MostInAnHour(List<Opening> opened)
    {
        var (most, records, start) = (new List<Opening>(), ManyInAnHour, 0);
        for (var end = 0; end < opened.Count; end++)
        {
            while (opened[end].At - opened[start].At > TimeSpan.FromHours(1)) start++;
            if (end - start < records) continue;
            var hour = opened[start..(end + 1)];
            if (hour.DistinctBy(o => o.Subject).Count() is var count && count > records) (most, records) = (hour, count);
        }
        return most;
    }

    private List<Opening> AtNight(List<Opening> opened)
    {
        var zone = scope.Current.Zone;
        var night = opened.Where(o => TimeZoneInfo.ConvertTimeFromUtc(o.At, zone).Hour is >= NightFrom or < NightUntil).ToList();
        return night.DistinctBy(o => o.Subject).Count() > AtNightInAWeek ? night : [];
    }

    /// <summary>Records of partners in neighborhoods where this officer tends nobody. Whoever tends nobody at all has no neighborhood.</summary>
    private async Task<List<Opening>> OutsideAsync(Guid person, List<Opening> opened)
    {
        var own = await db.HeldBy(person).Where(r => r.Partner!.AreaId != null).Select(r => r.Partner!.AreaId).Distinct().ToListAsync();
        if (own.Count == 0) return [];
        var asOfficer = opened.Where(o => o.Role == nameof(Role.Officer)).ToList();
        var elsewhere = new HashSet<Guid>();
        foreach (var chunk in asOfficer.Select(o => o.Subject).Distinct().Chunk(ChunkLength))
        {
            elsewhere.UnionWith(await db.Set<Partner>().Where(p => chunk.Contains(p.Id) && p.AreaId != null && !own.Contains(p.AreaId)).Select(p => p.Id).ToListAsync());
            elsewhere.UnionWith(await (from contact in db.Set<Contact>()
                                       where chunk.Contains(contact.Id)
                                       join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
                                       where partner.AreaId != null && !own.Contains(partner.AreaId)
                                       select contact.Id).ToListAsync());
        }
        return elsewhere.Count > OutsideInAWeek ? asOfficer.FindAll(o => elsewhere.Contains(o.Subject)) : [];
    }

    private sealed record Opening(DateTime At, Guid Subject, string Role);
}

public enum UnusualKind
{
    [Display(Name = "Many records within an hour")] ManyAtOnce = 1,
    [Display(Name = "Outside their neighborhoods")] Outside = 2,
    [Display(Name = "At night")] AtNight = 3,
}

/// <param name="Count">How many different records.</param>
public sealed record UnusualLine(Guid WhoId, string Who, UnusualKind Kind, int Count, DateTime First, DateTime Last);
