using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;

namespace Alliance.Partnerships.Team;

/// <summary>How many of some partners somebody here knows: has met, in a relationship that has not ended.</summary>
public readonly record struct Coverage(int Known, int Total)
{
    public int Unknown => Total - Known;

    /// <summary>
    /// The shade of a cell: 0 nobody, 1 fewer than one in three, 2 fewer than two in three, 3 fewer than nine in ten, 4 nearly all; null where
    /// there is nobody to know. 21 of 24 is 3.
    /// </summary>
    public int? Level => (Known, Total) switch
    {
        (_, 0) => null,
        (0, _) => 0,
        _ when 3 * Known < Total => 1,
        _ when 3 * Known < 2 * Total => 2,
        _ when 10 * Known < 9 * Total => 3,
        _ => 4,
    };

    public static Coverage operator +(Coverage one, Coverage other) => new(one.Known + other.Known, one.Total + other.Total);

    public static Coverage Add(Coverage left, Coverage right) => left + right;

    public static Coverage Sum(IEnumerable<Coverage> parts) => parts.Aggregate(new Coverage(0, 0), (sum, part) => sum + part);
}

/// <summary>The partners of one kind in one area, by the phase of their present relationship.</summary>
public sealed record CensusCell
{
    public required Guid? AreaId { get; init; }
    public required PartnerKind Kind { get; init; }
    public required int Listed { get; init; }
    public required IReadOnlyDictionary<Phase, int> ByPhase { get; init; }

    /// <summary>Nobody knows them, and they asked that nobody call: no gap to close.</summary>
    public required int LeftInPeace { get; init; }

    public int WithoutRelationship => Listed - ByPhase.Values.Sum();

    public Coverage Coverage => new(ByPhase.Where(p => p.Key.IsMet()).Sum(p => p.Value), Listed - LeftInPeace);
}

public static class Met
{
    /// <summary>The phases in which somebody here has met the partner.</summary>
    public static readonly IReadOnlyList<Phase> Phases = [Phase.Introduced, Phase.Building, Phase.WorkingAlliance, Phase.Strained, Phase.Repairing, Phase.HandedOver];

    public static bool IsMet(this Phase phase) => Phases.Contains(phase);
}
