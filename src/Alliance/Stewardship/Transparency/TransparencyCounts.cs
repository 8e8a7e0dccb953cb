using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship.Releases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Transparency;

/// <summary>Counts one quarter and holds back what would point at somebody. Nothing but what is published leaves this class.</summary>
public sealed class TransparencyCounts(AllianceContext db)
{
    public const string PartnersByKind = "partners by kind", PartnersByNeighborhood = "partners by neighborhood", ReadsByRole = "records opened, by role",
        Consents = "consents", OurPromises = "our promises due", TheirPromises = "their promises due", ConcernsRaised = "concerns raised", ConcernsJudged = "concerns, how they ended", Released = "public-records releases";

    private static readonly string[] Openings = [PartnershipEvents.PartnerOpened, PartnershipEvents.ContactOpened, StewardshipEvents.ReleaseOpened];

    private static readonly ConcernStepKind[] Verdicts = [ConcernStepKind.Solved, ConcernStepKind.HalfSolved, ConcernStepKind.NotSolved];

    public async Task<IReadOnlyList<ReportTable>> OfAsync(Quarter quarter, Agency agency)
    {
        var (from, to) = (quarter.StartIn(agency.Zone), quarter.Next.StartIn(agency.Zone));
        return
        [
            .. await PartnersAsync(to),
            await ReadsAsync(from, to),
            await ConsentsAsync(from, to),
            await PromisesAsync(OurPromises, Side.Us, quarter),
            await PromisesAsync(TheirPromises, Side.Them, quarter),
            await ConcernsAsync(from, to),
            await VerdictsAsync(from, to),
            await ReleasesAsync(from, to),
        ];
    }

    /// <summary>The same partners divided twice: by what they are and by where they are.</summary>
    private async Task<IEnumerable<ReportTable>> PartnersAsync(DateTime to)
    {
        var end = TimeKeys.FirstAt(to);
        var there = db.Set<Partner>().Where(p => p.Id.CompareTo(end) < 0);
        var kinds = await there.GroupBy(p => p.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var areas = await there.GroupBy(p => p.AreaId).Select(g => new { Key = g.Key ?? Guid.Empty, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var names = await db.Set<Area>().OrderBy(a => a.SortName).Select(a => new { a.Id, a.Name }).ToListAsync();
        List<(string Label, int Count)> byKind = [.. Enum.GetValues<PartnerKind>().Select(k => (Spoken(k), kinds.GetValueOrDefault(k)))];
        List<(string Label, int Count)> byArea = [.. names.Select(n => (n.Name, areas.GetValueOrDefault(n.Id))), ("In no neighborhood yet", areas.GetValueOrDefault(Guid.Empty))];
        var published = Suppression.Publish([[.. byKind.Select(k => k.Count)], [.. byArea.Select(a => a.Count)]]);
        return [Table(PartnersByKind, byKind, published, 0), Table(PartnersByNeighborhood, byArea, published, 1)];
    }

    private async Task<ReportTable> ReadsAsync(DateTime from, DateTime to)
    {
        var (first, end) = (TimeKeys.FirstAt(from), TimeKeys.FirstAt(to));
        var roles = await db.AuditEvents.Where(e => e.Id.CompareTo(first) >= 0 && e.Id.CompareTo(end) < 0 && Openings.Contains(e.Action))
            .GroupBy(e => e.Role).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return Divided(ReadsByRole, [.. Enum.GetValues<Role>().Select(r => (Spoken(r), roles.GetValueOrDefault(r.ToString())))]);
    }

    private async Task<ReportTable> ConsentsAsync(DateTime from, DateTime to)
    {
        var all = db.Set<Consent>();
        return Apart(Consents,
            ("Given or renewed", await all.CountAsync(a => a.GivenAt >= from && a.GivenAt < to)),
            ("Withdrawn", await all.CountAsync(a => a.WithdrawnAt >= from && a.WithdrawnAt < to && a.WithdrawnAt < a.ExpiresAt)),
            ("Run out", await all.CountAsync(a => a.ExpiresAt >= from && a.ExpiresAt < to && (a.WithdrawnAt == null || a.WithdrawnAt >= a.ExpiresAt))));
    }

    private async Task<ReportTable> PromisesAsync(string name, Side side, Quarter quarter)
    {
        var (first, last) = (quarter.First, quarter.Last);
        var states = await db.Set<Promise>().Where(p => p.By == side && p.DueOn >= first && p.DueOn <= last)
            .GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return Divided(name, [.. new[] { PromiseState.Kept, PromiseState.Broken, PromiseState.Open }.Select(s => (Spoken(s), states.GetValueOrDefault(s)))]);
    }

    private async Task<ReportTable> ConcernsAsync(DateTime from, DateTime to)
    {
        var kinds = await db.Set<Concern>().Where(c => c.RaisedAt >= from && c.RaisedAt < to).GroupBy(c => c.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return Divided(ConcernsRaised, [.. Enum.GetValues<ConcernKind>().Select(k => (Spoken(k), kinds.GetValueOrDefault(k)))]);
    }

    /// <summary>What those who raised them said in this quarter, whenever that was: four weeks after an answer they are asked.</summary>
    private async Task<ReportTable> VerdictsAsync(DateTime from, DateTime to)
    {
        var said = await db.Set<ConcernStep>().Where(s => Verdicts.Contains(s.Kind) && s.At >= from && s.At < to).GroupBy(s => s.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return Divided(ConcernsJudged, [.. Verdicts.Select(v => (Spoken(v), said.GetValueOrDefault(v)))]);
    }

    private async Task<ReportTable> ReleasesAsync(DateTime from, DateTime to) =>
        Apart(Released, ("Made", await db.Set<Release>().CountAsync(r => r.ReleasedAt >= from && r.ReleasedAt < to)));

    private static ReportTable Divided(string name, List<(string Label, int Count)> lines) => Table(name, lines, Suppression.Publish([[.. lines.Select(l => l.Count)]]), 0);

    private static ReportTable Apart(string name, params (string Label, int Count)[] lines) => new(name, [.. lines.Select(l => new ReportLine(l.Label, Suppression.Publish(l.Count)))], false, null);

    private static ReportTable Table(string name, List<(string Label, int Count)> lines, PublishedCounts published, int place) =>
        new(name, [.. lines.Zip(published.Tables[place], (line, value) => new ReportLine(line.Label, value))], true, published.Total);

    private static string Spoken<T>(T value) where T : struct, Enum => typeof(T).GetField(value.ToString())!.GetCustomAttribute<DisplayAttribute>()!.Name!;
}
