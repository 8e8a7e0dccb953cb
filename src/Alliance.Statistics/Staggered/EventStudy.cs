namespace Alliance.Statistics.Staggered;

/// <summary>The effect so many periods after the start of treatment; before it where negative, where it should be none.</summary>
/// <param name="EventTime">0 is the first treated period.</param>
public sealed record EventEffect(int EventTime, StaggeredEstimate Estimate);

/// <summary>Effects by the time since treatment began, and how their errors go together.</summary>
/// <remarks>
/// Each average weighs cohorts by their units; cohorts not seen at an event time are not in it. Complaints of the Chicago roll-out, efficient: at event
/// time 0 0.000308357515, standard error 0.002645326782; its variance 6.99775378545e-6, its covariance with event time 1 9.98257883993e-7.
/// </remarks>
public sealed record EventStudy
{
    public required IReadOnlyList<EventEffect> Effects { get; init; }

    /// <summary>Event times that were asked for and have no cohort to be seen in.</summary>
    public required IReadOnlyList<int> NotSeen { get; init; }

    /// <summary>Of the estimates, in their order; its diagonal holds the squares of the standard errors. Between event times that begin with different cohorts it is Neyman's.</summary>
    public required double[,] Covariance { get; init; }

    public required double[,] NeymanCovariance { get; init; }

    /// <summary>Effects at these event times.</summary>
    /// <param name="first">Such as 0, or -6 with a half year before.</param>
    /// <param name="last">Included.</param>
    /// <param name="level">Of the intervals, between 0 and 1.</param>
    /// <returns>Failure: a range that is none, no event time in it at which a treated cohort can be compared, an outcome without any spread, or a level outside 0 to 1.</returns>
    public static Answer<EventStudy> Of(StaggeredPanel panel, int first, int last, StaggeredEstimator estimator, double level = 0.95)
    {
        if (Check.Level(level) is { } bad)
        {
            return bad;
        }

        if (!StaggeredEffect.Usable(panel, estimator).Gives(out var usable, out var refusal) || !Seen(usable, first, last, estimator).Gives(out var seen, out refusal))
        {
            return refusal;
        }

        var moments = Moments.Of(usable, [.. seen.Select(each => each.Contrast)], withCovariances: true);
        Reckoned[] reckoned = [.. seen.Select((_, place) => Reckoned.Of(moments, place, estimator.Beta))];
        var largest = StaggeredEffect.LargestOutcome(usable);
        if (seen.Where((each, place) => !each.Contrast.IsNothingByDefinition && !reckoned[place].HasSpread(largest)).Any())
        {
            return StaggeredEffect.NoSpread;
        }

        return new EventStudy
        {
            Effects = [.. seen.Select((each, place) => new EventEffect(each.EventTime, each.Contrast.IsNothingByDefinition && reckoned[place].Beta == 1 ? StaggeredEstimate.Reference(level) : StaggeredEstimate.Of(reckoned[place], level)))],
            NotSeen = [.. Enumerable.Range(first, last - first + 1).Except(seen.Select(each => each.EventTime))],
            Covariance = Matrix(moments, seen, reckoned, isRefined: true),
            NeymanCovariance = Matrix(moments, seen, reckoned, isRefined: false),
        };
    }

    /// <summary>Those event times at which a treated cohort can be compared with one that is not treated yet.</summary>
    internal static Answer<IReadOnlyList<(int EventTime, Contrast Contrast)>> Seen(StaggeredPanel panel, int first, int last, StaggeredEstimator estimator)
    {
        if (last < first || (long)last - first > 2L * panel.Periods + 1000)
        {
            return new Refusal(RefusalKind.NotADesign, $"Event times {first} to {last} are no range that {panel.Periods} periods could show; write the first and the last, such as 0..24.");
        }

        if (estimator.AllBefore)
        {
            return new Refusal(RefusalKind.NotADesign, "An event study takes one β for each event time; use the efficient estimator with a single β.");
        }

        List<(int, Contrast)> seen = [];
        for (var time = first; time <= last; time++)
        {
            if (Contrasts.At(panel, time, estimator).ValueOrNothing is { } contrast)
            {
                seen.Add((time, contrast));
            }
        }

        return seen.Count == 0 ? Contrasts.At(panel, first, estimator) is Answer<Contrast>.NotReckoned not ? not.Refusal : throw new InvalidOperationException("What was not seen cannot be seen.") : seen;
    }

    private static double[,] Matrix(Moments moments, IReadOnlyList<(int EventTime, Contrast Contrast)> seen, Reckoned[] reckoned, bool isRefined)
    {
        var matrix = new double[reckoned.Length, reckoned.Length];
        for (var one = 0; one < reckoned.Length; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                if (!seen[one].Contrast.IsNothingByDefinition && !seen[other].Contrast.IsNothingByDefinition)
                {
                    var neyman = moments.Neyman(one, reckoned[one].Beta, other, reckoned[other].Beta);
                    matrix[one, other] = matrix[other, one] =
                        !isRefined ? neyman : one == other ? reckoned[one].Variance : neyman - moments.Overstated(one, other);
                }
            }
        }

        return matrix;
    }
}
