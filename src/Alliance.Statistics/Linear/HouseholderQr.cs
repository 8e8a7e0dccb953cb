using Alliance.Statistics.Formulas;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Linear;

/// <summary>X = QR by Householder's reflections, column after column, with the reflections kept.</summary>
/// <remarks>Golub and Van Loan (2013), Matrix Computations, 4th edition, §5.2.</remarks>
internal sealed class HouseholderQr
{
    // What is left of a column once the others are taken out, over its length: below it, rounding is all that is left. R's 1e-7 refuses NIST's Filip.
    private const double Tolerance = 1e-11;

    // The share of a column in another beyond which it is named as a part of it.
    private const double ShareWorthNaming = 1e-6;

    private readonly double[][] packed;
    private readonly double[] scales;

    private HouseholderQr(double[][] packed)
    {
        this.packed = packed;
        scales = new double[packed.Length];
        Triangle = new Triangle(packed.Length);
    }

    /// <summary>R.</summary>
    public Triangle Triangle { get; }

    /// <param name="rootWeights">Square roots of the rows' weights; empty where all weigh one.</param>
    /// <returns>Failure: as many columns as rows or more, or a column that others add up to; the sentence names it.</returns>
    public static Answer<HouseholderQr> Of(DesignMatrix x, ReadOnlySpan<double> rootWeights = default)
    {
        if (x.Rows < x.Width)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"{x.Width} coefficients cannot be told from {x.Rows} rows: use fewer terms or more rows.");
        }

        var columns = new double[x.Width][];
        for (var place = 0; place < columns.Length; place++)
        {
            columns[place] = x.Column(place).ToArray();
            Weigh(columns[place], rootWeights);
        }

        var qr = new HouseholderQr(columns);
        return qr.Reflect(x) is { } refusal ? refusal : qr;
    }

    /// <summary>Q'y, in place.</summary>
    public void ApplyTransposed(double[] y)
    {
        for (var place = 0; place < packed.Length; place++)
        {
            ReflectBy(place, y);
        }
    }

    /// <summary>Qy, in place.</summary>
    public void Apply(double[] y)
    {
        for (var place = packed.Length - 1; place >= 0; place--)
        {
            ReflectBy(place, y);
        }
    }

    private static void Weigh(double[] column, ReadOnlySpan<double> rootWeights)
    {
        for (var row = 0; row < rootWeights.Length; row++)
        {
            column[row] *= rootWeights[row];
        }
    }

    private Refusal? Reflect(DesignMatrix x)
    {
        for (var place = 0; place < packed.Length; place++)
        {
            var column = packed[place];
            var whole = Norm(column);
            for (var earlier = 0; earlier < place; earlier++)
            {
                ReflectBy(earlier, column);
                Triangle[earlier, place] = column[earlier];
            }

            var left = Norm(column.AsSpan(place));
            if (!(left > Tolerance * whole))
            {
                return Collinear(x, place, whole);
            }

            var head = column[place] > 0 ? -left : left;
            Triangle[place, place] = head;
            column[place] -= head;
            scales[place] = 1 / (head * column[place]);
        }

        return null;
    }

    private void ReflectBy(int place, double[] y)
    {
        var reflector = packed[place].AsSpan(place);
        var rest = y.AsSpan(place);
        RowArithmetic.AddScaled(rest, scales[place] * RowArithmetic.Dot(reflector, rest), reflector);
    }

    private static double Norm(ReadOnlySpan<double> column) => Math.Sqrt(RowArithmetic.Dot(column, column));

    private Refusal Collinear(DesignMatrix x, int place, double whole)
    {
        if (whole == 0)
        {
            return new Refusal(RefusalKind.Collinear, $"{x.Names[place]} is zero in every row used, so its effect cannot be told: leave it out of the formula.");
        }

        var shares = new double[place];
        for (var earlier = 0; earlier < place; earlier++)
        {
            shares[earlier] = Triangle[earlier, place];
        }

        Triangle.Solve(shares);
        var parts = Enumerable.Range(0, place).Where(other => Math.Abs(shares[other]) * Norm(x.Column(other)) > ShareWorthNaming * whole).Select(other => x.Names[other]).ToList();
        const int Most = 6;
        var named = string.Join(", ", parts.Take(Most)) + (parts.Count > Most ? $" and {parts.Count - Most} more" : "");
        return new Refusal(RefusalKind.Collinear, $"{x.Names[place]} is no more than a combination of {named}, so their effects cannot be told apart: leave one of them out of the formula.");
    }
}
