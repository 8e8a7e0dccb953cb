using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;

namespace Alliance.Tests.Partnerships.Goals;

public sealed class GoalPlotTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Path_OfReadings_GoesStraightFromOneToTheNext()
    {
        var plot = new GoalPlot([Reading(0, 0), Reading(50, 10), Reading(100, 5)], PlotMeasure.Importance, Start.AddDays(100));

        plot.Path(Side.Them).ShouldBe($"M{plot.Left} {GoalPlot.Bottom}L{(plot.Left + GoalPlot.Right) / 2} {GoalPlot.Top}L{GoalPlot.Right} {(GoalPlot.Top + GoalPlot.Bottom) / 2}");
        plot.Path(Side.Us).ShouldBe("");
    }

    [Fact]
    public void Path_OfStages_HoldsUntilTheNextAndGoesOnToToday()
    {
        var plot = new GoalPlot([Stage(0, StageOfChange.Precontemplation), Stage(50, StageOfChange.Maintenance)], PlotMeasure.Stage, Start.AddDays(100));

        plot.Path(Side.Them).ShouldBe($"M{plot.Left} {GoalPlot.Bottom}H{(plot.Left + GoalPlot.Right) / 2}V{GoalPlot.Top}H{GoalPlot.Right}");
    }

    [Fact]
    public void Plot_OfOneReadingToday_HasAPlaceForIt()
    {
        var plot = new GoalPlot([Reading(0, 4)], PlotMeasure.Confidence, Start);

        plot.Marks(Side.Them).ShouldHaveSingleItem().X.ShouldBe(plot.Left);
        new GoalPlot([], PlotMeasure.Confidence, Start).IsEmpty.ShouldBeTrue();
    }

    private static GoalStep Reading(int day, int number) => new(Guid.Empty, Start.AddDays(day), Side.Them, "") { Importance = number, Confidence = number };

    private static GoalStep Stage(int day, StageOfChange stage) => new(Guid.Empty, Start.AddDays(day), Side.Them, "") { Stage = stage };
}
