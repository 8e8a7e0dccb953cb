using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;

namespace Alliance.Callouts.Ranking;

/// <summary>A helper in the order to ask, with what the order rests on.</summary>
/// <param name="Meters">Null where a place is not known.</param>
/// <param name="OpenUntil">Null where the offer holds at any time.</param>
public sealed record Ranked(Helper Helper, double Points, double? Meters, TimeOnly? OpenUntil, double Strength, int AskedThisMonth, bool SpeaksIt);

/// <summary>
/// Who can be asked, best first. Pure: the same helpers and the same asking give the same answer. Consent, hours and rest decide who is
/// on it at all; fit, nearness, strength and how often somebody was asked decide the order; ties go by the offer's key.
/// </summary>
public static class Ranker
{
    public static IReadOnlyList<Ranked> Rank(Asking asking, IEnumerable<Helper> helpers) =>
    [
        .. helpers.Where(h => MayBeAsked(asking, h)).Select(h => Weigh(asking, h))
            // One person offers several things: they stand there once, with what fits best.
            .GroupBy(r => r.Helper.ContactId).Select(g => g.OrderByDescending(r => r.Points).ThenBy(r => r.Helper.OfferId).First())
            .OrderByDescending(r => r.Points).ThenBy(r => r.Helper.OfferId),
    ];

    public static bool MayBeAsked(Asking asking, Helper helper)
    {
        var (today, time) = (DateOnly.FromDateTime(asking.LocalNow), TimeOnly.FromDateTime(asking.LocalNow));
        return (helper.MayBeAskedFor & RankingWeights.Needed[helper.Kind]) != CalloutHelp.None
            && helper.MayBeAskedAt.HasFlag(RankingWeights.TimeOf(time))
            && (helper.Hours.Count == 0 || helper.Hours.Any(h => h.Holds(asking.LocalNow.DayOfWeek, time)))
            && !(helper.UntilOn < today)
            && helper is { IsResting: false, AskedForPeace: false }
            && RankingWeights.Fits[asking.Situation].ContainsKey(helper.Kind)
            && (helper.Kind != OfferKind.Language || asking.Language is null || helper.Language == asking.Language)
            && !helper.AskedOn.Any(day => day >= today.AddDays(-RankingWeights.RestDays))
            && Recently(helper, today) < RankingWeights.MostAsksInAMonth;
    }

    private static Ranked Weigh(Asking asking, Helper helper)
    {
        var (today, time) = (DateOnly.FromDateTime(asking.LocalNow), TimeOnly.FromDateTime(asking.LocalNow));
        var meters = asking.At is { } here && helper.At is { } there ? here.MetersTo(there) : (double?)null;
        var (strength, asked) = (helper.Tie.StrengthAt(asking.UtcNow), Recently(helper, today));
        var speaksIt = asking.Language is { } language && helper.Language == language;
        var points = RankingWeights.Fit * RankingWeights.Fits[asking.Situation][helper.Kind]
            + (meters is { } far ? RankingWeights.Near * Math.Pow(2, -far / RankingWeights.HalfwayMeters) : 0)
            + RankingWeights.Strength * strength / 100
            + (speaksIt ? RankingWeights.SpeaksIt : 0)
            - RankingWeights.AskedBefore * asked;
        var open = helper.Hours.Where(h => h.Holds(asking.LocalNow.DayOfWeek, time)).Select(h => (TimeOnly?)h.Until).FirstOrDefault();
        return new Ranked(helper, points, meters, open, strength, asked, speaksIt);
    }

    private static int Recently(Helper helper, DateOnly today) => helper.AskedOn.Count(day => day > today.AddDays(-RankingWeights.FatigueDays));
}
