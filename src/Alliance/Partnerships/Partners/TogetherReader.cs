using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Places;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Partners;

/// <summary>What an officer and a partner are doing together, for the partner's page: goals, how it goes between them, what the place needs.</summary>
public sealed class TogetherReader(AllianceContext db, GoalReader goals, CheckReader checks, NeedReader needs, TimeProvider time)
{
    private const int ChecksShown = 5;

    public async Task<TogetherView> ReadAsync(Guid partnerId, GoalAudience audience, PartnerKind kind)
    {
        var now = time.Instant();
        return new TogetherView(
            await goals.ReadAsync(db.Set<SharedGoal>().Where(g => g.PartnerId == partnerId), audience, now),
            [.. (await checks.ReadAsync(db.Set<AllianceCheck>().Where(c => c.PartnerId == partnerId).OrderByDescending(c => c.AskedAt).Take(ChecksShown), now)).Select(c => (c, audience.NameOf(c.ContactId)?.Words ?? "…"))],
            await needs.ReadAsync(db.Set<PlaceNeed>().Where(n => n.PartnerId == partnerId)),
            TogetherView.HasPlaceOf(kind));
    }
}

/// <param name="HasPlace">Whether there is a place that could need something; a neighbor on their own is a person.</param>
public sealed record TogetherView(IReadOnlyList<GoalStory> Goals, IReadOnlyList<(CheckStory Check, string With)> Checks, IReadOnlyList<NeedStory> Needs, bool HasPlace)
{
    public static TogetherView Nothing(PartnerKind kind) => new([], [], [], HasPlaceOf(kind));

    internal static bool HasPlaceOf(PartnerKind kind) => kind != PartnerKind.Neighbor;
}
