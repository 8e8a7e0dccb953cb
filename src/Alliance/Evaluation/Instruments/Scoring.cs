namespace Alliance.Evaluation.Instruments;

/// <summary>Makes scores of answers.</summary>
public static class Scoring
{
    /// <summary>
    /// The score of one person on one scale; null where fewer than the scale's least were answered. A sum with answers missing is the
    /// mean of those there are, times the number of items.
    /// </summary>
    public static double? Score(Instrument instrument, string scale, IReadOnlyDictionary<string, int> answers) =>
        instrument.Scales.FirstOrDefault(s => s.Key == scale) is { } found ? Score(instrument, found, answers) : throw new ArgumentException($"The instrument “{instrument.Key}” has no scale “{scale}”.", nameof(scale));

    public static double? Score(Instrument instrument, InstrumentScale scale, IReadOnlyDictionary<string, int> answers)
    {
        var points = ItemsOf(instrument, scale).Select(i => PointsOf(i, answers)).OfType<int>().ToList();
        if (points.Count == 0 || points.Count < scale.Least) return null;
        return scale.Scoring == ScaleScoring.Mean ? points.Average() : points.Average() * scale.Items.Count;
    }

    /// <summary>What an answer counts in its scale: reversed items from the other end. Null where it was not answered.</summary>
    public static int? PointsOf(InstrumentItem item, IReadOnlyDictionary<string, int> answers) =>
        !answers.TryGetValue(item.Key, out var answer) ? null : item.IsReversed ? item.Answers.Count + 1 - answer : answer;

    public static IEnumerable<InstrumentItem> ItemsOf(Instrument instrument, InstrumentScale scale) => scale.Items.Select(key => instrument.Items.First(i => i.Key == key));

    /// <summary>The lowest and the highest score that the scale can have.</summary>
    public static (double Lowest, double Highest) RangeOf(Instrument instrument, InstrumentScale scale)
    {
        var most = ItemsOf(instrument, scale).Max(i => i.Answers.Count);
        return scale.Scoring == ScaleScoring.Mean ? (1, most) : (scale.Items.Count, scale.Items.Count * most);
    }
}
