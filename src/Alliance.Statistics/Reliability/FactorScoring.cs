using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Reliability;

/// <summary>Fisher scoring of a factor model: loadings, correlations of factors, uniquenesses, in that order.</summary>
internal sealed class FactorScoring
{
    private const int Rounds = 500;
    private const double Near = 1e-6;
    private const int Halvings = 40;

    private readonly Matrix<double> covariances;
    private readonly int[] factorOf;
    private readonly (int One, int Other)[] pairs;
    private readonly int factors;

    private FactorScoring(Matrix<double> covariances, int[] factorOf)
    {
        (this.covariances, this.factorOf, factors) = (covariances, factorOf, factorOf.Max() + 1);
        pairs = [.. Enumerable.Range(0, factors).SelectMany(one => Enumerable.Range(0, one).Select(other => (one, other)))];
    }

    private int Items => factorOf.Length;

    /// <summary>The fit, or nothing where the likelihood has no highest point inside.</summary>
    public static FactorParts? Fit(Matrix<double> covariances, int[] factorOf)
    {
        // In correlations, so that every item weighs the same; the likelihood does not mind.
        var scales = covariances.Diagonal().PointwiseSqrt();
        var correlations = covariances.MapIndexed((row, column, value) => value / (scales[row] * scales[column]));
        var scoring = new FactorScoring(correlations, factorOf);
        return correlations.Determinant() > 1e-12 && scoring.Climbed() is { } parameters ? scoring.Parts(parameters).Scaled(scales) : null;
    }

    private Vector<double>? Climbed()
    {
        var at = Start();
        if (Misfit(at) is not { } misfit)
        {
            return null;
        }

        for (var round = 0; round < Rounds; round++)
        {
            if (Step(at) is not { } step)
            {
                return null;
            }

            if (step.InfinityNorm() < Near)
            {
                return Polished(at + step);
            }

            var length = 1.0;
            double? next = Misfit(at + step);
            for (var halved = 0; halved < Halvings && !(next < misfit); halved++)
            {
                length /= 2;
                next = Misfit(at + length * step);
            }

            if (!(next < misfit))
            {
                return null;
            }

            at += length * step;
            misfit = next.Value;
        }

        return null;
    }

    // So near the top the likelihood no longer tells better from worse by its rounding: whole steps, as long as they shrink.
    private Vector<double>? Polished(Vector<double> at)
    {
        var last = double.PositiveInfinity;
        while (Step(at) is { } step && step.InfinityNorm() < last / 2)
        {
            at += step;
            last = step.InfinityNorm();
        }

        return Misfit(at) is null ? null : at;
    }

    private Vector<double> Start()
    {
        var start = Vector<double>.Build.Dense(2 * Items + pairs.Length);
        for (var item = 0; item < Items; item++)
        {
            // The sign of an item is that of its correlations with the first of its factor.
            var leader = Array.IndexOf(factorOf, factorOf[item]);
            start[item] = 0.7 * (item == leader || covariances[item, leader] >= 0 ? 1 : -1);
            start[Items + pairs.Length + item] = 0.5;
        }

        return start;
    }

    private FactorParts Parts(Vector<double> parameters)
    {
        var loadings = Matrix<double>.Build.Dense(Items, factors);
        var between = Matrix<double>.Build.DenseIdentity(factors);
        for (var item = 0; item < Items; item++)
        {
            loadings[item, factorOf[item]] = parameters[item];
        }

        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var (one, other) = pairs[pair];
            between[one, other] = between[other, one] = parameters[Items + pair];
        }

        return new FactorParts(loadings, between, parameters.SubVector(Items + pairs.Length, Items), factorOf);
    }

    private double? Misfit(Vector<double> parameters)
    {
        var parts = Parts(parameters);
        if (parts.Uniquenesses.Minimum() <= 0)
        {
            return null;
        }

        var implied = parts.Implied();
        var determinant = implied.Determinant();
        return determinant > 0 && parts.Between.Determinant() > 0 ? Math.Log(determinant) + (covariances * implied.Inverse()).Trace() : null;
    }

    // Expected information of a covariance structure: ½ tr(Σ⁻¹ Σ₁ Σ⁻¹ Σ₂), score ½ tr(Σ⁻¹ (S − Σ) Σ⁻¹ Σ₁).
    private Vector<double>? Step(Vector<double> parameters)
    {
        var parts = Parts(parameters);
        var implied = parts.Implied();
        var inverse = implied.Inverse();
        var left = inverse * (covariances - implied);
        var turned = Derivatives(parts).Select(derivative => inverse * derivative).ToArray();
        var score = Vector<double>.Build.DenseOfEnumerable(turned.Select(each => (left * each).Trace()));
        var information = Matrix<double>.Build.Dense(turned.Length, turned.Length, (row, column) => Traced(turned[row], turned[column]));
        var step = information.Solve(score);
        return step.All(double.IsFinite) ? step : null;
    }

    private static double Traced(Matrix<double> one, Matrix<double> other) => one.PointwiseMultiply(other.Transpose()).RowSums().Sum();

    private IEnumerable<Matrix<double>> Derivatives(FactorParts parts)
    {
        var toFactors = parts.Loadings * parts.Between;
        for (var item = 0; item < Items; item++)
        {
            var derivative = Matrix<double>.Build.Dense(Items, Items);
            derivative.SetRow(item, toFactors.Column(factorOf[item]));
            yield return derivative + derivative.Transpose();
        }

        foreach (var (one, other) in pairs)
        {
            var product = parts.Loadings.Column(one).OuterProduct(parts.Loadings.Column(other));
            yield return product + product.Transpose();
        }

        for (var item = 0; item < Items; item++)
        {
            var derivative = Matrix<double>.Build.Dense(Items, Items);
            derivative[item, item] = 1;
            yield return derivative;
        }
    }
}
