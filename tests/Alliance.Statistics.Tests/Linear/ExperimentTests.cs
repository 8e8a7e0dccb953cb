using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Linear;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Linear;

public sealed class ExperimentTests
{
    // R: estimatr::lm_lin(GPA_year1 ~ ssp, ~ gpa0, alo_star_men), lm_robust(GPA_year1 ~ ssp + gpa0), difference_in_means(GPA_year1 ~ ssp).
    [Fact]
    public void Of_StarMen_EstimatesOfEstimatr()
    {
        var table = Star();
        var (outcome, treated) = (table.FindNumbers("GPA_year1").Required().Values.ToArray(), Is(table, "ssp", value => value == 1));

        var before = DesignMatrix.Of(["gpa0"], [table.FindNumbers("gpa0").Required().Values.ToArray()]).Required();
        var adjusted = AdjustedDifference.Of(outcome, treated, before).Required();
        var cautious = AdjustedDifference.Of(outcome, treated, before, ErrorPlan.Uneven(UnevenErrors.HC3)).Required();
        var robust = LinearModel.Of(Design.Of(Formula.Parse("GPA_year1 ~ ssp + gpa0").Required(), table).Required()).Required().Estimates(ErrorPlan.Uneven(UnevenErrors.HC2)).Required()[1];
        var plain = DifferenceInMeans.Of(outcome, treated).Required();

        adjusted.Estimate.Value.ShouldAgree(0.0812197974908, 1e-11);
        adjusted.Estimate.StandardError.ShouldAgree(0.1478680546901, 1e-12);
        cautious.Estimate.StandardError.ShouldBeGreaterThan(adjusted.Estimate.StandardError);
        robust.Estimate.Value.ShouldAgree(0.0833037048647, 1e-11);
        robust.Estimate.StandardError.ShouldAgree(0.1480643259044, 1e-12);
        plain.Estimate.Value.ShouldAgree(0.0361319968963, 1e-11);
        plain.Estimate.StandardError.ShouldAgree(0.158697818078, 1e-11);
        plain.Freedom.ShouldAgree(120.760929439, 1e-11);
    }

    // R 4.2.2, sw20000 of squads 1 to 8 without periods after 15 of every seventh officer: m <- lm(y ~ treat + factor(officer) + factor(period));
    // clubSandwich::vcovCR(m, squad, "CR2") and coef_test.
    [Fact]
    public void OfPanel_UnevenPanelBySquad_CR2AndDegreesOfFreedomOfAllDummies()
    {
        var panel = SteppedWedge();

        var effect = DifferenceInDifferences.OfPanel(panel).Required();

        effect.Estimate.Value.ShouldAgree(0.23070663455659, 1e-12);
        effect.Estimate.StandardError.ShouldAgree(0.072680108144278, 1e-10);
        effect.Freedom.ShouldAgree(5.0837702517691, 1e-9);
        effect.Estimate.P.ShouldAgree(0.02413335662013, 1e-9);
        DifferenceInDifferences.OfPanel(panel, ClusterErrors.CR0).Required().Estimate.StandardError.ShouldAgree(0.06093840924752, 1e-11);
    }

    [Fact]
    public void TwoByTwo_FourMeans_DifferenceOfDifferences()
    {
        double[] outcome = [9, 11, 11, 13, 10, 12, 15, 17];
        bool[] group = [false, false, true, true, false, false, true, true];
        bool[] after = [false, false, false, false, true, true, true, true];

        DifferenceInDifferences.TwoByTwo(outcome, group, after).Required().Estimate.Value.ShouldBe(3, 1e-12);
        DifferenceInDifferences.TwoByTwo(outcome, group, group).Refused().ShouldBe(RefusalKind.TooFewPoints);
        DifferenceInDifferences.TwoByTwo(outcome, group, [true]).Refused().ShouldBe(RefusalKind.UnequalLengths);
    }

    [Fact]
    public void Of_ArmsThatTellNothing_AreRefused()
    {
        var none = DesignMatrix.Of(["x"], [[1, 2, 3, 4]]).Required();

        DifferenceInMeans.Of([1, 2, 3], [true, false, false]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        DifferenceInMeans.Of([1, 1, 2, 2], [true, true, false, false]).Refused().ShouldBe(RefusalKind.ConstantOutcome);
        DifferenceInMeans.Of([1, double.NaN, 2, 2], [true, true, false, false]).Refused().ShouldBe(RefusalKind.NotANumber);
        DifferenceInMeans.Of([1, 2], [true]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        DifferenceInMeans.Of([1, 2, 1, 2], [true, true, false, false], 1.5).Refused().ShouldBe(RefusalKind.NotALevel);
        AdjustedDifference.Of([1, 2, 3, 5], [true], none).Refused().ShouldBe(RefusalKind.UnequalLengths);
        AdjustedDifference.Of([1, 2, 3, 5, 4], [true, true, false, false, true], none).Refused().ShouldBe(RefusalKind.UnequalLengths);
        AdjustedDifference.Of([1, 2, 3, 5, 4, 6], [true, true, true, true, true, true], DesignMatrix.Of(["x"], [[1, 2, 3, 4, 7, 6]]).Required()).Refused().ShouldBe(RefusalKind.Collinear);
    }

    [Fact]
    public void OfPanel_WhatIsNoPanel_IsRefused()
    {
        var panel = SteppedWedge();

        DifferenceInDifferences.OfPanel(panel with { IsTreated = new bool[panel.Outcome.Length] }).Refused().ShouldBe(RefusalKind.Collinear);
        DifferenceInDifferences.OfPanel(panel with { Clusters = panel.Periods }).Refused().ShouldBe(RefusalKind.UnequalLengths);
        DifferenceInDifferences.OfPanel(panel with { IsTreated = [true] }).Refused().ShouldBe(RefusalKind.UnequalLengths);
        DifferenceInDifferences.OfPanel(panel with { Clusters = Table.Numbers("one", new double[panel.Outcome.Length]).Grouped() }).Refused().ShouldBe(RefusalKind.TooFewClusters);
    }

    private static Table Star() => TableFile.Read(() => new MemoryStream(SharedData.Bytes("statistics/alo_star_men.csv")), "alo_star_men.csv").Required();

    private static bool[] Is(Table table, string column, Predicate<double> that) => Array.ConvertAll(table.FindNumbers(column).Required().Values.ToArray(), value => that(value));

    private static PanelRows SteppedWedge()
    {
        var table = TableFile.Read(() => new MemoryStream(SharedData.Bytes("statistics/sw20000.csv")), "sw20000.csv").Required();
        double Cell(string name, int row) => table.FindNumbers(name).Required().Values[row];
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => Cell("squad", row) <= 8 && !(Cell("officer", row) % 7 == 0 && Cell("period", row) > 15))];
        return new PanelRows
        {
            Outcome = [.. rows.Select(row => Cell("y", row))],
            IsTreated = [.. rows.Select(row => Cell("treat", row) == 1)],
            Units = table.Find("officer").Required().Grouped().Of(rows),
            Periods = table.Find("period").Required().Grouped().Of(rows),
            Clusters = table.Find("squad").Required().Grouped().Of(rows),
        };
    }
}
