using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Generalized;
using Alliance.Statistics.Linear;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Generalized;

// Values of R 4.2.2 fitted to the end, control = glm.control(epsilon = 1e-15, maxit = 100). By default R stops where the deviance changes by less than 1e-8 and
// makes its errors from the weights of the step before: quine's EthN then has 0.041882996231 (HC0 0.153325158614), birthwt's smoke 0.3799996046.
public sealed class GeneralizedModelTests
{
    private const string MainEffects = "Days ~ Eth + Sex + Age + Lrn";

    // m <- glm(Days ~ Eth + Sex + Age + Lrn, poisson, quine): coef, deviance, sum(resid(m, "pearson")^2), vcov, sandwich::vcovHC.
    [Fact]
    public void Of_QuinePoisson_AllOfR()
    {
        var model = Fit(MainEffects, "quine", Family.Poisson);

        var (value, error) = Told(model, "EthN", ErrorPlan.Classical);
        value.ShouldAgree(-0.53360432524745, 1e-12);
        value.ShouldAgree(-0.533604325218, 1e-10);
        error.ShouldAgree(0.041883105849391, 1e-10);
        error.ShouldAgree(0.041882996231, 1e-5);
        model.Deviance.ShouldAgree(1696.70655249, 1e-11);
        model.PearsonX2.ShouldAgree(1830.1911252189, 1e-12);
        model.LogLikelihood.ShouldAgree(-1142.5918151427, 1e-12);
        Told(model, "EthN", ErrorPlan.Uneven(UnevenErrors.HC0)).Error.ShouldAgree(0.15332507173452, 1e-11);
        Told(model, "EthN", ErrorPlan.Uneven(UnevenErrors.HC3)).Error.ShouldAgree(0.16159401204343, 1e-11);
        model.Estimates(ErrorPlan.Classical).Required()[1].Freedom.ShouldBe(double.PositiveInfinity);
    }

    // g <- factor(paste(Age, Sex)); clubSandwich::vcovCR(m, g, "CR0"), "CR1S", "CR2"; of the square roots that CR2 may take, clubSandwich takes another where
    // rows of a cluster weigh differently, so that CR2 agrees with 0.22625079950658 to two digits only.
    [Fact]
    public void Of_QuinePoissonByAgeAndSex_ClusterErrorsOfR()
    {
        var table = Read("quine");
        var design = Design.Of(Formula.Parse(MainEffects).Required(), table).Required();
        var clusters = table.Find("Age").Required().Grouped().Crossed(table.Find("Sex").Required().Grouped());
        var model = GeneralizedModel.Of(design, Family.Poisson).Required();

        Told(model, "EthN", ErrorPlan.Clustered(clusters, ClusterErrors.CR0)).Error.ShouldAgree(0.20772527620162, 1e-10);
        Told(model, "EthN", ErrorPlan.Clustered(clusters, ClusterErrors.CR1)).Error.ShouldAgree(0.22680985428945, 1e-10);
        Told(model, "EthN", ErrorPlan.Clustered(clusters, ClusterErrors.CR2)).Error.ShouldAgree(0.22625079950658, 0.01);
    }

    [Fact]
    public void Of_QuineQuasiPoisson_DispersionOfR()
    {
        var model = Fit(MainEffects, "quine", Family.QuasiPoisson);

        model.Dispersion.ShouldAgree(13.1669129963, 1e-5);
        model.Dispersion.ShouldAgree(1830.1911252189 / 139, 1e-12);
        Told(model, "EthN", ErrorPlan.Classical).Error.ShouldAgree(0.041883105849391 * Math.Sqrt(1830.1911252189 / 139), 1e-10);
        model.Estimates(ErrorPlan.Classical).Required()[1].Freedom.ShouldBe(139);
    }

    // MASS::glm.nb(Days ~ Eth + Sex + Age + Lrn, quine) and glm.nb(Days ~ Sex/(Age + Eth*Lrn), quine).
    [Fact]
    public void Of_QuineNegativeBinomial_ThetaOfR()
    {
        var model = Fit(MainEffects, "quine", Family.NegativeBinomial);
        var nested = Fit("Days ~ Sex/(Age + Eth*Lrn)", "quine", Family.NegativeBinomial);

        model.Theta!.Value.ShouldAgree(1.27489264581, 1e-9);
        model.ThetaStandardError!.Value.ShouldAgree(0.161035178974, 1e-5);
        (2 * model.LogLikelihood).ShouldAgree(-1093.15101829, 1e-11);
        model.Deviance.ShouldAgree(167.951800409, 1e-8);
        var (value, error) = Told(model, "EthN", ErrorPlan.Classical);
        value.ShouldAgree(-0.569371703399, 2e-8);
        value.ShouldAgree(-0.56937169735819, 1e-11);
        error.ShouldAgree(0.153333359558, 1e-8);
        nested.Theta!.Value.ShouldAgree(1.59799073316, 1e-8);
        nested.ThetaStandardError!.Value.ShouldAgree(0.212865444233, 1e-4);
        (2 * nested.LogLikelihood).ShouldAgree(-1063.02502242, 1e-11);
        // R's errors of θ are those of Newton's step before the last. Both taken on in R until nothing moves, with 1/sqrt of the observed information there:
        model.Theta!.Value.ShouldAgree(1.2748926449777, 1e-9);
        model.ThetaStandardError!.Value.ShouldAgree(0.16103566169245, 1e-8);
        nested.Theta!.Value.ShouldAgree(1.5979907355322, 1e-9);
        nested.ThetaStandardError!.Value.ShouldAgree(0.21286888650838, 1e-8);
        nested.Names[12].ShouldBe("SexF:EthN:LrnSL");
    }

    // glm(Claims ~ factor(District) + Group + Age + offset(log(Holders)), poisson, Insurance) with contr.treatment.
    [Fact]
    public void Of_InsuranceWithOffset_DevianceOfR()
    {
        var model = Fit("Claims ~ factor(District) + Group + Age + offset(log(Holders))", "Insurance", Family.Poisson);

        model.Deviance.ShouldAgree(51.4200327491, 1e-11);
        model.Names[^1].ShouldBe("Age30-35");
        model.Coefficients[0].ShouldAgree(-1.821739918094038, 1e-12);
        model.Coefficients[^1].ShouldAgree(-0.344950658253934, 1e-12);
    }

    // glm(low ~ age + lwt + factor(race) + smoke, binomial, MASS::birthwt).
    [Fact]
    public void Of_BirthWeightLogistic_AllOfR()
    {
        var model = Fit("low ~ age + lwt + factor(race) + smoke", "birthwt", Family.Binomial);

        var (value, error) = Told(model, "smoke", ErrorPlan.Classical);
        value.ShouldAgree(1.0544386478146, 1e-11);
        error.ShouldAgree(0.37999987351019, 1e-11);
        error.ShouldAgree(0.3799996046, 1e-6);
        model.Deviance.ShouldAgree(214.577234534, 1e-11);
    }

    // glm(cbind(incidence, size - incidence) ~ factor(period), binomial, lme4::cbpp).
    [Fact]
    public void Of_SuccessesAmongTrials_AllOfR()
    {
        var model = Fit("cbind(incidence, size - incidence) ~ factor(period)", "cbpp", Family.Binomial);

        model.Coefficients[0].ShouldAgree(-1.2690234893671, 1e-12);
        model.Coefficients[3].ShouldAgree(-1.7822786353417, 1e-12);
        Told(model, "factor(period)4", ErrorPlan.Classical).Error.ShouldAgree(0.41305645760323, 1e-11);
        model.Deviance.ShouldAgree(114.10169144086, 1e-12);
        model.LogLikelihood.ShouldAgree(-99.029199489363, 1e-12);
    }

    [Theory]
    [InlineData("died ~ x + split", Family.Binomial, RefusalKind.PerfectSeparation, "split tells some outcomes apart perfectly")]
    [InlineData("died ~ split", Family.Binomial, RefusalKind.PerfectSeparation, "split tells")]
    [InlineData("count ~ x + none", Family.Poisson, RefusalKind.PerfectSeparation, "none tells")]
    [InlineData("count ~ none", Family.NegativeBinomial, RefusalKind.PerfectSeparation, "none tells")]
    [InlineData("count ~ x + I(x * 2)", Family.Poisson, RefusalKind.Collinear, "I(x * 2) is no more than")]
    [InlineData("negative ~ x", Family.Poisson, RefusalKind.NegativeCount, "negative is -1 in row 2 below the header: a count cannot be negative.")]
    [InlineData("half ~ x", Family.NegativeBinomial, RefusalKind.NotANumber, "half is 0.5 in row 1")]
    [InlineData("count ~ x", Family.Binomial, RefusalKind.NotANumber, "0 or 1")]
    [InlineData("zero ~ x", Family.Poisson, RefusalKind.NothingCounted, "Nothing was counted")]
    [InlineData("zero ~ x", Family.Binomial, RefusalKind.ConstantOutcome, "the same in every row")]
    [InlineData("even ~ x", Family.NegativeBinomial, RefusalKind.NotConverged, "no more than Poisson")]
    [InlineData("count ~ factor(id)", Family.Poisson, RefusalKind.TooFewPoints, "8 coefficients")]
    [InlineData("count ~ x + (1|id)", Family.Poisson, RefusalKind.NotAFormula, "mixed model")]
    [InlineData("cbind(zero, even) ~ x", Family.Poisson, RefusalKind.NotAFormula, "binomial")]
    [InlineData("cbind(zero, zero) ~ x", Family.Binomial, RefusalKind.NotANumber, "not both zero")]
    public void Of_WhatCannotBeFitted_IsRefused(string formula, Family family, RefusalKind kind, string says)
    {
        var table = Table.Of(
            ("died", [0, 0, 0, 0, 1, 1, 1, 1]),
            ("split", [0, 0, 0, 0, 1, 1, 1, 1]),
            ("x", [1, 3, 2, 5, 2, 4, 1, 7]),
            ("count", [0, 0, 0, 0, 3, 9, 1, 14]),
            ("none", [1, 1, 1, 1, 0, 0, 0, 0]),
            ("negative", [0, -1, 2, 3, 1, 2, 1, 1]),
            ("half", [0.5, 1, 2, 3, 1, 2, 1, 1]),
            ("zero", [0, 0, 0, 0, 0, 0, 0, 0]),
            ("even", [4, 4, 5, 4, 5, 4, 4, 5]),
            ("id", [1, 2, 3, 4, 5, 6, 7, 8])).Required();

        var refusal = GeneralizedModel.Of(Design.Of(Formula.Parse(formula).Required(), table).Required(), family).ShouldBeOfType<Answer<GeneralizedModel>.NotReckoned>().Refusal;

        refusal.Kind.ShouldBe(kind);
        refusal.Sentence.ShouldContain(says);
        refusal.Sentence.ShouldEndWith(".");
    }

    private static GeneralizedModel Fit(string formula, string file, Family family) => GeneralizedModel.Of(Design.Of(Formula.Parse(formula).Required(), Read(file)).Required(), family).Required();

    private static (double Value, double Error) Told(GeneralizedModel model, string term, ErrorPlan plan)
    {
        var coefficient = model.Estimates(plan).Required().Single(each => each.Term == term);
        return (coefficient.Estimate.Value, coefficient.Estimate.StandardError);
    }

    private static Table Read(string file) => TableFile.Read(() => new MemoryStream(SharedData.Bytes($"statistics/{file}.csv")), $"{file}.csv").Required();
}
