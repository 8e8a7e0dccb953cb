using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

/// <summary>
/// 40 squads of 25 officers in 20 months, y ~ factor(period) + treat + …: R 4.2.2, lme4 1.1-31 with the optimum sharpened (lmer's own misses the
/// variance of squads by 7e-4 and warns).
/// </summary>
public sealed class SteppedWedgeMixedTests
{
    private static readonly Lazy<MixedData> Wedge = new(() => MixedData.Shared("sw20000"));

    [Fact]
    public void Fit_Squads_ValuesOfTheExactOptimum()
    {
        var fit = Fit(Wedge.Value.Intercept("squad"));

        fit.Criterion.ShouldAgree(62960.8653433664, 1e-12);
        Treat(fit, 0.1562933107113, 0.03283924847948);
        fit.Variances[0].Variance.ShouldAgree(0.07891388264574, 1e-6);
        fit.ResidualVariance.ShouldAgree(1.34924886883568, 1e-8);
    }

    [Fact]
    public void Fit_SquadsAndOfficers_ValuesOfTheExactOptimum()
    {
        var fit = Fit(Wedge.Value.Intercept("squad"), Wedge.Value.Intercept("officer"));

        fit.Criterion.ShouldAgree(59094.2928810384, 1e-12);
        Treat(fit, 0.1562801085717, 0.02837896017951);
        fit.Variances[0].Variance.ShouldAgree(0.35770331515556, 1e-6);
        fit.Variances[1].Variance.ShouldAgree(0.06528882743224, 1e-6);
        fit.ResidualVariance.ShouldAgree(1.00482073055120, 1e-8);
        fit.Convergence.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Fit_SquadsOfficersAndSquadMonths_ValuesOfTheExactOptimum()
    {
        var fit = Fit(Wedge.Value.Intercept("squad"), Wedge.Value.Intercept("officer"), Wedge.Value.Intercept("squad", "period"));

        fit.Criterion.ShouldAgree(59087.3816350761, 1e-12);
        Treat(fit, 0.1562855003614, 0.03027995377411);
        fit.Variances[0].Variance.ShouldAgree(0.357988178729, 1e-6);
        fit.Variances[1].Variance.ShouldAgree(0.00584501197346, 1e-6);
        fit.Variances[2].Variance.ShouldAgree(0.0649989527476, 1e-6);
        fit.ResidualVariance.ShouldAgree(0.9991234088968, 1e-8);
    }

    private static LinearMixedModel Fit(params RandomEffect[] terms) =>
        LinearMixedModel.Fit(Wedge.Value.Design([.. Wedge.Value.Factor("period"), ("treat", Wedge.Value.Numbers("treat"))], terms), Wedge.Value.Numbers("y")).Required();

    private static void Treat(LinearMixedModel fit, double value, double error)
    {
        fit.Coefficients[^1].Estimate.Value.ShouldAgree(value, 1e-7);
        fit.Coefficients[^1].Estimate.StandardError.ShouldAgree(error, 1e-7);
    }
}
