using System.Security.Cryptography;
using System.Text;
using Alliance.Demonstration.Studies;
using Alliance.Evaluation;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Town;

/// <summary>
/// What two years of the first study brought. What is true of it stands in <see cref="Truths"/>: officers value the work more, partners notice, contacts
/// rise by a fifth; complaints, force and injuries stay as they were. The report has to find out.
/// </summary>
public sealed class TownFirstStudyData(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId, Study study, AnalysisPlan plan, IReadOnlyList<StudyUnit> units)
{
    private const long Seed = 20260412;

    /// <summary>In the months of the study, from 0: before anybody begins, and then every four.</summary>
    private static readonly IReadOnlyList<int> AskedIn = [5, 9, 13, 17, 21];

    private static SimulatedTruth Score(double usual, double effect) => new() { Usual = usual, Effect = effect, UnitSpread = 0.15, MonthSpread = 0.05, OwnSpread = 0.35, AnswerSpread = 0.45, AskedIn = AskedIn, Answering = 1, Lowest = 1, Highest = 5 };

    private static SimulatedTruth Count(double usual, double effect) => new() { Usual = usual, Effect = effect, UnitSpread = 0.2, MonthSpread = 0.06, OwnSpread = 0.08, StartsAtOnce = false };

    private static readonly IReadOnlyDictionary<string, SimulatedTruth> Truths = new Dictionary<string, SimulatedTruth>
    {
        ["values_relationships"] = Score(3.3, 0.4),
        ["listening"] = Score(3.6, 0.2),
        ["solved_together"] = Score(3.1, 0.35) with { People = 14, IsLinked = false },
        ["trust"] = Score(3.2, 0.1) with { People = 14, IsLinked = false },
        [HouseMeasures.PositiveContacts] = Count(46, 0.25),
        ["voluntary_calls"] = Count(80, 0.08),
        ["complaints"] = Count(3.2, 0),
        ["force"] = Count(4.5, 0),
        ["injuries"] = Count(1.2, 0),
    };

    /// <returns>The instruments that were used, by key, as the town keeps them.</returns>
    public IReadOnlyDictionary<string, InstrumentVersion> Tell()
    {
        var kept = new Dictionary<string, InstrumentVersion>();
        var data = SimulatedStudy.Of(plan, Truths, Seed);
        foreach (var outcome in plan.Outcomes.Where(o => o.Source == OutcomeSource.File)) Bring(outcome, [.. data.Counts.Where(c => c.Outcome == outcome.Key)]);
        foreach (var outcome in plan.Outcomes.Where(o => o.Source == OutcomeSource.Record)) Freeze([.. data.Counts.Where(c => c.Outcome == outcome.Key)]);
        foreach (var survey in plan.Outcomes.Where(o => o.Source == OutcomeSource.Survey).GroupBy(o => o.Instrument!))
            kept[survey.Key] = Ask(ReadyMade.Find(survey.Key)!, survey.ToDictionary(o => o.Scale!, o => data.Scores.Where(s => s.Outcome == o.Key).ToList()));
        return kept;
    }

    private void Bring(PlannedOutcome outcome, IReadOnlyList<CountRow> counts)
    {
        var at = calendar.At(9, 11);
        var file = new OutcomeFile
        {
            AgencyId = agencyId,
            Id = dice.NewId(at),
            StudyId = study.Id,
            Outcome = outcome.Key,
            FileName = $"{outcome.Key}.csv",
            Hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', counts.Select(c => FormattableString.Invariant($"{c.Unit},{c.Month:yyyy-MM},{c.Count}"))))),
            Rows = counts.Count,
            Remarks = "[]",
            ById = accounts["eva"],
            At = at,
            TakenAt = at,
        };
        var rows = counts.Select(c => new OutcomeCount { AgencyId = agencyId, Id = dice.NewId(at), StudyId = study.Id, FileId = file.Id, Outcome = outcome.Key, UnitId = UnitOf(c.Unit).Id, Month = c.Month, Count = c.Count });
        deeds.Add(at, accounts.Acting("eva", Role.Evaluator), OutcomeEvents.FileTaken, EvaluationEvents.Purpose, file, null, [file]);
        deeds.AddUnnamed(at, OutcomeEvents.FileTaken, EvaluationEvents.Purpose, nameof(OutcomeCount), [.. rows]);
    }

    private void Freeze(IReadOnlyList<CountRow> counts)
    {
        foreach (var month in counts.GroupBy(c => c.Month))
        {
            var over = month.Key.AddMonths(1);
            // The house counts from when it was there.
            var at = calendar.At(over < calendar.Day(700) ? calendar.Day(700) : over, 2);
            deeds.AddUnnamed(at, OutcomeEvents.MonthsFrozen, EvaluationEvents.Purpose, nameof(FrozenCount),
                [.. month.Select(c => new FrozenCount { AgencyId = agencyId, Id = dice.NewId(at), Measure = c.Outcome, SquadId = UnitOf(c.Unit).SquadId, Month = c.Month, Count = c.Count, FrozenAt = at })]);
        }
    }

    /// <param name="scores">By scale.</param>
    private InstrumentVersion Ask(Instrument instrument, Dictionary<string, List<ScoreRow>> scores)
    {
        var at = calendar.At(plan.FirstMonth.AddMonths(AskedIn[0]), 8);
        var version = new InstrumentVersion { AgencyId = agencyId, Id = dice.NewId(at), Key = instrument.Key, Number = 1, Title = instrument.Title.En, Audience = instrument.Audience, Text = InstrumentText.Write(instrument), ById = accounts["eva"], At = at, PublishedAt = at };
        deeds.Add(at, accounts.Acting("eva", Role.Evaluator), InstrumentEvents.InstrumentKept, EvaluationEvents.Purpose, version, null, [version]);
        var isLinked = instrument.Audience == InstrumentAudience.Officer;
        var pseudonyms = new Dictionary<string, string>();
        foreach (var month in AskedIn.Select(plan.FirstMonth.AddMonths))
        {
            var opens = calendar.At(month, 9);
            var wave = new SurveyWave
            {
                AgencyId = agencyId,
                Id = dice.NewId(opens),
                StudyId = study.Id,
                InstrumentVersionId = version.Id,
                Title = FormattableString.Invariant($"{instrument.Title.En}, {month:MMMM yyyy}"),
                ForMonth = month,
                OpensOn = month,
                ClosesOn = month.AddDays(20),
                Ways = isLinked ? SurveyWays.Link : SurveyWays.Open | SurveyWays.Paper,
                Code = string.Concat(Enumerable.Range(0, 10).Select(_ => "23456789abcdefghjkmnpqrstvwxyz"[dice.Between(0, 29)])),
                PlannedById = accounts["eva"],
                PlannedAt = opens,
                ClosedAt = calendar.At(month.AddDays(21), 1),
            };
            deeds.Add(opens, accounts.Acting("eva", Role.Evaluator), SurveyEvents.WavePlanned, EvaluationEvents.Purpose, wave, null, [wave]);
            deeds.AddUnnamed(opens, SurveyEvents.Answered, EvaluationEvents.Purpose, nameof(SurveyResponse), [.. Answers(instrument, wave, month, scores, isLinked ? pseudonyms : null)]);
        }
        return version;
    }

    private IEnumerable<object> Answers(Instrument instrument, SurveyWave wave, DateOnly month, Dictionary<string, List<ScoreRow>> scores, Dictionary<string, string>? pseudonyms)
    {
        var lead = scores.Values.First().Where(s => s.Month == month).ToList();
        var others = scores.ToDictionary(s => s.Key, s => s.Value.Where(row => row.Month == month).ToList());
        for (var i = 0; i < lead.Count; i++)
        {
            // Some are asked and do not answer.
            var answers = dice.Chance(0.82) ? Items(instrument, others.ToDictionary(o => o.Key, o => o.Value[i].Score), lead[i].Score) : null;
            if (pseudonyms is not null)
            {
                if (!pseudonyms.TryGetValue(lead[i].Person!, out var pseudonym)) pseudonyms[lead[i].Person!] = pseudonym = string.Concat(Enumerable.Range(0, 32).Select(_ => "0123456789abcdef"[dice.Between(0, 15)]));
                yield return new SurveyInvitation { AgencyId = agencyId, Id = dice.NewKey(), WaveId = wave.Id, Pseudonym = pseudonym, UnitId = UnitOf(lead[i].Unit).Id, SecretHash = Secret(), SentOn = month, AnsweredOn = answers is null ? null : month.AddDays(dice.Between(0, 20)) };
            }
            if (answers is null) continue;
            yield return new SurveyResponse
            {
                AgencyId = agencyId,
                Id = dice.NewKey(),
                WaveId = wave.Id,
                Way = pseudonyms is not null ? SurveyWays.Link : dice.Chance(0.7) ? SurveyWays.Open : SurveyWays.Paper,
                Pseudonym = pseudonyms?[lead[i].Person!],
                UnitId = UnitOf(lead[i].Unit).Id,
                Language = pseudonyms is null && dice.Chance(0.2) ? "es" : "en",
                AnsweredOn = month.AddDays(dice.Between(0, 20)),
                Answers = SurveyAnswers.Write(instrument, answers),
            };
        }
    }

    /// <summary>Answers to each item around the score of its scale; items of scales that the study does not look at go with the first.</summary>
    private Dictionary<string, int> Items(Instrument instrument, Dictionary<string, double> scores, double otherwise)
    {
        var answers = new Dictionary<string, int>();
        foreach (var scale in instrument.Scales)
            foreach (var item in Scoring.ItemsOf(instrument, scale))
            {
                var around = scores.GetValueOrDefault(scale.Key, otherwise);
                // Rounded up as often as its fraction says, so that the mean stays what it is.
                var points = Math.Clamp((int)Math.Floor(around) + (dice.Chance(around - Math.Floor(around)) ? 1 : 0), 1, item.Answers.Count);
                answers[item.Key] = item.IsReversed ? item.Answers.Count + 1 - points : points;
            }
        return answers;
    }

    private byte[] Secret() => [.. Enumerable.Range(0, 32).Select(_ => (byte)dice.Between(0, 255))];

    private StudyUnit UnitOf(string code) => units.Single(u => u.Code == code);
}
