using Alliance.Platform.Data;
using Alliance.Statistics;
using Alliance.Statistics.Reliability;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Observed;

public sealed record NamedSheet(ObservationSheet Sheet, string Name);

/// <summary>How far two raters agree over the items that both could mark.</summary>
/// <param name="Items">How many these are.</param>
public sealed record RaterAgreement(int Items, Answer<double> Kappa, Answer<IntraclassCorrelation> Icc);

/// <summary>One observation with its sheets, as somebody who may see it sees it.</summary>
public sealed record Observed(Observation Observation, string Learner, IReadOnlyList<NamedSheet> Sheets)
{
    public IReadOnlyList<NamedSheet> Raters => [.. Sheets.Where(s => s.Sheet.By == SheetBy.Rater)];

    /// <summary>Whether all raters have handed in: until then nobody sees what another marked.</summary>
    public bool IsOpen => Raters.Count > 0 && Raters.All(s => s.Sheet.HandedInAt is not null);

    /// <summary>The mean of the raters over an item; null where none could mark it.</summary>
    public double? MeanOf(ChecklistItem item) => Mean(Raters.Select(r => MarkOf(r, item)));

    /// <summary>The mean over all items and raters.</summary>
    public double? Overall => Mean(Checklist.Items.SelectMany(i => Raters.Select(r => MarkOf(r, i))));

    /// <summary>How the other was listened to, as one kind of sheet has it.</summary>
    public double? ListeningBy(SheetBy by) => Mean(Sheets.Where(s => s.Sheet.By == by && s.Sheet.HandedInAt is not null).SelectMany(s => Checklist.Listening.Select(i => MarkOf(s, i))));

    /// <summary>Null where there are not two raters who handed in.</summary>
    public RaterAgreement? Agreement
    {
        get
        {
            if (!IsOpen || Raters.Count != 2) return null;
            var both = Checklist.Items.Select(i => (First: MarkOf(Raters[0], i), Second: MarkOf(Raters[1], i))).Where(p => p is { First: > 0, Second: > 0 }).Select(p => (First: p.First!.Value, Second: p.Second!.Value)).ToList();
            return new RaterAgreement(both.Count, WeightedKappa.Of(both.ConvertAll(p => p.First), both.ConvertAll(p => p.Second), Checklist.Marks, KappaWeights.Squared), IntraclassCorrelation.Of(both.ConvertAll(p => (IReadOnlyList<double>)[p.First, p.Second])));
        }
    }

    public static int? MarkOf(NamedSheet sheet, ChecklistItem item) => sheet.Sheet.Marked.TryGetValue(item.Code, out var mark) && mark != Checklist.NoOccasion ? mark : null;

    private static double? Mean(IEnumerable<int?> marks) => marks.Average();
}

/// <summary>Reads observations for those who may see them.</summary>
public sealed class ObservationReading(AllianceContext db)
{
    /// <param name="me">Who looks.</param>
    /// <param name="teaches">Whether as a trainer, who sees assessments.</param>
    /// <returns>Null where it is not there, or not for them.</returns>
    public async Task<Observed?> FindAsync(Guid id, Guid me, bool teaches)
    {
        var observation = await db.Set<Observation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id);
        if (observation is null) return null;
        var sheets = await (from sheet in db.Set<ObservationSheet>().AsNoTracking()
                            join account in db.Users on sheet.AccountId equals account.Id
                            where sheet.ObservationId == id
                            orderby sheet.By, sheet.AskedAt, sheet.Id
                            select new NamedSheet(sheet, account.DisplayName)).ToListAsync();
        var may = observation.LearnerId == me || sheets.Exists(s => s.Sheet.AccountId == me) || (teaches && observation.Kind == ObservationKind.Assessment);
        return may ? new Observed(observation, await db.Users.Where(u => u.Id == observation.LearnerId).Select(u => u.DisplayName).SingleAsync(), sheets) : null;
    }

    /// <summary>A learner's own, the oldest first.</summary>
    public async Task<IReadOnlyList<Observed>> OfLearnerAsync(Guid me)
    {
        var found = new List<Observed>();
        foreach (var id in await db.Set<Observation>().Where(o => o.LearnerId == me).OrderBy(o => o.On).ThenBy(o => o.PlannedAt).ThenBy(o => o.Id).Select(o => o.Id).ToListAsync())
            if (await FindAsync(id, me, false) is { } one) found.Add(one);
        return found;
    }
}
