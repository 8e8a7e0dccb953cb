using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Statistics.Randomness;
using MathNet.Numerics.Distributions;

namespace Alliance.Demonstration.Studies;

/// <summary>What is true of one outcome of a simulated study.</summary>
public sealed record SimulatedTruth
{
    /// <summary>For counts how much the course changes them, as a share (-0.2 is a fifth fewer); for scores in points.</summary>
    public double Effect { get; init; }

    /// <summary>Counts: of a usual unit in a usual month. Scores: the mean.</summary>
    public double Usual { get; init; } = 20;

    /// <summary>Between units: a share of the usual count, or points.</summary>
    public double UnitSpread { get; init; } = 0.2;

    /// <summary>From month to month for all units alike: a share, or points.</summary>
    public double MonthSpread { get; init; } = 0.05;

    /// <summary>Counts: of one unit in one month beyond chance, as a share. Scores: of a person, in points.</summary>
    public double OwnSpread { get; init; } = 0.1;

    /// <summary>Scores: of one answer, in points.</summary>
    public double AnswerSpread { get; init; } = 0.6;

    /// <summary>Scores: the months of the study, from 0, in which people are asked.</summary>
    public IReadOnlyList<int> AskedIn { get; init; } = [];

    /// <summary>Scores: how many are asked in each unit; null: as many as it has.</summary>
    public int? People { get; init; }

    /// <summary>Scores: the share that answers, each time anew.</summary>
    public double Answering { get; init; } = 0.8;

    /// <summary>Scores: whether a pseudonym links the answers of one person.</summary>
    public bool IsLinked { get; init; } = true;

    /// <summary>Scores: they stay between these, such as 1 and 5; null for any number.</summary>
    public double? Lowest { get; init; }
    public double? Highest { get; init; }

    /// <summary>Whether the whole effect is there from the month of beginning on; otherwise it grows over half a year.</summary>
    public bool StartsAtOnce { get; init; } = true;
}

/// <summary>Data of a study whose truth is known, from its plan and a seed: the same seed gives the same data.</summary>
public static class SimulatedStudy
{
    private const int MonthsToGrow = 6;

    /// <param name="truths">By the key of the outcome; an outcome without a truth gets no data.</param>
    public static StudyData Of(AnalysisPlan plan, IReadOnlyDictionary<string, SimulatedTruth> truths, long seed)
    {
        var frame = new StudyFrame(plan);
        var (counts, scores) = (new List<CountRow>(), new List<ScoreRow>());
        for (var place = 0; place < plan.Outcomes.Count; place++)
        {
            var outcome = plan.Outcomes[place];
            if (!truths.TryGetValue(outcome.Key, out var truth)) continue;
            var chance = RandomNumbers.Seeded(seed, place);
            if (StudyAnalysis.IsCount(outcome.Method)) counts.AddRange(Counts(frame, outcome.Key, truth, chance));
            else scores.AddRange(Scores(frame, outcome.Key, truth, chance));
        }
        return new StudyData { Counts = counts, Scores = scores };
    }

    private static IEnumerable<CountRow> Counts(StudyFrame frame, string key, SimulatedTruth truth, RandomNumbers chance)
    {
        double[] months = [.. Enumerable.Range(0, frame.Plan.Months).Select(_ => chance.Normal() * truth.MonthSpread)];
        for (var unit = 0; unit < frame.Units.Count; unit++)
        {
            var level = Math.Log(truth.Usual) + chance.Normal() * truth.UnitSpread;
            for (var month = 0; month < months.Length; month++)
            {
                var mean = Math.Exp(level + months[month] + chance.Normal() * truth.OwnSpread) * (1 + truth.Effect * Grown(frame, truth, unit, month));
                yield return new CountRow(key, frame.Units[unit].Code, frame.Month(month), Drawn(mean, chance), null);
            }
        }
    }

    private static IEnumerable<ScoreRow> Scores(StudyFrame frame, string key, SimulatedTruth truth, RandomNumbers chance)
    {
        double[] months = [.. truth.AskedIn.Select(_ => chance.Normal() * truth.MonthSpread)];
        for (var unit = 0; unit < frame.Units.Count; unit++)
        {
            var level = truth.Usual + chance.Normal() * truth.UnitSpread;
            for (var person = 0; person < (truth.People ?? frame.Units[unit].Size); person++)
            {
                var own = level + chance.Normal() * truth.OwnSpread;
                for (var asked = 0; asked < months.Length; asked++)
                {
                    var score = own + months[asked] + chance.Normal() * truth.AnswerSpread + truth.Effect * Grown(frame, truth, unit, truth.AskedIn[asked]);
                    if (chance.Uniform() >= truth.Answering) continue;
                    var within = Math.Min(truth.Highest ?? double.MaxValue, Math.Max(truth.Lowest ?? double.MinValue, score));
                    yield return new ScoreRow(key, frame.Units[unit].Code, frame.Month(truth.AskedIn[asked]), truth.IsLinked ? FormattableString.Invariant($"{frame.Units[unit].Code}-{person + 1}") : null, Math.Round(within, 4));
                }
            }
        }
    }

    private static double Grown(StudyFrame frame, SimulatedTruth truth, int unit, int month) =>
        !frame.HasBegun(unit, month) ? 0 : truth.StartsAtOnce ? 1 : Math.Min(1, (month - frame.Begins[unit]!.Value + 1) / (double)MonthsToGrow);

    /// <summary>A Poisson count by turning its distribution over, so that one draw makes one count.</summary>
    private static int Drawn(double mean, RandomNumbers chance)
    {
        var (uniform, count) = (chance.Uniform(), 0);
        for (var sum = Poisson.PMF(mean, 0); sum < uniform && count < mean * 10 + 100; sum += Poisson.PMF(mean, count)) count++;
        return count;
    }
}
