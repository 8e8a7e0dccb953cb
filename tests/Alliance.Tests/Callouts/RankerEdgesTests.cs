using Alliance.Callouts;
using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;

namespace Alliance.Tests.Callouts;

/// <summary>Where one answer ends and the other begins: the first minute, the last day, the fourth time, two who are alike.</summary>
public sealed class RankerEdgesTests
{
    /// <summary>A Monday at six in the evening.</summary>
    private static readonly DateTime Now = new(2026, 11, 23, 18, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);
    private static readonly Asking Dispute = new() { Situation = Situation.NeighborDispute, LocalNow = Now, UtcNow = Now };

    private static readonly Helper Calm = new()
    {
        OfferId = Key(1),
        PartnerId = Key(1),
        ContactId = Key(1),
        Kind = OfferKind.Calming,
        MayBeAskedFor = CalloutHelp.Talk,
        MayBeAskedAt = CalloutTimes.Evenings,
    };

    [Theory]
    [InlineData("05:59", CalloutTimes.Nights)]
    [InlineData("06:00", CalloutTimes.Mornings)]
    [InlineData("11:59", CalloutTimes.Mornings)]
    [InlineData("12:00", CalloutTimes.Afternoons)]
    [InlineData("16:59", CalloutTimes.Afternoons)]
    [InlineData("17:00", CalloutTimes.Evenings)]
    [InlineData("21:59", CalloutTimes.Evenings)]
    [InlineData("22:00", CalloutTimes.Nights)]
    public void TimeOf_TheFirstAndLastMinuteOfEach(string time, CalloutTimes expected) =>
        RankingWeights.TimeOf(TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Fact]
    public void Hours_BeginWithTheirFirstMinute()
    {
        var (evening, night) = (new OpenHours(DayOfWeek.Monday, new TimeOnly(18, 0), new TimeOnly(22, 0)), new OpenHours(DayOfWeek.Saturday, new TimeOnly(20, 0), new TimeOnly(2, 0)));

        evening.Holds(DayOfWeek.Monday, new TimeOnly(18, 0)).ShouldBeTrue();
        evening.Holds(DayOfWeek.Monday, new TimeOnly(17, 59)).ShouldBeFalse();
        night.Holds(DayOfWeek.Saturday, new TimeOnly(20, 0)).ShouldBeTrue();
        night.Holds(DayOfWeek.Saturday, new TimeOnly(19, 59)).ShouldBeFalse();
    }

    [Fact]
    public void Hours_ThatEndAsTheyBegin_NeverHold()
    {
        var none = new OpenHours(DayOfWeek.Monday, new TimeOnly(8, 0), new TimeOnly(8, 0));

        Enumerable.Range(0, 24).ShouldAllBe(hour => !none.Holds(DayOfWeek.Monday, new TimeOnly(hour, 0)) && !none.Holds(DayOfWeek.Tuesday, new TimeOnly(hour, 0)));
    }

    [Fact]
    public void Hours_OfSeveralTimes_NeedOnlyOneThatHolds() =>
        Ranker.MayBeAsked(Dispute, Calm with { Hours = [new(DayOfWeek.Monday, new TimeOnly(17, 0), new TimeOnly(19, 0)), new(DayOfWeek.Tuesday, new TimeOnly(8, 0), new TimeOnly(9, 0))] }).ShouldBeTrue();

    /// <summary>At 60 degrees a minute of longitude is half as long as one of latitude.</summary>
    [Fact]
    public void Meters_OfAMinuteOfLongitude_ShrinkTowardThePole() => new Place(60, 10).MetersTo(new Place(60, 10 + 1d / 60)).ShouldBe(926, 2);

    [Fact]
    public void Offer_OnItsLastDay_StillHolds()
    {
        Ranker.MayBeAsked(Dispute, Calm with { UntilOn = Today }).ShouldBeTrue();
        Ranker.MayBeAsked(Dispute, Calm with { UntilOn = Today.AddDays(-1) }).ShouldBeFalse();
    }

    [Fact]
    public void Language_MattersToWhoeverOffersOne_AndToNobodyElse()
    {
        var spanish = Dispute with { Language = SpokenLanguage.Spanish };
        var speaker = Calm with { Kind = OfferKind.Language, MayBeAskedFor = CalloutHelp.Language, Language = SpokenLanguage.Spanish };

        Ranker.MayBeAsked(spanish, Calm).ShouldBeTrue();
        Ranker.MayBeAsked(spanish, speaker).ShouldBeTrue();
        Ranker.MayBeAsked(spanish, speaker with { Language = SpokenLanguage.Portuguese }).ShouldBeFalse();
        Ranker.MayBeAsked(Dispute, speaker).ShouldBeTrue();
    }

    [Fact]
    public void Asked_FourTimesInAMonth_IsLeftAlone()
    {
        Helper AskedOn(params int[] daysAgo) => Calm with { AskedOn = [.. daysAgo.Select(days => Today.AddDays(-days))] };

        Ranker.MayBeAsked(Dispute, AskedOn(3, 9, 20)).ShouldBeTrue();
        Ranker.MayBeAsked(Dispute, AskedOn(3, 9, 20, 29)).ShouldBeFalse();
        Ranker.MayBeAsked(Dispute, AskedOn(3, 9, 20, 30)).ShouldBeTrue("thirty days ago is no longer this month");
        Ranker.MayBeAsked(Dispute, AskedOn(1)).ShouldBeFalse();
        Ranker.MayBeAsked(Dispute, AskedOn(2)).ShouldBeTrue();
        Ranker.Rank(Dispute, [AskedOn(29, 30)]).ShouldHaveSingleItem().AskedThisMonth.ShouldBe(1);
    }

    [Theory]
    [InlineData(CalloutHelp.Talk)]
    [InlineData(CalloutHelp.Language)]
    [InlineData(CalloutHelp.Place)]
    [InlineData(CalloutHelp.Goods)]
    [InlineData(CalloutHelp.Ride)]
    public void AnotherKindOfOffer_NeedsAnyAgreementAndNotAll(CalloutHelp agreed) =>
        Ranker.MayBeAsked(Dispute with { Situation = Situation.Other }, Calm with { Kind = OfferKind.Other, MayBeAskedFor = agreed }).ShouldBeTrue();

    [Fact]
    public void Points_AreTheSumOfWhatCounts()
    {
        var known = Calm with { At = new Place(42, -71), Tie = new Tie(1, 1, Now.AddDays(-10)), AskedOn = [Today.AddDays(-5), Today.AddDays(-9)] };
        var ranked = Ranker.Rank(Dispute with { At = new Place(42, -71) }, [known]).ShouldHaveSingleItem();

        ranked.Strength.ShouldBeInRange(1, 100);
        ranked.Points.ShouldBe(RankingWeights.Fit + RankingWeights.Near + RankingWeights.Strength * ranked.Strength / 100 - 2 * RankingWeights.AskedBefore, 1e-9);
    }

    [Fact]
    public void Person_WhoOffersSeveralThings_StandsThereWithTheBest_AndOfTwoAlikeWithTheFirst()
    {
        var word = Calm with { OfferId = Key(0), Kind = OfferKind.Word };

        Ranker.Rank(Dispute, [word, Calm]).ShouldHaveSingleItem().Helper.ShouldBe(Calm);
        Ranker.Rank(Dispute, [Calm with { OfferId = Key(3) }, Calm with { OfferId = Key(2) }]).ShouldHaveSingleItem().Helper.OfferId.ShouldBe(Key(2));
    }

    [Fact]
    public void People_WhoAreAlike_StandInTheOrderOfTheirOffers() =>
        Ranker.Rank(Dispute, new[] { 3, 1, 2 }.Select(n => Calm with { OfferId = Key(n), ContactId = Key(10 - n) })).Select(r => r.Helper.OfferId).ShouldBe([Key(1), Key(2), Key(3)]);

    private static Guid Key(int number) => new(number, 0, 0, new byte[8]);
}
