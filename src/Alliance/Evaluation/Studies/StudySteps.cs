using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <param name="Path">Where it is done.</param>
/// <param name="Says">How it stands, in words; with its facts.</param>
public sealed record StudyStep(string Name, string Path, bool IsDone, string Says, params IReadOnlyList<object> Facts)
{
    private static readonly IReadOnlyList<string> ReadByAll = ["/Studies/Draw/", "/Studies/Plan/", "/Studies/Timetable/", "/Evaluation/Surveys/", "/Evaluation/Reports/"];

    /// <summary>Whether somebody who follows the study and does not plan it may look there.</summary>
    public bool IsForAll => ReadByAll.Any(part => Path.Contains(part, StringComparison.Ordinal));
}

/// <summary>The way from a question to a report: what is done, and what comes next.</summary>
public sealed class StudySteps(AllianceContext db, StudyReader reader)
{
    public async Task<IReadOnlyList<StudyStep>> OfAsync(Study study, PlanLock? plan, StudyDraw? draw)
    {
        var outcomes = await reader.OutcomesOfAsync(study.Id);
        var units = await reader.UnitsOfAsync(study.Id);
        const string page = "~/Evaluation/Studies/";
        List<StudyStep> steps =
        [
            new("Question", $"{page}Question/{study.Id}", study.Question.Length > 0, "What is asked, in one breath."),
            Outcomes(outcomes, $"{page}Outcomes/{study.Id}"),
            new("Design", $"{page}Design/{study.Id}", true, study.Design.Means()),
            Months(study, $"{page}Months/{study.Id}"),
            Units(study, units, $"{page}Units/{study.Id}"),
            Power(outcomes, $"{page}Power/{study.Id}"),
            Ethics(study, $"{page}Ethics/{study.Id}"),
        ];
        if (study.Design.DrawsLots()) steps.Add(draw is null
            ? new("Drawing lots", $"{page}Draw/{study.Id}", false, "Who begins when is drawn by lot, before witnesses.")
            : new("Drawing lots", $"{page}Draw/{study.Id}", true, "Drawn on {0}. Anybody can draw it again.", draw.DrawnAt));
        steps.Add(plan is null
            ? new("The plan", $"{page}Plan/{study.Id}", false, "Locked before outcomes are seen, with time and hash.")
            : new("The plan", $"{page}Plan/{study.Id}", true, "Locked on {0}.", plan.LockedAt));
        if (plan is not null || draw is not null) steps.Add(await TimetableAsync(study, $"{page}Timetable/{study.Id}"));
        if (plan is not null) steps.AddRange(await AfterTheLockAsync(study, outcomes));
        return steps;
    }

    private static StudyStep Outcomes(List<StudyOutcome> outcomes, string path)
    {
        var primaries = outcomes.Count(o => o.Rank == OutcomeRank.Primary);
        return outcomes.Count == 0 ? new("Outcomes", path, false, "What is looked at, and which way of it would be good.")
            : primaries == 0 ? new("Outcomes", path, false, "{0} in all, and none of them primary yet.", outcomes.Count)
            : new("Outcomes", path, true, "{0} in all: {1} primary, {2} to watch for harm.", outcomes.Count, primaries, outcomes.Count(o => o.Rank == OutcomeRank.Harm));
    }

    private static StudyStep Months(Study study, string path) => study.FirstMonth is not { } first || !StudyCalendar.IsSet(study)
        ? new("Months", path, false, "Which months are looked at, before and after.")
        : study.Design.HasWaves() ? new("Months", path, true, "{0} months from {1}, {2} of them before anybody begins; {3} waves, {4} months apart.", study.Months, first.ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture), study.MonthsBefore, study.Waves, study.MonthsBetweenWaves)
        : new("Months", path, true, "{0} months from {1}, {2} of them before the course.", study.Months, first.ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture), study.MonthsBefore);

    private static StudyStep Units(Study study, List<StudyUnit> units, string path) => units.Count < study.Design.LeastUnits()
        ? new("Units", path, false, study.UnitKind == StudyUnitKind.Squad ? "Which squads take part." : "Which areas take part.")
        : new("Units", path, true, study.UnitKind == StudyUnitKind.Squad ? "{0} squads with {1} people." : "{0} areas with {1} partners.", units.Count, units.Sum(u => u.Size));

    private static StudyStep Power(List<StudyOutcome> outcomes, string path)
    {
        var primaries = outcomes.FindAll(o => o.Rank == OutcomeRank.Primary);
        return primaries.Count > 0 && primaries.TrueForAll(PowerAssumptions.WereGiven)
            ? new("What it would find", path, true, "Reckoned for every primary outcome.")
            : new("What it would find", path, false, "The smallest effect this study would find, before anybody works for it.");
    }

    private static StudyStep Ethics(Study study, string path) => study.Ethics == EthicsReview.NotAsked || string.IsNullOrWhiteSpace(study.DataTerms) || string.IsNullOrWhiteSpace(study.Conflicts)
        ? new("Ethics", path, false, "Review, terms of use and conflicts of interest.")
        : new("Ethics", path, true, "Review, terms of use and conflicts of interest are noted.");

    private async Task<StudyStep> TimetableAsync(Study study, string path)
    {
        var waves = await db.Set<StudyWave>().Where(w => w.StudyId == study.Id).Select(w => w.CohortId).ToListAsync();
        return new("Timetable", path, waves.Count > 0 && waves.TrueForAll(c => c is not null), "{0} of {1} waves have a course.", waves.Count(c => c is not null), waves.Count);
    }

    private async Task<IEnumerable<StudyStep>> AfterTheLockAsync(Study study, List<StudyOutcome> outcomes)
    {
        var surveys = await db.Set<SurveyWave>().CountAsync(w => w.StudyId == study.Id);
        var files = await db.Set<OutcomeFile>().Where(f => f.StudyId == study.Id && f.ReplacedAt == null).Select(f => f.Outcome).Distinct().CountAsync();
        var wanted = outcomes.Count(o => o.Source == OutcomeSource.File);
        var reports = await db.Set<StudyReport>().CountAsync(r => r.StudyId == study.Id);
        List<StudyStep> steps = [];
        if (outcomes.Exists(o => o.Source == OutcomeSource.Survey)) steps.Add(new("Surveys", $"~/Evaluation/Surveys/{study.Id}", surveys > 0, surveys == 0 ? "Nobody is asked yet." : "Planned: {0}.", surveys));
        steps.Add(new("Data", $"~/Evaluation/Outcomes/{study.Id}", files >= wanted, wanted == 0 ? "What is counted by the house itself, and by rated assessments." : "Files for {0} of {1} outcomes are here.", files, wanted));
        steps.Add(new("Report", $"~/Evaluation/Reports/{study.Id}", reports > 0, reports == 0 ? "The locked plan is run in one click." : "Run {0} times.", reports));
        return steps;
    }
}
