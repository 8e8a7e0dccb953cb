using Alliance.Statistics.Distributions;

namespace Alliance.Statistics.Tests.Distributions;

/// <summary>
/// Against R 4.2.2. Its pt and pf stop adding at about 1e-12 and 1e-10, so the values here are the series and the integrals themselves, summed in R:
/// pt by integrate(function(s) pnorm(t*s - d) * 2*s*n*dchisq(n*s^2, n), 0, 10, rel.tol = 1e-13), pf and pchisq by j &lt;- 0:400 and
/// sum(dpois(j, l/2) * pbeta(a*q/(a*q + b), a/2 + j, b/2)), sum(dpois(j, l/2) * pchisq(x, n + 2*j)); quantiles by uniroot of these, tol = 1e-15.
/// </summary>
public sealed class NoncentralTests
{
    // R: pt(2, 10, 1), pt(-1, 5, 2), pt(1.5, 3, -0.5), pt(3.2, 120, 2.8), pt(2.1, 17.78)
    [Theory]
    [InlineData(2, 10, 1, 0.8076115625303752)]
    [InlineData(-1, 5, 2, 0.002316375654075119)]
    [InlineData(1.5, 3, -0.5, 0.9499026385025029)]
    [InlineData(3.2, 120, 2.8, 0.6499364383262861)]
    [InlineData(2.1, 17.78, 0, 0.9748634467214894)]
    public void T_Cdf_IsThatOfR(double t, double freedom, double noncentrality, double printed)
    {
        NoncentralT.Cdf(t, freedom, noncentrality).ShouldAgree(printed, 1e-12);
        NoncentralT.Survival(t, freedom, noncentrality).ShouldBe(1 - printed, 1e-12);
    }

    // R: pt(30, 20, 25, lower.tail = FALSE)
    [Fact]
    public void T_UpperTail_IsThatOfR() => NoncentralT.Survival(30, 20, 25).ShouldAgree(0.1694386711980351, 1e-11);

    /// <summary>As a search for the smallest effect begins: at one so large that nothing is left to reckon.</summary>
    [Theory]
    [InlineData(2.07, 22, 1e8, 0)]
    [InlineData(-2.07, 22, -1e8, 1)]
    [InlineData(2.07, 22, 60, 0)]
    public void T_FarFromItsMiddle_IsAllOrNothing(double t, double freedom, double noncentrality, double known)
    {
        NoncentralT.Cdf(t, freedom, noncentrality).ShouldBe(known);
        NoncentralT.Survival(t, freedom, noncentrality).ShouldBe(1 - known);
    }

    // R: qt(.975, 10, 1); qt(.975, c(1, 2.3, 30, 1e6)); qt(1 - 1e-6, 1)
    [Theory]
    [InlineData(0.975, 10, 1, 3.540505535190817)]
    [InlineData(0.975, 1, 0, 12.70620473617469)]
    [InlineData(0.975, 2.3, 0, 3.807163208232131)]
    [InlineData(0.975, 30, 0, 2.042272456301238)]
    [InlineData(0.975, 1e6, 0, 1.959966356814107)]
    public void T_Quantile_IsThatOfR(double probability, double freedom, double noncentrality, double printed) =>
        NoncentralT.Quantile(probability, freedom, noncentrality)!.Value.ShouldAgree(printed, 1e-10);

    [Theory]
    [InlineData(0.3, 7, 0.025)]
    [InlineData(-4, 30.5, 0.975)]
    [InlineData(12, 3, 0.025)]
    public void T_Noncentrality_PutsTheTSeenAtItsProbability(double t, double freedom, double probability) =>
        NoncentralT.Cdf(t, freedom, NoncentralT.Noncentrality(t, freedom, probability)!.Value).ShouldAgree(probability, 1e-10);

    // R: pf(3, 2, 20, ncp = 4), pf(10, 5, 100, ncp = 30), pf(0.2, 3, 7, ncp = 0.5)
    [Theory]
    [InlineData(3, 2, 20, 4, 0.5660313760169877)]
    [InlineData(10, 5, 100, 30, 0.8678412816292752)]
    [InlineData(0.2, 3, 7, 0.5, 0.08646104938215077)]
    public void F_Cdf_IsThatOfR(double f, double first, double second, double noncentrality, double printed)
    {
        NoncentralF.Cdf(f, first, second, noncentrality).ShouldAgree(printed, 1e-12);
        NoncentralF.Survival(f, first, second, noncentrality).ShouldBe(1 - printed, 1e-12);
    }

    // R: pchisq(10, 4, ncp = 5), pchisq(150, 10, ncp = 120); pchisq(3.84, 1, ncp = 7.85, lower.tail = FALSE)
    [Theory]
    [InlineData(10, 4, 5, 0.6382288595823109)]
    [InlineData(150, 10, 120, 0.8170794160465841)]
    [InlineData(3.84, 1, 7.85, 1 - 0.800161093911407)]
    public void ChiSquared_Cdf_IsThatOfR(double x, double freedom, double noncentrality, double printed)
    {
        NoncentralChiSquared.Cdf(x, freedom, noncentrality).ShouldAgree(printed, 1e-12);
        NoncentralChiSquared.Survival(x, freedom, noncentrality).ShouldBe(1 - printed, 1e-12);
    }

    // R: qf(.95, 2, 20, ncp = 4), qchisq(.9, 4, ncp = 5)
    [Fact]
    public void Quantiles_AreThoseOfR()
    {
        NoncentralF.Quantile(0.95, 2, 20, 4)!.Value.ShouldAgree(8.839982657441981, 1e-12);
        NoncentralChiSquared.Quantile(0.9, 4, 5)!.Value.ShouldAgree(16.1432611755916, 1e-12);
    }
}
