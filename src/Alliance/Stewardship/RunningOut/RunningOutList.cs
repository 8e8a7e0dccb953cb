using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.RunningOut;

/// <summary>What is about to go by itself, and what has gone: under signs, without a word of it.</summary>
public sealed class RunningOutList(AllianceContext db, AgencyScope scope, Retention retention)
{
    public const int DaysAhead = 90, Most = 50;

    private const int SignsShown = 3;

    /// <summary>Consents that end soon, unless the contact renews them.</summary>
    public async Task<IReadOnlyList<ComingDay>> ConsentsAsync(DateTime now)
    {
        var until = now.AddDays(DaysAhead);
        var rows = await db.Set<Contact>().Where(c => c.LeftAt == null)
            .Select(c => new { c.Id, Ends = db.Set<Consent>().Where(a => a.ContactId == c.Id && a.WithdrawnAt == null).Max(a => (DateTime?)a.ExpiresAt) })
            .Where(c => c.Ends > now && c.Ends <= until).OrderBy(c => c.Ends).ThenBy(c => c.Id).Take(Most).ToListAsync();
        return rows.ConvertAll(r => new ComingDay(Sign.Of(r.Id), scope.Current.DayOf(r.Ends!.Value)));
    }

    /// <summary>Records whose last talk is nearly as long ago as the agency keeps them.</summary>
    public async Task<IReadOnlyList<ComingDay>> RecordsAsync(DateTime now)
    {
        var cutoff = await retention.CutoffAsync(now);
        var until = cutoff.AddDays(DaysAhead);
        var rows = await db.Set<Engagement>().Where(e => e.Outcome == Outcome.Talked && e.At >= cutoff && e.At < until && (e.Heard != null || e.Purpose != ContactReferences.TakenOut))
            .Where(e => !db.Set<Engagement>().Any(l => l.PartnerId == e.PartnerId && l.At >= until && l.Outcome == Outcome.Talked))
            .GroupBy(e => e.PartnerId).Select(g => new { g.Key, Last = g.Max(e => e.At) }).OrderBy(g => g.Last).ThenBy(g => g.Key).Take(Most).ToListAsync();
        return rows.ConvertAll(r => new ComingDay(Sign.Of(r.Key), scope.Current.DayOf(r.Last + (now - cutoff))));
    }

    public Task<int> OfOthersAsync(DateTime now) => db.Set<ScreenedEntry>().CountAsync(e => e.ExpiresAt > now);

    /// <summary>The newest erasures, whoever or whatever they came from.</summary>
    public async Task<IReadOnlyList<Gone>> GoneAsync()
    {
        var rows = await db.Set<ErasureLine>().AsNoTracking().OrderByDescending(l => l.Id).Take(Most).ToListAsync();
        return rows.ConvertAll(r => r.ToLedger()).ConvertAll(line => new Gone(line.At, line.Deed, [.. line.Of.Take(SignsShown).Select(Sign.Of)], line.Of.Count));
    }
}

/// <param name="Sign">Whose it is, as the desk writes it.</param>
public sealed record ComingDay(string Sign, DateOnly On);

/// <param name="Signs">The first few of what it was about.</param>
public sealed record Gone(DateTime At, string Deed, IReadOnlyList<string> Signs, int Count);
