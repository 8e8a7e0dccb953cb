using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;

namespace Alliance.Partnerships.Map;

/// <summary>What the reader asked to see. Every part is a closed choice; nothing here finds a person.</summary>
public sealed class MapFilter
{
    public PartnerKind? Kind { get; set; }
    public Phase? Phase { get; set; }
    public bool Mine { get; set; }

    /// <summary>Known to nobody as the team's table counts it: it may be approached, and nobody in a relationship has met it.</summary>
    public bool Unknown { get; set; }

    public int ActiveCount => new[] { Kind is not null, Phase is not null, Mine, Unknown }.Count(on => on);

    /// <param name="mine">The partners of the reader's own relationships, where those alone are asked for.</param>
    public IEnumerable<TownPoint> Among(IEnumerable<TownPoint> points, IReadOnlySet<Guid>? mine) =>
        points.Where(p => (Kind is null || p.Kind == Kind) && (Phase is null || p.Phase == Phase) && (mine is null || mine.Contains(p.Id)) && (!Unknown || !p.IsKnown && !p.InPeace));

    public IEnumerable<KeyValuePair<string, string?>> Asked()
    {
        if (Kind is { } kind) yield return new(nameof(Kind), kind.ToString());
        if (Phase is { } phase) yield return new(nameof(Phase), phase.ToString());
        if (Mine) yield return new(nameof(Mine), "true");
        if (Unknown) yield return new(nameof(Unknown), "true");
    }
}
