using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

/// <summary>
/// Values of the exact optimum: R 4.2.2, lme4 1.1-31, with the optimum sharpened beyond lmer's own; it is itself known to about 1e-7 in theta.
/// </summary>
public sealed class LinearMixedModelTests
{
    // lmer(Reaction ~ Days + (Days | Subject), sleepstudy)
    [Fact]
    public void Fit_SleepstudyWithSlopes_ValuesOfR()
    {
        var fit = LinearMixedModel.Fit(Slopes(out var reaction), reaction).Required();

        fit.Criterion.ShouldAgree(1743.62827195849, 1e-12);
        fit.Variances[0].Variance.ShouldAgree(612.089937097614, 1e-6);
        fit.Variances[1].Variance.ShouldAgree(35.071660454299, 1e-6);
        fit.Covariances[0].Covariance.ShouldAgree(9.604334005589, 1e-5);
        fit.ResidualVariance.ShouldAgree(654.941027214526, 1e-6);
        Coefficient(fit, 0, 251.4051048485, 6.824556525899);
        Coefficient(fit, 1, 10.4672859596, 1.545788895535);
        fit.Convergence.Converged.ShouldBeTrue();
        fit.Convergence.Singular.ShouldBeFalse();
    }

    // lmer(Reaction ~ Days + (Days | Subject), sleepstudy, REML = FALSE); AIC, BIC
    [Fact]
    public void Fit_SleepstudyFullLikelihood_ValuesOfR()
    {
        var fit = LinearMixedModel.Fit(Slopes(out var reaction), reaction, new MixedOptions { Restricted = false }).Required();

        fit.Criterion.ShouldAgree(1751.9393444632, 1e-12);
        fit.Variances[0].Variance.ShouldAgree(565.51536764509, 1e-6);
        fit.Variances[1].Variance.ShouldAgree(32.68219717855, 1e-6);
        fit.Covariances[0].Covariance.ShouldAgree(11.05542887747, 1e-5);
        fit.ResidualVariance.ShouldAgree(654.94102702107, 1e-6);
        Coefficient(fit, 0, 251.4051048485, 6.632276810477);
        Coefficient(fit, 1, 10.4672859596, 1.502236782157);
        fit.Aic.ShouldAgree(1763.93934449, 1e-10);
        fit.Bic.ShouldAgree(1783.09708559, 1e-10);
    }

    // lmer(Reaction ~ Days + (1 | Subject), sleepstudy)
    [Fact]
    public void Fit_SleepstudyWithIntercepts_ValuesOfR()
    {
        var data = MixedData.Shared("sleepstudy");

        var fit = LinearMixedModel.Fit(data.Design([("Days", data.Numbers("Days"))], data.Intercept("Subject")), data.Numbers("Reaction")).Required();

        fit.Criterion.ShouldAgree(1786.46508539492, 1e-12);
        fit.Variances[0].Variance.ShouldAgree(1378.1785077612, 1e-8);
        fit.ResidualVariance.ShouldAgree(960.4565789737, 1e-8);
        Coefficient(fit, 0, 251.4051048485, 9.7467162523802, 1e-8);
        Coefficient(fit, 1, 10.4672859596, 0.8042214291182, 1e-8);
    }

    // lmer(Reaction ~ Days + (Days || Subject), sleepstudy), sharpened the same way.
    [Fact]
    public void Fit_SleepstudyUncorrelated_ValuesOfR()
    {
        var data = MixedData.Shared("sleepstudy");

        var fit = LinearMixedModel.Fit(data.Design([("Days", data.Numbers("Days"))], data.Intercept("Subject"), data.Slope("Days", "Subject")), data.Numbers("Reaction")).Required();

        fit.Criterion.ShouldAgree(1743.6692935813, 1e-12);
        fit.Variances[0].Variance.ShouldAgree(627.569060551674, 1e-7);
        fit.Variances[1].Variance.ShouldAgree(35.858198758815, 1e-7);
        fit.ResidualVariance.ShouldAgree(653.58381524221, 1e-7);
    }

    // lmerTest gives 16.9997262885 and 16.9999837256 at lmer's own optimum; at the exact one both are 17, as in the balanced analysis of variance.
    [Fact]
    public void Fit_SleepstudyDegreesOfFreedom_ValuesOfLmerTest()
    {
        var fit = LinearMixedModel.Fit(Slopes(out var reaction), reaction).Required();

        fit.Coefficients[0].DegreesOfFreedom!.Value.ShouldAgree(16.9997262885, 2e-5);
        fit.Coefficients[1].DegreesOfFreedom!.Value.ShouldAgree(16.9999837256, 2e-6);
        fit.Coefficients[0].DegreesOfFreedom!.Value.ShouldAgree(17, 1e-6);
        fit.Coefficients[1].DegreesOfFreedom!.Value.ShouldAgree(17, 1e-6);
        fit.Coefficients[1].Estimate.P.ShouldAgree(3.26382446993e-06, 2e-5);
    }

    // ranef(m)$Subject["308", ]
    [Fact]
    public void Fit_SleepstudyEffects_ValuesOfR()
    {
        var effects = LinearMixedModel.Fit(Slopes(out var reaction), reaction).Required().Effects[0];

        effects.Levels[0].ShouldBe("308");
        effects.Columns.ShouldBe(["(Intercept)", "Days"]);
        effects.Values[0][0].ShouldAgree(2.2585509499, 1e-4);
        effects.Values[0][1].ShouldAgree(9.19897576557, 1e-5);
    }

    // lmer(Yield ~ 1 + (1 | Batch), Dyestuff): the balanced one-way layout has 1764.05 and 2451.25 exactly.
    [Fact]
    public void Fit_Dyestuff_TheClosedForm()
    {
        var data = MixedData.Shared("Dyestuff");

        var fit = LinearMixedModel.Fit(data.Design([], data.Intercept("Batch")), data.Numbers("Yield")).Required();

        fit.Variances[0].Variance.ShouldAgree(1764.05, 1e-9);
        fit.ResidualVariance.ShouldAgree(2451.25, 1e-9);
        fit.Coefficients[0].DegreesOfFreedom!.Value.ShouldAgree(5, 1e-6);
    }

    // lmer(diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin): crossed. lmer stops at 0.716905141001, 3.731131842304 and 0.302414956247, off by up to
    // 6e-5; Newton's steps on lmer(…, devFunOnly = TRUE) by central differences go on to these.
    [Fact]
    public void Fit_PenicillinCrossed_ValuesOfR()
    {
        var data = MixedData.Shared("Penicillin");

        var fit = LinearMixedModel.Fit(data.Design([], data.Intercept("sample"), data.Intercept("plate")), data.Numbers("diameter")).Required();

        fit.Criterion.ShouldAgree(330.86058899109, 1e-12);
        fit.Variances[0].Group.ShouldBe("plate");
        fit.Variances[0].Variance.ShouldAgree(0.71690821268812, 1e-7);
        fit.Variances[1].Variance.ShouldAgree(3.73091786581357, 1e-7);
        fit.ResidualVariance.ShouldAgree(0.30241545895701, 1e-7);
    }

    // lmer(distance ~ age + Sex + (1 | Subject), Orthodont), Sex as Male against Female.
    [Fact]
    public void Fit_Orthodont_ValuesOfR()
    {
        var data = MixedData.Shared("Orthodont");
        double[] female = [.. data.Texts("Sex").Select(sex => sex == "Female" ? 1.0 : 0.0)];

        var fit = LinearMixedModel.Fit(data.Design([("age", data.Numbers("age")), ("SexFemale", female)], data.Intercept("Subject")), data.Numbers("distance")).Required();

        Coefficient(fit, 1, 0.660185185185, 0.061605916281, 1e-8);
        Coefficient(fit, 2, -2.321022727273, 0.761416849305, 1e-8);
        fit.Variances[0].Variance.ShouldAgree(3.26678373048, 1e-8);
        fit.ResidualVariance.ShouldAgree(2.04945601724, 1e-8);
    }

    private static MixedDesign Slopes(out double[] reaction)
    {
        var data = MixedData.Shared("sleepstudy");
        reaction = data.Numbers("Reaction");
        return data.Design([("Days", data.Numbers("Days"))], data.InterceptAndSlope("Days", "Subject"));
    }

    private static void Coefficient(LinearMixedModel fit, int place, double value, double error, double digits = 1e-6)
    {
        fit.Coefficients[place].Estimate.Value.ShouldAgree(value, 1e-10);
        fit.Coefficients[place].Estimate.StandardError.ShouldAgree(error, digits);
    }
}
