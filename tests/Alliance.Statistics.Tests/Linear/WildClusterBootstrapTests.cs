using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Linear;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Linear;

public sealed class WildClusterBootstrapTests
{
    // R 4.2.2: fwildclusterboot::boottest(lm(y ~ x, PetersenCL), "(Intercept)", clustid = "year", B = 9999): all 2^10 patterns; its interval is searched to 1e-6.
    [Fact]
    public void Of_PetersenByYear_PAndIntervalOfR()
    {
        var design = Design.Of(Formula.Parse("y ~ x").Required(), TableFile.Read(() => new MemoryStream(SharedData.Bytes("statistics/PetersenCL.csv")), "PetersenCL.csv").Required()).Required();

        var bootstrap = WildClusterBootstrap.Of(LinearModel.Of(design).Required(), "(Intercept)", design.GroupsOf("year").Required()).Required();

        bootstrap.Enumerated.ShouldBeTrue();
        bootstrap.P.ShouldBe(0.216796875);
        bootstrap.Interval.Low.ShouldBe(-0.0259195620142, 1e-6);
        bootstrap.Interval.High.ShouldBe(0.0848489343783, 1e-6);
    }

    [Fact]
    public void Of_TooFewClusters_SaysSo()
    {
        var table = Table.Of(("y", [1, 3, 2, 5, 4, 6, 3, 8]), ("x", [1, 2, 1, 4, 2, 6, 7, 7]), ("g", [1, 1, 2, 2, 3, 3, 4, 4]), ("one", [1, 1, 1, 1, 1, 1, 1, 1])).Required();
        var design = Design.Of(Formula.Parse("y ~ x").Required(), table).Required();
        var model = LinearModel.Of(design).Required();

        WildClusterBootstrap.Of(model, "x", design.GroupsOf("g").Required()).Refused().ShouldBe(RefusalKind.TooFewClusters);
        WildClusterBootstrap.Of(model, "x", design.GroupsOf("one").Required()).Refused().ShouldBe(RefusalKind.TooFewClusters);
        WildClusterBootstrap.Of(model, "z", design.GroupsOf("g").Required()).Refused().ShouldBe(RefusalKind.NoSuchColumn);
        WildClusterBootstrap.Of(model, "x", design.GroupsOf("g").Required(), draws: 5).Refused().ShouldBe(RefusalKind.TooFewPoints);
        WildClusterBootstrap.Of(model, "x", design.GroupsOf("g").Required(), level: 0).Refused().ShouldBe(RefusalKind.NotALevel);
        WildClusterBootstrap.Of(model, "x", design.GroupsOf("g").Required().Of([0, 2]), level: 0.5).Refused().ShouldBe(RefusalKind.UnequalLengths);
    }
}
