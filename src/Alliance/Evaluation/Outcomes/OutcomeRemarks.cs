using Alliance.Partnerships.Import.Register;

namespace Alliance.Evaluation.Outcomes;

/// <summary>What is worth knowing about counts that can be taken in: gaps, jumps, nothing at all.</summary>
internal static class OutcomeRemarks
{
    /// <summary>A month further from the unit's usual than this many times how far its months usually lie, is a jump.</summary>
    private const double Far = 6, OfMedianDeviation = 1.4826;

    private const int MostRemarks = 30;

    public static IReadOnlyList<Sentence> Of(IReadOnlyList<ReadCount> counts, OutcomeFrame frame)
    {
        List<Sentence> all = [.. Gaps(counts, frame), .. Jumps(counts)];
        if (counts.Count > 0 && counts.All(count => count.Count == 0)) all.Add(new Sentence("Every count is zero."));
        return all.Count > MostRemarks ? [.. all.Take(MostRemarks), new Sentence("And {0} more like these.", all.Count - MostRemarks)] : all;
    }

    private static IEnumerable<Sentence> Gaps(IReadOnlyList<ReadCount> counts, OutcomeFrame frame)
    {
        var there = counts.Select(count => (count.Unit, count.Month)).ToHashSet();
        var months = frame.MonthsSoFar.ToList();
        foreach (var (code, _) in frame.Units)
        {
            var missing = months.Where(month => !there.Contains((code, month))).ToList();
            if (missing.Count == months.Count && missing.Count > 0) yield return new Sentence("Unit {0} has no row at all.", code);
            else if (missing.Count > 0) yield return new Sentence("Unit {0} has no count for {1}. What is missing is left out of the analysis; it is never taken as zero.", code, Written(missing));
        }
    }

    private static string Written(List<DateOnly> months)
    {
        const int Named = 6;
        var named = string.Join(", ", months.Take(Named).Select(OutcomeFrame.Write));
        return months.Count > Named ? $"{named} (+{months.Count - Named})" : named;
    }

    private static IEnumerable<Sentence> Jumps(IReadOnlyList<ReadCount> counts)
    {
        foreach (var unit in counts.GroupBy(count => count.Unit).OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            var usual = Median([.. unit.Select(count => (double)count.Count)]);
            var away = OfMedianDeviation * Median([.. unit.Select(count => Math.Abs(count.Count - usual))]);
            foreach (var count in unit.OrderBy(each => each.Month).Where(each => Math.Abs(each.Count - usual) > Far * Math.Max(away, Math.Sqrt(usual + 1))))
                yield return new Sentence("Unit {0} has {1} in {2}, where it usually has about {3}. If that is right, leave it.", count.Unit, count.Count, OutcomeFrame.Write(count.Month), Math.Round(usual));
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }
}
