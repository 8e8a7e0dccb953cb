using Alliance.Statistics.Formulas;
using Alliance.Statistics.Linear;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Series;

/// <summary>Generalized least squares where what is left over hangs on the step before: e(t) = φe(t − 1) + something new.</summary>
/// <remarks>
/// Prais and Winsten (1954) for a known φ; φ by restricted maximum likelihood (Harville 1977, JASA 72, 320–338), where its derivative is zero.
/// R's <c>nlme::gls(log(y) ~ t + law + factor(month), correlation = corAR1(form = ~t))</c> on Seatbelts: φ 0.531709364867, law −0.172457477922 (0.0397376414525).
/// </remarks>
internal sealed class AutoregressiveFit(DesignMatrix x, double[] y)
{
    private const double Most = 0.9999;

    /// <returns>Failure: the points leave the line, or φ, undetermined.</returns>
    public static Answer<SeriesFit> Of(DesignMatrix x, double[] y)
    {
        var fit = new AutoregressiveFit(x, y);
        if (!fit.At(0).Then(model => model.Estimates(ErrorPlan.Classical)).Gives(out _, out var refusal))
        {
            return refusal;
        }

        return Root.Between(fit.Slope, -Most, Most) is { } phi
            ? fit.At(phi).Then<LinearModel, SeriesFit>(model => new SeriesFit(
                model.Coefficients.ToArray(),
                [.. model.Fit.InverseDiagonal.Select(each => each * model.ResidualVariance)],
                model.ResidualVariance / (1 - phi * phi),
                model.Freedom,
                phi))
            : new Refusal(RefusalKind.NotConverged, "What is left over hangs together so closely from step to step that the line cannot be told from it: use a longer series, or fewer terms.");
    }

    private Answer<LinearModel> At(double phi) => LinearModel.Of(
        new DesignMatrix(x.Names, [.. Enumerable.Range(0, x.Width).Select(place => Whitened(x.Column(place), phi))], x.Rows),
        Whitened(y, phi));

    private static double[] Whitened(ReadOnlySpan<double> column, double phi)
    {
        var whitened = new double[column.Length];
        whitened[0] = column[0] * Math.Sqrt(1 - phi * phi);
        for (var row = 1; row < whitened.Length; row++)
        {
            whitened[row] = column[row] - phi * column[row - 1];
        }

        return whitened;
    }

    // Of −2 log restricted likelihood by φ: (n − k) RSS'/RSS + tr((X'AX)⁻¹X'A'X) + 2φ/(1 − φ²), where A whitens.
    private double Slope(double phi)
    {
        var model = At(phi).Required();
        var left = (double[])y.Clone();
        for (var place = 0; place < x.Width; place++)
        {
            RowArithmetic.AddScaled(left, -model.Coefficients[place], x.Column(place));
        }

        var traces = new FittedRows(x, model.Fit.Triangle, [], left, []).Orthogonal.Sum(column => Changed(column, phi));
        return model.Freedom * Changed(left, phi) / model.ResidualSumOfSquares + traces + 2 * phi / (1 - phi * phi);
    }

    // v'A'v.
    private static double Changed(ReadOnlySpan<double> v, double phi)
    {
        var inner = v[1..^1];
        return 2 * (phi * RowArithmetic.Dot(inner, inner) - RowArithmetic.Dot(v[1..], v[..^1]));
    }
}
