using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Linear;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Linear;

public sealed class LinearModelTests
{
    // R 4.2.2: m <- lm(y ~ x, sandwich::PetersenCL); sqrt(diag(v)) of vcov(m), vcovHC(m, "HC1") and so on.
    [Fact]
    public void Estimates_Petersen_ClassicalAndUnevenErrorsOfR()
    {
        var model = LinearModel.Of(Petersen()).Required();

        model.Coefficients[0].ShouldAgree(0.0296797207345, 1e-11);
        model.Coefficients[1].ShouldAgree(1.0348334394617, 1e-12);
        model.LogLikelihood.ShouldAgree(-10572.60373925, 1e-12);
        model.RSquared.ShouldAgree(0.2077657310714, 1e-12);
        model.ResidualVariance.ShouldAgree(4.021136239408, 1e-12);
        Errors(model, ErrorPlan.Classical, 0.0283593162657, 0.0285832877913);
        Errors(model, ErrorPlan.Uneven(UnevenErrors.HC0), 0.02835499952962, 0.02838948186763);
        Errors(model, ErrorPlan.Uneven(UnevenErrors.HC1), 0.0283606722314, 0.0283951614679);
        Errors(model, ErrorPlan.Uneven(UnevenErrors.HC2), 0.0283606385544, 0.0284007877250);
        Errors(model, ErrorPlan.Uneven(UnevenErrors.HC3), 0.0283662798215, 0.0284121012704);
    }

    // R 4.2.2: clubSandwich::vcovCR(m, d$year, "CR0") and so on; CR1 is its CR1S and sandwich::vcovCL(m, ~firm), Petersen's published Stata values; two-way
    // vcovCL(m, ~firm + year).
    [Fact]
    public void Estimates_Petersen_ClusterErrorsOfR()
    {
        var design = Petersen();
        var model = LinearModel.Of(design).Required();
        var (firm, year) = (design.GroupsOf("firm").Required(), design.GroupsOf("year").Required());

        Errors(model, ErrorPlan.Clustered(firm, ClusterErrors.CR1), 0.0670127036988, 0.0505957258840);
        Errors(model, ErrorPlan.Clustered(year, ClusterErrors.CR0), 0.02218437249066, 0.03167233615141);
        Errors(model, ErrorPlan.Clustered(year, ClusterErrors.CR1), 0.0233867211009, 0.0333889134119);
        Errors(model, ErrorPlan.Clustered(year, ClusterErrors.CR2), 0.0233928142172, 0.0333960820160);
        Errors(model, ErrorPlan.Clustered(year, ClusterErrors.CR3), 0.0246676350037, 0.0352142047190);
        Errors(model, ErrorPlan.Clustered(firm, ClusterErrors.CR2), 0.06704093717314, 0.05067776674031);
        Errors(model, ErrorPlan.TwoWay(firm, year), 0.0650639181994, 0.0535580229449);
    }

    // R 4.2.2: clubSandwich::coef_test(m, vcov = "CR2", cluster = d$year), columns df_Satt and p_Satt; the same by firm.
    [Fact]
    public void Estimates_PetersenCR2_SatterthwaiteDegreesOfFreedomOfR()
    {
        var design = Petersen();
        var model = LinearModel.Of(design).Required();

        var byYear = model.Estimates(ErrorPlan.Clustered(design.GroupsOf("year").Required())).Required();
        var byFirm = model.Estimates(ErrorPlan.Clustered(design.GroupsOf("firm").Required())).Required();

        byYear[0].Freedom.ShouldAgree(9.000006652308, 1e-10);
        byYear[1].Freedom.ShouldAgree(8.989436078160, 1e-10);
        byYear[0].Estimate.P.ShouldAgree(0.2363596673755, 1e-10);
        byYear[1].Estimate.P.ShouldAgree(1.898544868962e-10, 1e-8);
        byFirm[0].Freedom.ShouldAgree(498.6699968845, 1e-10);
        byFirm[1].Freedom.ShouldAgree(308.7563813190, 1e-10);
    }

    [Fact]
    public void Of_WhatCannotBeFitted_NamesTheColumn()
    {
        var table = Table.Of(("y", [1, 3, 2, 5, 4, 6]), ("a", [1, 2, 3, 4, 5, 6]), ("b", [2, 4, 6, 8, 10, 12]), ("same", [3, 3, 3, 3, 3, 3]), ("zero", [0, 0, 0, 0, 0, 0])).Required();

        Sentence("y ~ a + b").ShouldBe("b is no more than a combination of a, so their effects cannot be told apart: leave one of them out of the formula.");
        Sentence("y ~ same + a").ShouldContain("same is no more than a combination of (Intercept)");
        Sentence("y ~ zero").ShouldContain("zero is zero in every row used");
        Sentence("same ~ a").ShouldContain("the same in every row");
        Sentence("y ~ factor(a)").ShouldContain("6 coefficients cannot be told from 6 rows");
        Sentence("y ~ 0").ShouldContain("at least one");
        Sentence("y ~ a + (1|b)").ShouldContain("mixed model");
        Sentence("cbind(y, b) ~ a").ShouldContain("binomial");
        LinearModel.Of(DesignMatrix.Of(["x"], [[1, 2, 3]]).Required(), [1, 2]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        LinearModel.Of(DesignMatrix.Of(["x"], [[1, 2, 3]]).Required(), [1, 2, double.PositiveInfinity]).Refused().ShouldBe(RefusalKind.NotANumber);

        string Sentence(string formula) => LinearModel.Of(Design.Of(Formula.Parse(formula).Required(), table).Required()).ShouldBeOfType<Answer<LinearModel>.NotReckoned>().Refusal.Sentence;
    }

    [Fact]
    public void Estimates_WithoutAnError_IsRefused()
    {
        var table = Table.Of(("y", [1, 3, 2, 5, 4, 6]), ("exact", [2, 6, 4, 10, 8, 12]), ("only", [0, 0, 1, 0, 0, 0]), ("one", [1, 1, 1, 1, 1, 1]), ("two", [1, 1, 1, 2, 2, 2])).Required();
        var design = Design.Of(Formula.Parse("y ~ only").Required(), table).Required();
        var model = LinearModel.Of(design).Required();

        model.Estimates(ErrorPlan.Clustered(design.GroupsOf("one").Required())).Refused().ShouldBe(RefusalKind.TooFewClusters);
        model.Estimates(ErrorPlan.Uneven(UnevenErrors.HC3)).Refused().ShouldBe(RefusalKind.NotSeparable);
        model.Estimates(ErrorPlan.Classical, level: 2).Refused().ShouldBe(RefusalKind.NotALevel);
        model.Estimates(ErrorPlan.Clustered(design.GroupsOf("two").Required().Of([0, 1]))).Refused().ShouldBe(RefusalKind.UnequalLengths);
        LinearModel.Of(Design.Of(Formula.Parse("y ~ exact").Required(), table).Required()).Required().Estimates(ErrorPlan.Classical).Refused().ShouldBe(RefusalKind.ConstantOutcome);
    }

    private static void Errors(LinearModel model, ErrorPlan plan, double intercept, double slope)
    {
        var estimates = model.Estimates(plan).Required();
        estimates[0].Estimate.StandardError.ShouldAgree(intercept, 1e-10);
        estimates[1].Estimate.StandardError.ShouldAgree(slope, 1e-10);
    }

    private static Design Petersen() => Design.Of(Formula.Parse("y ~ x").Required(), TableFile.Read(() => new MemoryStream(SharedData.Bytes("statistics/PetersenCL.csv")), "PetersenCL.csv").Required()).Required();
}
