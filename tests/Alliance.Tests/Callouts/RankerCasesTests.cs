using Alliance.Callouts;
using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;

namespace Alliance.Tests.Callouts;

/// <summary>
/// Twenty evenings, written out: who should be asked first, as somebody with years on the street would have it. Whoever changes a weight
/// reads here what becomes of it.
/// </summary>
public sealed class RankerCasesTests
{
    private static readonly Place Corner = new(42.36, -71.06);

    /// <summary>A Friday.</summary>
    private static readonly DateTime Friday = new(2026, 11, 27, 20, 30, 0);

    private const CalloutTimes AnyTime = CalloutTimes.Mornings | CalloutTimes.Afternoons | CalloutTimes.Evenings | CalloutTimes.Nights;
    private const CalloutHelp Anything = CalloutHelp.Talk | CalloutHelp.Language | CalloutHelp.Place | CalloutHelp.Goods | CalloutHelp.Ride;

    [Fact]
    public void C01_NeighborsShout_TheOneBothRespectComesBeforeAnEmptyRoom() => First(Situation.NeighborDispute,
        A("hall", OfferKind.Room, 100), A("baker who talks things down", OfferKind.Calming, 300)).ShouldBe("baker who talks things down");

    [Fact]
    public void C02_NeighborsShout_SomebodyRoundTheCornerComesBeforeSomebodyAcrossTown() => First(Situation.NeighborDispute,
        A("across town", OfferKind.Calming, 4000), A("round the corner", OfferKind.Calming, 150)).ShouldBe("round the corner");

    [Fact]
    public void C03_NeighborsSpeakAmharic_TheOneWhoSpeaksItComesFirst() => First(Situation.NeighborDispute, SpokenLanguage.Amharic,
        A("calm and near", OfferKind.Calming, 200), A("speaks Amharic", OfferKind.Language, 900) with { Language = SpokenLanguage.Amharic }).ShouldBe("speaks Amharic");

    [Fact]
    public void C04_NeighborsSpeakAmharic_SomebodyWhoSpeaksKoreanIsNotAsked() => Names(Situation.NeighborDispute, SpokenLanguage.Amharic,
        A("speaks Korean", OfferKind.Language, 100) with { Language = SpokenLanguage.Korean }).ShouldBeEmpty();

    [Fact]
    public void C05_Distress_SomebodyWhoKeepsCompanyComesBeforeARide() => First(Situation.MentalDistress,
        A("ride", OfferKind.Ride, 50), A("company", OfferKind.Company, 600)).ShouldBe("company");

    [Fact]
    public void C06_Distress_TheOneWeKnowWellComesBeforeTheOneWeMetOnce() => First(Situation.MentalDistress,
        A("met once", OfferKind.Company, 200) with { Tie = Tie.None.After(TieEvent.WeCame, Friday.AddDays(-200)) },
        A("known well", OfferKind.Company, 250) with { Tie = Strong }).ShouldBe("known well");

    [Fact]
    public void C07_Distress_NobodyIsAskedForTalkWhoAgreedOnlyToOpenARoom() => Names(Situation.MentalDistress,
        A("hall keeper", OfferKind.Company, 50) with { MayBeAskedFor = CalloutHelp.Place }).ShouldBeEmpty();

    [Fact]
    public void C08_DrunkGuest_ARideHomeComesBeforeABed() => First(Situation.IntoxicatedPatron,
        A("bed", OfferKind.Bed, 200), A("ride", OfferKind.Ride, 500)).ShouldBe("ride");

    [Fact]
    public void C09_DrunkGuestAtThree_WhoMayBeAskedOnlyInTheEveningSleeps() => Names(Situation.IntoxicatedPatron, new DateTime(2026, 11, 28, 3, 0, 0),
        A("evening driver", OfferKind.Ride, 100) with { MayBeAskedAt = CalloutTimes.Evenings }).ShouldBeEmpty();

    [Fact]
    public void C10_DrunkGuest_TheDriverAskedThreeTimesThisMonthComesAfterTheOneWhoWasNot() => First(Situation.IntoxicatedPatron,
        A("asked often", OfferKind.Ride, 300) with { AskedOn = [Day(-20), Day(-12), Day(-5)] }, A("rested", OfferKind.Ride, 500)).ShouldBe("rested");

    [Fact]
    public void C11_YoungPeople_AnOpenGymComesBeforeSnacks() => First(Situation.YoungPeople,
        A("snacks", OfferKind.Food, 200), A("gym", OfferKind.Room, 500) with { Hours = [new(DayOfWeek.Friday, new(17, 0), new(22, 0))] }).ShouldBe("gym");

    [Fact]
    public void C12_YoungPeopleAtTenPastTen_TheGymThatClosedAtTenIsNotOffered() => Names(Situation.YoungPeople, new DateTime(2026, 11, 27, 22, 10, 0),
        A("gym", OfferKind.Room, 500) with { Hours = [new(DayOfWeek.Friday, new(17, 0), new(22, 0))] }).ShouldBeEmpty();

    [Fact]
    public void C13_NowhereToSleep_ABedComesBeforeBlanketsNextDoor() => First(Situation.NowhereToSleep,
        A("blankets", OfferKind.Supplies, 100), A("bed", OfferKind.Bed, 500)).ShouldBe("bed");

    [Fact]
    public void C14_NowhereToSleep_BlanketsNextDoorComeBeforeABedHoursAway() => First(Situation.NowhereToSleep,
        A("bed", OfferKind.Bed, 9000), A("blankets", OfferKind.Supplies, 100)).ShouldBe("blankets");

    [Fact]
    public void C15_Grief_SomebodyToSitWithThemComesBeforeSoup() => First(Situation.Grief,
        A("soup", OfferKind.Food, 300), A("sits with people", OfferKind.Company, 600)).ShouldBe("sits with people");

    [Fact]
    public void C16_Grief_WhoSatWithSomebodyYesterdayIsLeftAlone() => Names(Situation.Grief,
        A("sat yesterday", OfferKind.Company, 100) with { AskedOn = [Day(-1)] }).ShouldBeEmpty();

    [Fact]
    public void C17_BusinessConflict_TheNeighborWhoAskedForPeaceIsNotDrawnIn() => Names(Situation.BusinessConflict,
        A("asked for peace", OfferKind.Calming, 20) with { AskedForPeace = true }).ShouldBeEmpty();

    [Fact]
    public void C18_AfterAFright_AHallWhereAllFitComesFirstAndWordToTheBlockIsOnTheList() => Names(Situation.AfterFright,
        A("word to the block", OfferKind.Word, 200), A("hall", OfferKind.Room, 400)).ShouldBe(["hall", "word to the block"]);

    [Fact]
    public void C19_AnOrganizerAsks_AnOfferThatEndedLastWeekIsNoOffer() => Names(Situation.OrganizerAsks,
        A("summer hall", OfferKind.Room, 100) with { UntilOn = Day(-7) }).ShouldBeEmpty();

    [Fact]
    public void C20_SomethingElse_OnePersonWithThreeOffersStandsThereOnce()
    {
        var person = A("the baker", OfferKind.Room, 100);
        Ranker.Rank(Now(Situation.Other), [person, person with { OfferId = Guid.NewGuid(), Kind = OfferKind.Food }, person with { OfferId = Guid.NewGuid(), Kind = OfferKind.Calming }]).Count.ShouldBe(1);
    }

    private static readonly Tie Strong = Enumerable.Range(0, 10).Aggregate(Tie.None, (tie, month) => tie.After(TieEvent.TheyCame, Friday.AddDays(-300 + 30 * month)));

    private static readonly Dictionary<Guid, string> Called = [];

    private static DateOnly Day(int days) => DateOnly.FromDateTime(Friday).AddDays(days);

    private static Helper A(string name, OfferKind kind, int meters)
    {
        var id = Guid.NewGuid();
        lock (Called) Called[id] = name;
        return new Helper { OfferId = Guid.NewGuid(), ContactId = id, PartnerId = id, Kind = kind, MayBeAskedFor = Anything, MayBeAskedAt = AnyTime, At = Corner with { Longitude = Corner.Longitude + meters / 82_160d } };
    }

    private static Asking Now(Situation situation, DateTime? at = null, SpokenLanguage? language = null) =>
        new() { Situation = situation, LocalNow = at ?? Friday, UtcNow = at ?? Friday, At = Corner, Language = language };

    private static string First(Situation situation, params Helper[] helpers) => Names(situation, helpers)[0];

    private static string First(Situation situation, SpokenLanguage language, params Helper[] helpers) => Names(situation, language, helpers)[0];

    private static List<string> Names(Situation situation, params Helper[] helpers) => Names(Now(situation), helpers);

    private static List<string> Names(Situation situation, DateTime at, params Helper[] helpers) => Names(Now(situation, at), helpers);

    private static List<string> Names(Situation situation, SpokenLanguage language, params Helper[] helpers) => Names(Now(situation, language: language), helpers);

    private static List<string> Names(Asking asking, Helper[] helpers)
    {
        lock (Called) return [.. Ranker.Rank(asking, helpers).Select(r => Called[r.Helper.ContactId])];
    }
}
