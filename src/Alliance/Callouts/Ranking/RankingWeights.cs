using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;

namespace Alliance.Callouts.Ranking;

/// <summary>
/// Everything the ranking weighs, as data. The points are a judgement of ours: change them here, and the twenty written cases say what
/// became of it.
/// </summary>
public static class RankingWeights
{
    /// <summary>Points for an offer that is just what is needed; less for what only helps along.</summary>
    public const double Fit = 40;

    /// <summary>Points for being at the spot; halved with every <see cref="HalfwayMeters"/>.</summary>
    public const double Near = 30;
    public const double HalfwayMeters = 800;

    /// <summary>Points at a strength of 100.</summary>
    public const double Strength = 20;

    /// <summary>Points for speaking the language that would help.</summary>
    public const double SpeaksIt = 25;

    /// <summary>Points taken for each time they were asked in the past month.</summary>
    public const double AskedBefore = 6;

    /// <summary>Who was asked on this many days of the past month is left alone.</summary>
    public const int MostAsksInAMonth = 4;

    /// <summary>Who was asked on this day or the day before is left alone.</summary>
    public const int RestDays = 1;

    public const int FatigueDays = 30;

    /// <summary>How well each kind of offer fits each kind of situation, from 0 to 1; what is not named does not fit.</summary>
    public static readonly IReadOnlyDictionary<Situation, IReadOnlyDictionary<OfferKind, double>> Fits = new Dictionary<Situation, IReadOnlyDictionary<OfferKind, double>>
    {
        [Situation.NeighborDispute] = Of((OfferKind.Calming, 1), (OfferKind.Language, 0.8), (OfferKind.Room, 0.5), (OfferKind.Word, 0.3)),
        [Situation.MentalDistress] = Of((OfferKind.Company, 1), (OfferKind.Calming, 0.9), (OfferKind.Language, 0.8), (OfferKind.Room, 0.5), (OfferKind.Ride, 0.4), (OfferKind.Food, 0.3)),
        [Situation.IntoxicatedPatron] = Of((OfferKind.Ride, 1), (OfferKind.Food, 0.7), (OfferKind.Calming, 0.6), (OfferKind.Company, 0.5), (OfferKind.Bed, 0.3)),
        [Situation.YoungPeople] = Of((OfferKind.Room, 1), (OfferKind.Calming, 0.7), (OfferKind.Food, 0.6), (OfferKind.Ride, 0.4), (OfferKind.Word, 0.4)),
        [Situation.NowhereToSleep] = Of((OfferKind.Bed, 1), (OfferKind.Supplies, 0.7), (OfferKind.Food, 0.7), (OfferKind.Language, 0.6), (OfferKind.Room, 0.6), (OfferKind.Ride, 0.5)),
        [Situation.Grief] = Of((OfferKind.Company, 1), (OfferKind.Language, 0.7), (OfferKind.Food, 0.5), (OfferKind.Room, 0.4), (OfferKind.Ride, 0.4)),
        [Situation.BusinessConflict] = Of((OfferKind.Calming, 1), (OfferKind.Language, 0.8), (OfferKind.Room, 0.6)),
        [Situation.AfterFright] = Of((OfferKind.Room, 1), (OfferKind.Company, 0.9), (OfferKind.Word, 0.7), (OfferKind.Language, 0.7), (OfferKind.Food, 0.5), (OfferKind.Supplies, 0.4)),
        [Situation.OrganizerAsks] = Of((OfferKind.Room, 1), (OfferKind.Word, 0.9), (OfferKind.Food, 0.6), (OfferKind.Language, 0.5)),
        [Situation.Other] = Of([.. Enum.GetValues<OfferKind>().Select(kind => (kind, 0.5))]),
    };

    /// <summary>What somebody must have agreed to be asked for, for each kind of offer. Any of them will do where several stand.</summary>
    public static readonly IReadOnlyDictionary<OfferKind, CalloutHelp> Needed = new Dictionary<OfferKind, CalloutHelp>
    {
        [OfferKind.Room] = CalloutHelp.Place,
        [OfferKind.Bed] = CalloutHelp.Place,
        [OfferKind.Food] = CalloutHelp.Goods,
        [OfferKind.Supplies] = CalloutHelp.Goods,
        [OfferKind.Ride] = CalloutHelp.Ride,
        [OfferKind.Language] = CalloutHelp.Language,
        [OfferKind.Calming] = CalloutHelp.Talk,
        [OfferKind.Company] = CalloutHelp.Talk,
        [OfferKind.Word] = CalloutHelp.Talk,
        [OfferKind.Other] = CalloutHelp.Talk | CalloutHelp.Language | CalloutHelp.Place | CalloutHelp.Goods | CalloutHelp.Ride,
    };

    /// <summary>The time of day as people chose it.</summary>
    public static CalloutTimes TimeOf(TimeOnly time) => time.Hour switch
    {
        >= 6 and < 12 => CalloutTimes.Mornings,
        >= 12 and < 17 => CalloutTimes.Afternoons,
        >= 17 and < 22 => CalloutTimes.Evenings,
        _ => CalloutTimes.Nights,
    };

    private static Dictionary<OfferKind, double> Of(params (OfferKind Kind, double Fit)[] fits) => fits.ToDictionary(f => f.Kind, f => f.Fit);
}
