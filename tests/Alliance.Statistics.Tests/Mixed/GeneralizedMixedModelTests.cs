using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

/// <summary>
/// R 4.2.2, lme4 1.1-31. By default its inner iteration stops at a relative 1e-7 and takes the determinant of the step before, so that the log-likelihood of cbpp
/// is off by 3e-4, standard errors by 1 %; with glmerControl(tolPwrss = 1e-13, optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5)) it goes on to the values here.
/// </summary>
public sealed class GeneralizedMixedModelTests
{
    // glmer(cbind(incidence, size - incidence) ~ period + (1 | herd), cbpp, binomial)
    [Fact]
    public void Fit_CbppByLaplace_ValuesOfR()
    {
        var fit = Cbpp(1);

        fit.LogLikelihood.ShouldAgree(-92.0262818715, 1e-9);
        Math.Sqrt(fit.Variances[0].Variance).ShouldAgree(0.6422614300343, 1e-6);
        Values(fit, 1e-6, -1.3985321438446, -0.9923326826876, -1.1286720380334, -1.5803139023058);
        Errors(fit, 1e-5, 0.2324718471166, 0.3066421635278, 0.3266375888761, 0.4274359461827);
        fit.Convergence.Converged.ShouldBeTrue();
        fit.Aic.ShouldAgree(194.0525637430, 1e-9);
    }

    // The same with lme4's defaults: theirs stop short.
    [Fact]
    public void Fit_CbppByLaplace_NearTheDefaultsOfR()
    {
        var fit = Cbpp(1);

        fit.LogLikelihood.ShouldAgree(-92.0265663895, 5e-6);
        fit.LogLikelihood.ShouldBeGreaterThan(-92.0265663895);
        Math.Sqrt(fit.Variances[0].Variance).ShouldAgree(0.642069927729, 5e-4);
        Values(fit, 6e-4, -1.398342864471, -0.991924974976, -1.128216215943, -1.579745413649);
        Errors(fit, 0.015, .231214048099, .303150644541, .322830153226, .422049159426);
    }

    // The same, nAGQ = 9 and 25.
    [Fact]
    public void Fit_CbppByQuadrature_ValuesOfR()
    {
        var nine = Cbpp(9);
        var many = Cbpp(25);

        Math.Sqrt(nine.Variances[0].Variance).ShouldAgree(0.6475177176771, 1e-6);
        Values(nine, 1e-6, -1.3992301922097, -0.9914038854925, -1.1278196563753, -1.5794710546597);
        Errors(nine, 1e-5, 0.2335113505040, 0.3067679318169, 0.3267682671148, 0.4275943788244);
        Math.Sqrt(many.Variances[0].Variance).ShouldAgree(0.6475184763913, 1e-6);
        Values(many, 1e-6, -1.3992304664840, -0.9914036706321, -1.1278194200617, -1.5794707766692);

        // lme4's defaults.
        Math.Sqrt(nine.Variances[0].Variance).ShouldAgree(0.647517861083, 1e-5);
        Values(nine, 2e-5, -1.399219443863, -0.991408657433, -1.127812837138, -1.579487773582);
        Math.Sqrt(many.Variances[0].Variance).ShouldAgree(0.647519914522, 1e-5);
        many.Coefficients[0].Estimate.Value.ShouldAgree(-1.399223727829, 2e-5);
    }

    // glmer(TICKS ~ factor(YEAR) + cHEIGHT + (1 | BROOD) + (1 | LOCATION), grouseticks, poisson): -987.938156936. With the effects iterated to the end
    // (X, Zt and Lambdat of glFormula; u += solve(M, A(y - mu) - u) to 1e-14; sum(dpois) - u'u / 2 - log det M / 2) it is -987.93815384363.
    [Fact]
    public void Fit_Grouseticks_LogLikelihoodOfR()
    {
        var data = MixedData.Shared("grouseticks");

        var fit = GeneralizedMixedModel.Fit(
            data.Design([.. data.Factor("YEAR"), ("cHEIGHT", data.Numbers("cHEIGHT"))], data.Intercept("BROOD"), data.Intercept("LOCATION")), MixedFamily.Poisson, data.Numbers("TICKS")).Required();

        fit.LogLikelihood.ShouldAgree(-987.938156936, 4e-9);
        fit.LogLikelihood.ShouldAgree(-987.93815384363, 1e-13);
        fit.Convergence.Converged.ShouldBeTrue();
    }

    // glmer(TICKS ~ factor(YEAR) + cHEIGHT + (1 | BROOD) + (1 | INDEX) + (1 | LOCATION), grouseticks, poisson): a group per row, and a nearly flat ridge.
    [Fact]
    public void Fit_GrouseticksWithAGroupPerRow_LogLikelihoodOfR()
    {
        var data = MixedData.Shared("grouseticks");

        var fit = GeneralizedMixedModel.Fit(
            data.Design([.. data.Factor("YEAR"), ("cHEIGHT", data.Numbers("cHEIGHT"))], data.Intercept("INDEX"), data.Intercept("BROOD"), data.Intercept("LOCATION")),
            MixedFamily.Poisson,
            data.Numbers("TICKS")).Required();

        fit.LogLikelihood.ShouldAgree(-890.2713300875, 1e-12);
        Values(fit, 1e-5, 0.37278142153959, 1.18041003456022, -0.97869584120870, -0.02376057623249);
        Errors(fit, 1e-5, 0.196373446113558, 0.238127183330522, 0.262789169059272, 0.003438500296129);
    }

    // Twice the time doubles the counts: the logarithm of time as offset takes it out.
    [Fact]
    public void Fit_WithOffset_TakesExposureOut()
    {
        var data = MixedData.Shared("grouseticks");
        var design = data.Design([("cHEIGHT", data.Numbers("cHEIGHT"))], data.Intercept("BROOD"));
        double[] ticks = data.Numbers("TICKS"), shifts = [.. ticks.Select(_ => Math.Log(2))];

        var plain = GeneralizedMixedModel.Fit(design, MixedFamily.Poisson, ticks).Required();
        var shifted = GeneralizedMixedModel.Fit(design, MixedFamily.Poisson, ticks, [], shifts).Required();

        shifted.Coefficients[0].Estimate.Value.ShouldBe(plain.Coefficients[0].Estimate.Value - Math.Log(2), 1e-8);
        shifted.Coefficients[1].Estimate.Value.ShouldAgree(plain.Coefficients[1].Estimate.Value, 1e-8);
        shifted.LogLikelihood.ShouldAgree(plain.LogLikelihood, 1e-12);
    }

    private static GeneralizedMixedModel Cbpp(int points)
    {
        var data = MixedData.Shared("cbpp");
        return GeneralizedMixedModel.Fit(
            data.Design(data.Factor("period"), data.Intercept("herd")), MixedFamily.Binomial, data.Numbers("incidence"), data.Numbers("size"), [], new MixedOptions { QuadraturePoints = points }).Required();
    }

    private static void Values(GeneralizedMixedModel fit, double digits, params double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            fit.Coefficients[i].Estimate.Value.ShouldAgree(values[i], digits);
        }
    }

    private static void Errors(GeneralizedMixedModel fit, double digits, params double[] errors)
    {
        for (var i = 0; i < errors.Length; i++)
        {
            fit.Coefficients[i].Estimate.StandardError.ShouldAgree(errors[i], digits);
        }
    }
}
