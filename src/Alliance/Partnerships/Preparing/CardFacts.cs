using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Relationships;

namespace Alliance.Partnerships.Preparing;

/// <summary>What the record says, as far as the rules of the card ask.</summary>
public sealed record CardFacts
{
    public required Phase Phase { get; init; }
    public bool HaveTalked { get; init; }

    /// <summary>Whether they came to us within the time that still counts as lately.</summary>
    public bool TheyCame { get; init; }

    /// <summary>Words of the promise that they kept last, lately.</summary>
    public string? Kept { get; init; }

    /// <summary>Words of our promise that is longest overdue.</summary>
    public string? Late { get; init; }

    /// <summary>Goals that are still going, the one that moved last first.</summary>
    public IReadOnlyList<GoalStory> Goals { get; init; } = [];
}
