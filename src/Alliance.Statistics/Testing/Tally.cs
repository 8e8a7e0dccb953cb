using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Testing;

/// <summary>Counts arrangements whose sum lies at least as far out as the one seen.</summary>
internal sealed class Tally(double seen, double size, Alternative alternative)
{
    // Sums that differ by less are the same but for rounding.
    private readonly double allowance = 1e-11 * size;

    private long all;
    private long asFar;

    /// <summary>Every choice of so many of the values.</summary>
    public void Choose(double[] values, int from, int left, double sum)
    {
        if (left == 0)
        {
            Add(sum);
            return;
        }

        for (var at = from; at <= values.Length - left; at++)
        {
            Choose(values, at + 1, left - 1, sum + values[at]);
        }
    }

    /// <summary>Every choice of signs.</summary>
    public void Turn(double[] values, int at, double sum)
    {
        if (at == values.Length)
        {
            Add(sum);
            return;
        }

        Turn(values, at + 1, sum + values[at]);
        Turn(values, at + 1, sum - values[at]);
    }

    public void Draw(double[] values, int chosen, int draws, RandomNumbers chance)
    {
        for (var draw = 0; draw < draws; draw++)
        {
            var sum = 0.0;
            for (var at = 0; at < chosen; at++)
            {
                var other = at + chance.Below(values.Length - at);
                (values[at], values[other]) = (values[other], values[at]);
                sum += values[at];
            }

            Add(sum);
        }
    }

    public void DrawSigns(double[] values, int draws, RandomNumbers chance)
    {
        for (var draw = 0; draw < draws; draw++)
        {
            var sum = 0.0;
            foreach (var value in values)
            {
                sum += chance.Below(2) == 0 ? value : -value;
            }

            Add(sum);
        }
    }

    public PermutationTest Tested(double difference, bool exact) =>
        new(difference, exact ? (double)asFar / all : (asFar + 1.0) / (all + 1.0), all, exact);

    private void Add(double sum)
    {
        all++;
        var far = alternative switch
        {
            Alternative.Less => sum <= seen + allowance,
            Alternative.Greater => sum >= seen - allowance,
            _ => Math.Abs(sum) >= Math.Abs(seen) - allowance,
        };
        asFar += far ? 1 : 0;
    }
}
