using Alliance.Partnerships.Team;

namespace Alliance.Tests.Partnerships.Team;

public class WorkloadTests
{
    private static Workload Load(int minutes, int officers, int hours, params CadenceCount[] cadences) =>
        new() { Cadences = cadences, AgencyCadenceDays = 60, MinutesPerTalk = minutes, Officers = officers, HoursPerOfficer = hours };

    /// <summary>By hand: 10 × 7/14 = 5 talks, 6 × 7/30 = 1.4 talks; 6.4 × 20 = 128 minutes = 2.1333 hours.</summary>
    [Fact]
    public void HoursAsked_WorkedExample_IsWhatPaperSays()
    {
        var load = Load(20, 2, 6, new CadenceCount(14, 10), new CadenceCount(30, 6));

        load.TalksAsked.ShouldBe(6.4, 1e-12);
        load.HoursAsked.ShouldBe(128 / 60.0, 1e-12);
        load.HoursThere.ShouldBe(12);
        load.Relationships.ShouldBe(16);
        load.IsTooMuch.ShouldBeFalse();
    }

    [Fact]
    public void HoursAsked_WithoutOwnCadence_FollowsTheAgencys() =>
        Load(30, 1, 6, new CadenceCount(null, 60)).HoursAsked.ShouldBe(60 * 7 / 60.0 * 30 / 60, 1e-12);

    [Fact]
    public void IsTooMuch_MoreAskedThanThere_SaysSo() =>
        Load(60, 1, 6, new CadenceCount(7, 7)).IsTooMuch.ShouldBeTrue();

    [Fact]
    public void IsTooMuch_ExactlyAsMuch_IsEnough() =>
        Load(60, 1, 7, new CadenceCount(7, 7)).IsTooMuch.ShouldBeFalse();

    [Fact]
    public void AMonth_OfMoreThanThereIs_SaysWhatFallsAwayAndWhatWouldDo()
    {
        // 12 talks a week of 20 minutes are 4 hours; 3 are there. A month has 4.348 weeks.
        var load = Load(20, 1, 3, new CadenceCount(7, 12));

        load.HoursAskedAMonth.ShouldBe(17.39, 0.01);
        load.HoursThereAMonth.ShouldBe(13.04, 0.01);
        load.TalksFallingAway.ShouldBe(14);
        load.HoursPerOfficerNeeded.ShouldBe(4);
        load.HoursAtLongerCadences.ShouldBe(load.HoursAskedAMonth / 2, 1e-9);
    }

    [Fact]
    public void AMonth_ThatFits_LetsNothingFallAway_AndTheLongestCadenceStays()
    {
        var load = Load(30, 1, 6, new CadenceCount(180, 2), new CadenceCount(null, 1));

        load.TalksFallingAway.ShouldBe(0);
        load.HoursAtLongerCadences.ShouldBe(Load(30, 1, 6, new CadenceCount(180, 2), new CadenceCount(90, 1)).HoursAskedAMonth, 1e-9);
    }

    [Theory]
    [InlineData(new int[0], Workload.UsualMinutes)]
    [InlineData(new[] { 12 }, 12)]
    [InlineData(new[] { 90, 5, 20 }, 20)]
    [InlineData(new[] { 10, 15, 30, 240 }, 23)]
    public void Typical_Minutes_IsTheMiddleOne(int[] minutes, int middle) => Workload.Typical(minutes).ShouldBe(middle);
}
