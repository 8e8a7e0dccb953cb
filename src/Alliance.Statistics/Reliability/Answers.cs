using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Reliability;

/// <summary>Answers of people to the items of a scale, NaN where one is missing.</summary>
internal sealed class Answers
{
    private readonly double[][] rows;

    private Answers(double[][] rows) => this.rows = rows;

    public int Items => rows[0].Length;

    public int People => rows.Length;

    /// <param name="rows">A row for each person, in it an answer to each item, NaN where missing.</param>
    /// <param name="complete">Whether people who left an item out are left out.</param>
    /// <returns>Failure: one item, rows of different length, an infinite answer, fewer than three people, or an item that everybody answered alike.</returns>
    public static Answer<Answers> Of(IReadOnlyList<double[]> rows, bool complete)
    {
        if (rows.Count == 0 || rows[0].Length < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Reliability of a scale needs at least two items: one item alone has nothing to agree with.");
        }

        if (rows.Any(row => row.Length != rows[0].Length))
        {
            return new Refusal(RefusalKind.UnequalLengths, "Every person's row must have a place for every item.");
        }

        if (rows.Any(row => Array.Exists(row, double.IsInfinity)))
        {
            return new Refusal(RefusalKind.NotANumber, "An answer must be a finite number, or missing.");
        }

        double[][] kept = [.. rows.Where(row => complete ? !Array.Exists(row, double.IsNaN) : Array.Exists(row, answer => !double.IsNaN(answer)))];
        return Refuse(kept, rows.Count, rows[0].Length) is { } refusal ? refusal : new Answers(kept);
    }

    /// <summary>n − 1 in the divisor; each pair over the people who answered both.</summary>
    public double[,] Covariances()
    {
        var covariances = new double[Items, Items];
        for (var one = 0; one < Items; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                covariances[one, other] = covariances[other, one] = Covariance(one, other);
            }
        }

        return covariances;
    }

    private static Refusal? Refuse(double[][] kept, int people, int items)
    {
        const int Fewest = 3;
        if (kept.Length < Fewest)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"Of {people} people {kept.Length} answered the items: reliability needs at least {Fewest}.");
        }

        for (var item = 0; item < items; item++)
        {
            double[] answers = [.. kept.Select(row => row[item]).Where(answer => !double.IsNaN(answer))];
            if (answers.Length < Fewest)
            {
                return new Refusal(RefusalKind.TooFewPoints, $"Item {item + 1} was answered by {answers.Length} people: reliability needs at least {Fewest}.");
            }

            if (answers.Max() == answers.Min())
            {
                return new Refusal(RefusalKind.NoSpread, $"Everybody gave the same answer to item {item + 1}: leave it out, it tells nobody apart.");
            }
        }

        return null;
    }

    private double Covariance(int one, int other)
    {
        double[][] both = [.. rows.Where(row => !double.IsNaN(row[one]) && !double.IsNaN(row[other]))];
        if (both.Length < 2)
        {
            return double.NaN;
        }

        var first = Sample.Mean(Array.ConvertAll(both, row => row[one]));
        var second = Sample.Mean(Array.ConvertAll(both, row => row[other]));
        var sum = both.Aggregate((DoubleDouble)0, (sum, row) => sum + (row[one] - first) * (row[other] - second));
        return (double)sum / (both.Length - 1);
    }
}
