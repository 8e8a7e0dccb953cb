using Alliance.Statistics.Randomness;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Imputation;

/// <summary>Draws the gaps of one column from a regression on the others, fitted where the column was seen.</summary>
internal static class ColumnDrawing
{
    private const int Donors = 5;

    // Of X'X, so that columns which repeat each other do no harm (as van Buuren 2018, section 3.2.2).
    private const double Ridge = 1e-5;

    // On standardized columns: keeps coefficients finite where 0 and 1 can be told apart perfectly.
    private const double Prior = 0.1;
    private const int Rounds = 100;
    private const double Tolerance = 1e-8;

    public static void Redraw(ImputedColumn column, int at, double[][] values, RandomNumbers chance)
    {
        int[] seen = [.. Enumerable.Range(0, column.Values.Length).Where(row => !double.IsNaN(column.Values[row]))];
        var x = Standardized(values, at);
        var known = Rows(x, seen);
        var y = Vector<double>.Build.Dense(seen.Length, row => column.Values[seen[row]]);
        if (column.Kind == ImputationKind.Binary)
        {
            DrawBinary(column, values[at], x, known, y, chance);
        }
        else
        {
            DrawNumbers(column, values[at], x, known, y, chance);
        }
    }

    private static void DrawNumbers(ImputedColumn column, double[] values, Matrix<double> x, Matrix<double> known, Vector<double> y, RandomNumbers chance)
    {
        var cross = known.TransposeThisAndMultiply(known);
        var factor = (cross + Diagonal(cross.Diagonal() * Ridge)).Cholesky();
        var fitted = factor.Solve(known.TransposeThisAndMultiply(y));
        var left = y - known * fitted;
        var freedom = Math.Max(1, known.RowCount - known.ColumnCount);
        var spread = Math.Sqrt(left.DotProduct(left) / ChiSquared(freedom, chance));
        var drawn = fitted + spread * factor.Factor.Transpose().Solve(Normals(fitted.Count, chance));
        var donors = column.Kind == ImputationKind.Matched ? (known * fitted).ToArray() : [];
        var order = donors.Length == 0 ? [] : Enumerable.Range(0, donors.Length).ToArray();
        Array.Sort(donors, order);
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(column.Values[row]))
            {
                var predicted = x.Row(row).DotProduct(drawn);
                values[row] = column.Shift + (donors.Length == 0 ? predicted + spread * chance.Normal() : y[order[Nearest(donors, predicted, chance)]]);
            }
        }
    }

    private static void DrawBinary(ImputedColumn column, double[] values, Matrix<double> x, Matrix<double> known, Vector<double> y, RandomNumbers chance)
    {
        var drawn = Logistic(known, y, chance);
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(column.Values[row]))
            {
                values[row] = chance.Uniform() < 1 / (1 + Math.Exp(-(x.Row(row).DotProduct(drawn) + column.Shift))) ? 1 : 0;
            }
        }
    }

    private static Vector<double> Logistic(Matrix<double> x, Vector<double> y, RandomNumbers chance)
    {
        var at = Vector<double>.Build.Dense(x.ColumnCount);
        var prior = Vector<double>.Build.Dense(x.ColumnCount, column => column == 0 ? Prior / 10 : Prior);
        for (var round = 0; ; round++)
        {
            var shares = (x * at).Map(score => 1 / (1 + Math.Exp(-score)));
            var weights = shares.PointwiseMultiply(1 - shares);
            var information = x.TransposeThisAndMultiply(Diagonal(weights) * x) + Diagonal(prior);
            var factor = information.Cholesky();
            var step = factor.Solve(x.TransposeThisAndMultiply(y - shares) - prior.PointwiseMultiply(at));
            at += step;
            if (step.InfinityNorm() < Tolerance || round == Rounds)
            {
                return at + factor.Factor.Transpose().Solve(Normals(at.Count, chance));
            }
        }
    }

    // One of the five nearest predictions, each as likely.
    private static int Nearest(double[] sorted, double predicted, RandomNumbers chance)
    {
        var place = Array.BinarySearch(sorted, predicted);
        var (low, high) = (place < 0 ? ~place : place, place < 0 ? ~place : place);
        while (high - low < Math.Min(Donors, sorted.Length))
        {
            var takeLower = high == sorted.Length || (low > 0 && predicted - sorted[low - 1] <= sorted[high] - predicted);
            (low, high) = takeLower ? (low - 1, high) : (low, high + 1);
        }

        return low + chance.Below(high - low);
    }

    private static Matrix<double> Standardized(double[][] values, int without)
    {
        var others = values.Where((_, at) => at != without).Select(column =>
        {
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Average(value => (value - mean) * (value - mean)));
            return Array.ConvertAll(column, value => deviation > 0 ? (value - mean) / deviation : 0);
        });
        return Matrix<double>.Build.DenseOfColumnArrays([Enumerable.Repeat(1.0, values[0].Length).ToArray(), .. others]);
    }

    private static Matrix<double> Rows(Matrix<double> x, int[] rows) => Matrix<double>.Build.Dense(rows.Length, x.ColumnCount, (row, column) => x[rows[row], column]);

    private static Matrix<double> Diagonal(Vector<double> values) => Matrix<double>.Build.SparseOfDiagonalVector(values);

    private static Vector<double> Normals(int count, RandomNumbers chance) => Vector<double>.Build.Dense(count, _ => chance.Normal());

    private static double ChiSquared(int freedom, RandomNumbers chance)
    {
        var sum = 0.0;
        for (var each = 0; each < freedom; each++)
        {
            var normal = chance.Normal();
            sum += normal * normal;
        }

        return sum;
    }
}
