using Alliance.Evaluation.Instruments;
using Alliance.Partnerships.Export;
using Alliance.Statistics.Reliability;

namespace Alliance.Evaluation.Results;

/// <summary>One person's answers, with the unit they are in.</summary>
public sealed record GivenAnswers(Guid? UnitId, IReadOnlyDictionary<string, int> Answers);

/// <param name="Id">Null for those of no unit.</param>
public sealed record NamedUnit(Guid? Id, string Name);

/// <summary>How one item was answered. Where fewer than ten answered it, nothing but that.</summary>
/// <param name="Counts">For each answer of its list, in order; null where held back, or where it has none.</param>
/// <param name="Middle">The median of numbers; the mean of ratings.</param>
public sealed record ItemFigures(InstrumentItem Item, ShownCount Answered, IReadOnlyList<int>? Counts, double? Middle);

/// <param name="Mean">Null where fewer than ten of the unit have a score, or where it would tell the mean of another that is held back.</param>
public sealed record UnitScore(string Unit, ShownCount Scored, double? Mean);

/// <summary>A scale's score over everybody, by unit, and how well its items hold together.</summary>
public sealed record ScaleFigures(InstrumentScale Scale, double Lowest, double Highest, ShownCount Scored, double? Mean, double? Deviation, IReadOnlyList<UnitScore> Units)
{
    public Alpha? Alpha { get; init; }
    public Omega? Omega { get; init; }

    /// <summary>Why there is no alpha, as a sentence.</summary>
    public string? WhyNoAlpha { get; init; }
}

/// <summary>Everything that is shown of a wave's answers: counts and means of ten or more.</summary>
public sealed record WaveFigures
{
    public required int Responses { get; init; }
    public required IReadOnlyList<ItemFigures> Items { get; init; }
    public required IReadOnlyList<ScaleFigures> Scales { get; init; }

    public bool IsHeldBack => Responses < SmallCells.Threshold;

    public static WaveFigures Of(Instrument instrument, IReadOnlyList<GivenAnswers> given, IReadOnlyList<NamedUnit> units) => new()
    {
        Responses = given.Count,
        Items = [.. instrument.Items.Where(i => i.Kind != ItemKind.Words).Select(i => Item(i, given))],
        Scales = [.. instrument.Scales.Select(s => Scale(instrument, s, given, units))],
    };

    private static ItemFigures Item(InstrumentItem item, IReadOnlyList<GivenAnswers> given)
    {
        var answers = given.Where(g => g.Answers.ContainsKey(item.Key)).Select(g => g.Answers[item.Key]).Order().ToList();
        var shown = Hold(answers.Count);
        if (shown.IsHeldBack || answers.Count == 0) return new ItemFigures(item, shown, null, null);
        return item.Kind switch
        {
            ItemKind.Number => new ItemFigures(item, shown, null, Median(answers)),
            ItemKind.Rating => new ItemFigures(item, shown, Counts(item, answers), answers.Average()),
            _ => new ItemFigures(item, shown, Counts(item, answers), null),
        };
    }

    private static ScaleFigures Scale(Instrument instrument, InstrumentScale scale, IReadOnlyList<GivenAnswers> given, IReadOnlyList<NamedUnit> units)
    {
        var scored = given.Select(g => (g.UnitId, Score: Scoring.Score(instrument, scale, g.Answers))).Where(s => s.Score is not null).Select(s => (s.UnitId, Score: s.Score!.Value)).ToList();
        var (lowest, highest) = Scoring.RangeOf(instrument, scale);
        var figures = new ScaleFigures(scale, lowest, highest, Hold(scored.Count), null, null, []);
        if (scored.Count < SmallCells.Threshold) return figures;
        var mean = scored.Average(s => s.Score);
        figures = figures with
        {
            Mean = mean,
            Deviation = Math.Sqrt(scored.Sum(s => Math.Pow(s.Score - mean, 2)) / (scored.Count - 1)),
            Units = ByUnit([.. units.Select(u => (u.Name, Scores: scored.Where(s => s.UnitId == u.Id).Select(s => s.Score).ToList()))]),
        };
        return scale.Items.Count > 1 ? WithReliability(figures, instrument, given) : figures;
    }

    /// <summary>
    /// Means of units with ten or more. Where those held back make fewer than ten together, the smallest that is shown goes too: the
    /// mean of all less the means of the others would tell theirs.
    /// </summary>
    private static IReadOnlyList<UnitScore> ByUnit(IReadOnlyList<(string Name, List<double> Scores)> units)
    {
        var shown = units.Where(u => u.Scores.Count >= SmallCells.Threshold).OrderByDescending(u => u.Scores.Count).Select(u => u.Name).ToList();
        int Held() => units.Where(u => !shown.Contains(u.Name)).Sum(u => u.Scores.Count);
        while (shown.Count > 0 && SmallCells.IsSmall(Held())) shown.RemoveAt(shown.Count - 1);
        return [.. units.Select(u => new UnitScore(u.Name, Hold(u.Scores.Count), shown.Contains(u.Name) ? u.Scores.Average() : null))];
    }

    private static ScaleFigures WithReliability(ScaleFigures figures, Instrument instrument, IReadOnlyList<GivenAnswers> given)
    {
        var items = Scoring.ItemsOf(instrument, figures.Scale).ToList();
        var complete = given.Where(g => items.TrueForAll(i => g.Answers.ContainsKey(i.Key))).Select(g => items.ConvertAll(i => (double)Scoring.PointsOf(i, g.Answers)!.Value).ToArray()).ToList();
        if (complete.Count < SmallCells.Threshold) return figures with { WhyNoAlpha = "Fewer than 10 answered all its questions." };
        if (!Alpha.Of(complete).Gives(out var alpha, out var refusal)) return figures with { WhyNoAlpha = refusal.Sentence };
        return figures with { Alpha = alpha, Omega = Omega.Of(complete).Gives(out var omega, out _) ? omega : null };
    }

    private static int[] Counts(InstrumentItem item, IReadOnlyList<int> answers) => [.. Enumerable.Range(1, item.Answers.Count).Select(answer => answers.Count(a => a == answer))];

    private static double Median(List<int> sorted) => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2.0;

    private static ShownCount Hold(int count) => SmallCells.Show(count, holdBack: true);
}
