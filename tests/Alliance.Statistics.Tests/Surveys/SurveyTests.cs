using System.Globalization;
using Alliance.Statistics.Surveys;

namespace Alliance.Statistics.Tests.Surveys;

/// <summary>Against R 4.2.2 with survey 4.1: data(api).</summary>
public sealed class SurveyTests
{
    private static readonly Dictionary<string, double> Types = new() { ["E"] = 4421, ["H"] = 755, ["M"] = 1018 };
    private static readonly Dictionary<string, double> SchoolWide = new() { ["No"] = 1072, ["Yes"] = 5122 };

    // d <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc); svymean(~api00, d, deff = TRUE); confint(m, df = degf(d)); svytotal(~enroll, d)
    [Fact]
    public void Clusters_MeanAndTotal_AllDigits()
    {
        var design = Clusters();
        var mean = SurveyEstimate.Mean(design, Column("apiclus1", "api00")).Required();
        mean.Value.ShouldAgree(644.169398907, 1e-11);
        mean.StandardError.ShouldAgree(23.5422406938, 1e-11);
        mean.DesignEffect!.Value.ShouldAgree(9.34586945059, 1e-9);
        mean.Interval.Low.ShouldAgree(593.6763144633255, 1e-10);
        mean.Interval.High.ShouldAgree(694.6624833508822, 1e-10);
        design.Freedom.ShouldBe(14);
        var total = SurveyEstimate.Total(design, Column("apiclus1", "enroll")).Required();
        total.Value.ShouldAgree(3404940.13453, 1e-11);
        total.StandardError.ShouldAgree(932235.027041, 1e-11);
    }

    // svymean(~api00, svydesign(id = ~dnum, weights = ~pw, data = apiclus1))
    [Fact]
    public void Clusters_WithoutPopulationSize_AllDigits() =>
        SurveyEstimate.Mean(SurveyDesign.Of(Column("apiclus1", "pw"), Text("apiclus1", "dnum")).Required(), Column("apiclus1", "api00")).Required().StandardError.ShouldAgree(23.77901072088688, 1e-11);

    // d <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc); svymean(~api00, d, deff = TRUE); svyratio(~api.stu, ~enroll, d)
    [Fact]
    public void Strata_MeanAndRatio_AllDigits()
    {
        var design = SurveyDesign.Of(Column("apistrat", "pw"), strata: Text("apistrat", "stype"), population: Column("apistrat", "fpc")).Required();
        var mean = SurveyEstimate.Mean(design, Column("apistrat", "api00")).Required();
        mean.Value.ShouldAgree(662.287363159, 1e-11);
        mean.StandardError.ShouldAgree(9.40894080278, 1e-11);
        mean.DesignEffect!.Value.ShouldAgree(1.204457268537717, 1e-9);
        var ratio = SurveyEstimate.Ratio(design, Column("apistrat", "api.stu"), Column("apistrat", "enroll")).Required();
        ratio.Value.ShouldAgree(.836956886941, 1e-11);
        ratio.StandardError.ShouldAgree(.00775710316664, 1e-11);
    }

    // postStratify(d, ~stype, data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018)))
    [Fact]
    public void PostStratified_Mean_AllDigits()
    {
        var design = Clusters().Raked(Margin("stype", Types)).Required();
        var mean = SurveyEstimate.Mean(design, Column("apiclus1", "api00")).Required();
        mean.Value.ShouldAgree(642.310788212, 1e-11);
        mean.StandardError.ShouldAgree(23.9204864451, 1e-11);
        SurveyEstimate.Total(design, Column("apiclus1", "enroll")).Required().StandardError.ShouldAgree(406292.6362948024, 1e-11);
    }

    // rake(d, list(~stype, ~sch.wide), list(pop.types, pop.schwide), control = list(maxit = 100, epsilon = 1e-10)); weights(r)
    [Fact]
    public void Raked_MeanTotalAndWeights_AllDigits()
    {
        var design = Clusters().Raked(Margin("stype", Types), Margin("sch.wide", SchoolWide)).Required();
        var mean = SurveyEstimate.Mean(design, Column("apiclus1", "api00")).Required();
        mean.Value.ShouldAgree(641.230320927, 1e-11);
        mean.StandardError.ShouldAgree(23.7036168879, 1e-11);
        var total = SurveyEstimate.Total(design, Column("apiclus1", "enroll")).Required();
        total.Value.ShouldAgree(3647280.14807, 1e-11);
        total.StandardError.ShouldAgree(400603.256862, 1e-11);
        var cells = Text("apiclus1", "stype").Zip(Text("apiclus1", "sch.wide"), (type, wide) => type + wide).ToList();
        foreach (var (cell, weight) in new[] { ("HYes", 50.329401116241), ("EYes", 29.870675492628), ("MYes", 36.79102486438), ("MNo", 49.069072164124), ("ENo", 39.839236246935), ("HNo", 67.125529241263) })
        {
            design.Weights[cells.IndexOf(cell)].ShouldAgree(weight, 1e-10);
        }
    }

    // Clusters of ten that share half of their variance: the interval holds the truth as often as it says, and an interval that forgets the clusters does not.
    [Fact]
    public void Clusters_IntervalHoldsTheTruth()
    {
        var chance = Alliance.Statistics.Randomness.RandomNumbers.Seeded(20260101);
        var (held, forgetful) = (0, 0);
        string[] clusters = [.. Enumerable.Range(0, 200).Select(row => (row / 10).ToString(CultureInfo.InvariantCulture))];
        double[] ones = [.. Enumerable.Repeat(1.0, 200)];
        var (design, alone) = (SurveyDesign.Of(ones, clusters).Required(), SurveyDesign.Of(ones).Required());
        for (var draw = 0; draw < 1500; draw++)
        {
            double[] shared = [.. Enumerable.Range(0, 20).Select(_ => chance.Normal())];
            double[] values = [.. Enumerable.Range(0, 200).Select(row => shared[row / 10] + chance.Normal())];
            held += SurveyEstimate.Mean(design, values).Required().Interval.Holds(0) ? 1 : 0;
            forgetful += SurveyEstimate.Mean(alone, values).Required().Interval.Holds(0) ? 1 : 0;
        }

        (held / 1500.0).ShouldBe(0.95, 0.017);
        (forgetful / 1500.0).ShouldBeLessThan(0.7);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        SurveyDesign.Of([]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        SurveyDesign.Of([1, 0]).Refused().ShouldBe(RefusalKind.NotAWeight);
        SurveyDesign.Of([1, 1], ["a"]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        SurveyDesign.Of([1, 1], ["a", "a"]).Refused().ShouldBe(RefusalKind.TooFewClusters);
        SurveyDesign.Of([1, 1, 1], ["a", "b", "a"], ["x", "x", "y"]).Refused().ShouldBe(RefusalKind.NotNested);
        SurveyDesign.Of([1, 1, 1], population: [2, 2, 2]).Refused().ShouldBe(RefusalKind.NotAnExposure);
        var design = SurveyDesign.Of([1, 1, 1, 1]).Required();
        SurveyEstimate.Mean(design, [1, 2]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        SurveyEstimate.Mean(design, [1, 2, double.NaN, 3]).Refused().ShouldBe(RefusalKind.NotANumber);
        SurveyEstimate.Ratio(design, [1, 2, 3, 4], [0, 0, 0, 0]).Refused().ShouldBe(RefusalKind.NothingCounted);
        PopulationMargin.Of("sex", ["f", "m"], new Dictionary<string, double> { ["f"] = 1 }).Refused().ShouldBe(RefusalKind.NotAGroup);
        PopulationMargin.Of("sex", ["f"], new Dictionary<string, double> { ["f"] = 1, ["m"] = 1 }).Refused().ShouldBe(RefusalKind.NotAGroup);
        PopulationMargin.Of("sex", ["f"], new Dictionary<string, double> { ["f"] = -1 }).Refused().ShouldBe(RefusalKind.NotAWeight);
        design.Raked().Refused().ShouldBe(RefusalKind.TooFewPoints);
        var sex = PopulationMargin.Of("sex", ["f", "m", "f", "m"], new Dictionary<string, double> { ["f"] = 10, ["m"] = 10 }).Required();
        design.Raked(sex, PopulationMargin.Of("age", ["y", "y", "o", "o"], new Dictionary<string, double> { ["y"] = 10, ["o"] = 20 }).Required()).Refused().ShouldBe(RefusalKind.NotAWeight);
        design.Raked(sex, PopulationMargin.Of("age", ["y", "o", "y", "o"], new Dictionary<string, double> { ["y"] = 5, ["o"] = 15 }).Required()).Refused().ShouldBe(RefusalKind.NotConverged);
    }

    private static SurveyDesign Clusters() => SurveyDesign.Of(Column("apiclus1", "pw"), Text("apiclus1", "dnum"), population: Column("apiclus1", "fpc")).Required();

    private static PopulationMargin Margin(string column, Dictionary<string, double> sizes) => PopulationMargin.Of(column, Text("apiclus1", column), sizes).Required();

    private static double[] Column(string set, string column) => Array.ConvertAll(SharedTable.Numbers($"statistics/{set}.csv", column), row => row[0]);

    private static string[] Text(string set, string column) => Array.ConvertAll(SharedTable.Cells($"statistics/{set}.csv", column), row => row[0]);
}
