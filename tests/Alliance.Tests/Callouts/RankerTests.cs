using Alliance.Callouts;
using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;
using CsCheck;

namespace Alliance.Tests.Callouts;

/// <summary>What the ranking may never do, whoever offers what.</summary>
public sealed class RankerTests
{
    private static readonly DateTime Start = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Place Corner = new(42.36, -71.06);

    private static readonly Gen<CalloutHelp> Helps = Gen.Int[0, 31].Select(bits => (CalloutHelp)bits);
    private static readonly Gen<CalloutTimes> Times = Gen.Int[0, 15].Select(bits => (CalloutTimes)bits);
    private static readonly Gen<TimeOnly> Clock = Gen.Int[0, 24 * 60 - 1].Select(minute => new TimeOnly(minute / 60, minute % 60));
    private static readonly Gen<OpenHours> Open = Gen.Select(Gen.Enum<DayOfWeek>(), Clock, Clock, (day, from, until) => new OpenHours(day, from, until));
    private static readonly Gen<Place> Places = Gen.Select(Gen.Double[42.30, 42.42], Gen.Double[-71.12, -71.00], (latitude, longitude) => new Place(latitude, longitude));
    private static readonly Gen<Tie> Ties = Gen.Select(Gen.Double[0, 2], Gen.Double[-1, 2], Gen.Int[0, 400], (recent, lasting, days) => new Tie(recent, lasting, Start.AddDays(-days)));

    private static readonly Gen<Asking> Askings = Gen.Select(Gen.Enum<Situation>(), Gen.Int[0, 7 * 24 * 60], Gen.Bool, Gen.OneOf(Gen.Const((SpokenLanguage?)null), Gen.Enum<SpokenLanguage>().Select(l => (SpokenLanguage?)l)), (situation, minutes, placed, language) =>
        new Asking { Situation = situation, LocalNow = Start.AddMinutes(minutes), UtcNow = Start.AddMinutes(minutes), At = placed ? Corner : null, Language = language });

    private static readonly Gen<Helper> Helpers = Gen.Select(
        Gen.Select(Gen.Guid, Gen.Guid, Gen.Enum<OfferKind>(), Gen.Enum<SpokenLanguage>()),
        Gen.Select(Helps, Times, Open.Array[0, 3], Gen.Int[-3, 30]),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.OneOf(Gen.Const((Place?)null), Places.Select(p => (Place?)p)), Ties),
        Gen.Int[0, 40].Array[0, 5],
        (who, consent, state, asked) => new Helper
        {
            OfferId = who.Item1,
            ContactId = who.Item2,
            PartnerId = who.Item2,
            Kind = who.Item3,
            Language = who.Item3 == OfferKind.Language ? who.Item4 : null,
            MayBeAskedFor = consent.Item1,
            MayBeAskedAt = consent.Item2,
            Hours = consent.Item3,
            UntilOn = consent.Item4 < 0 ? null : DateOnly.FromDateTime(Start).AddDays(consent.Item4 - 5),
            IsResting = state.Item1 && state.Item2,
            AskedForPeace = state.Item1 && !state.Item2,
            At = state.Item3,
            Tie = state.Item4,
            AskedOn = [.. asked.Select(days => DateOnly.FromDateTime(Start).AddDays(-days))],
        });

    [Fact]
    public void Rank_NeverNamesAnybodyWithoutConsentForThisAtThisHour() => Gen.Select(Askings, Helpers.Array[0, 40]).Sample((asking, helpers) =>
        Ranker.Rank(asking, helpers).All(r =>
            (r.Helper.MayBeAskedFor & RankingWeights.Needed[r.Helper.Kind]) != CalloutHelp.None
            && (r.Helper.MayBeAskedAt & RankingWeights.TimeOf(TimeOnly.FromDateTime(asking.LocalNow))) != CalloutTimes.None));

    [Fact]
    public void Rank_NeverNamesAnybodyOffHoursRestingOrLeftInPeace() => Gen.Select(Askings, Helpers.Array[0, 40]).Sample((asking, helpers) =>
        Ranker.Rank(asking, helpers).All(r =>
            !r.Helper.IsResting && !r.Helper.AskedForPeace
            && (r.Helper.Hours.Count == 0 || r.Helper.Hours.Any(h => h.Holds(asking.LocalNow.DayOfWeek, TimeOnly.FromDateTime(asking.LocalNow))))
            && !(r.Helper.UntilOn < DateOnly.FromDateTime(asking.LocalNow))));

    [Fact]
    public void Rank_NamesEachPersonOnce_TheBestFirst() => Gen.Select(Askings, Helpers.Array[0, 40]).Sample((asking, helpers) =>
    {
        var ranked = Ranker.Rank(asking, helpers);
        return ranked.Select(r => r.Helper.ContactId).Distinct().Count() == ranked.Count
            && ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Points >= pair.Second.Points);
    });

    [Fact]
    public void Rank_IsTheSame_InWhateverOrderTheyCome() => Gen.Select(Askings, Helpers.Array[0, 40], Gen.Int).Sample((asking, helpers, seed) =>
    {
        var shuffled = helpers.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Ranker.Rank(asking, helpers).Select(r => r.Helper.OfferId).SequenceEqual(Ranker.Rank(asking, shuffled).Select(r => r.Helper.OfferId));
    });

    [Fact]
    public void Rank_CloserIsNotWorse() => Points((asking, helper) => asking with { At = Corner }, (helper, far) => helper with { At = East(Corner, far) }, (near, far) => near >= far);

    [Fact]
    public void Rank_StrongerIsNotWorse() => Points((asking, _) => asking, (helper, faded) => helper with { Tie = new Tie(0, 5d / (1 + faded), Start) }, (strong, weak) => strong >= weak);

    [Fact]
    public void Rank_AskedOftenerIsNotBetter() => Gen.Select(Askings, Helpers, Gen.Int[2, 29]).Sample((asking, helper, daysAgo) =>
    {
        var tired = helper with { AskedOn = [.. helper.AskedOn, DateOnly.FromDateTime(asking.LocalNow).AddDays(-daysAgo)] };
        return PointsOf(asking, tired) is not { } after || after < PointsOf(asking, helper);
    });

    [Theory]
    [InlineData("2026-11-23T21:59", true)]
    [InlineData("2026-11-23T22:00", false)]
    [InlineData("2026-11-24T18:00", false)]
    public void Hours_OfAnEvening_HoldUntilTheirEnd(string now, bool hold) =>
        new OpenHours(DayOfWeek.Monday, new TimeOnly(18, 0), new TimeOnly(22, 0)).Holds(At(now).DayOfWeek, TimeOnly.FromDateTime(At(now))).ShouldBe(hold);

    [Theory]
    [InlineData("2026-11-28T23:30", true)]
    [InlineData("2026-11-29T01:59", true)]
    [InlineData("2026-11-29T02:00", false)]
    [InlineData("2026-11-28T01:00", false)]
    public void Hours_PastMidnight_BelongToTheDayTheyBeganOn(string now, bool hold) =>
        new OpenHours(DayOfWeek.Saturday, new TimeOnly(20, 0), new TimeOnly(2, 0)).Holds(At(now).DayOfWeek, TimeOnly.FromDateTime(At(now))).ShouldBe(hold);

    /// <summary>A minute of latitude is a nautical mile of 1,852 meters, within the flattening of the earth.</summary>
    [Fact]
    public void Meters_OfAMinuteOfLatitude_AreANauticalMile() => new Place(42, -71).MetersTo(new Place(42 + 1d / 60, -71)).ShouldBe(1852, 3);

    private static void Points(Func<Asking, Helper, Asking> asked, Func<Helper, int, Helper> changed, Func<double, double, bool> holds) =>
        Gen.Select(Askings, Helpers, Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample((asking, helper, less, more) =>
        {
            var there = asked(asking, helper);
            var (one, other) = (PointsOf(there, changed(helper, Math.Min(less, more))), PointsOf(there, changed(helper, Math.Max(less, more))));
            return one.HasValue == other.HasValue && (one is not { } a || other is not { } b || holds(a, b));
        });

    private static double? PointsOf(Asking asking, Helper helper) => Ranker.Rank(asking, [helper]) is [var ranked] ? ranked.Points : null;

    private static Place East(Place place, int meters) => place with { Longitude = place.Longitude + meters / 82_000d };

    private static DateTime At(string local) => DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
}
