namespace Alliance.Coaching.Scenarios;

/// <summary>How the partner stands inwardly. Hidden during the conversation, told afterwards.</summary>
/// <param name="Trust">0 to 10; at 0 they walk away, from turn <see cref="Conversation.FewestForWalkingAway"/> on.</param>
/// <param name="Safety">0 to 10; at 0 they walk away likewise, below <see cref="Conversation.TellsFromSafety"/> they tell nothing.</param>
public sealed record PartnerState(StageOfChange Stage, int Trust, int Safety)
{
    public const int Most = 10;

    /// <summary>Keys of the worries the officer said back.</summary>
    public IReadOnlyList<string> Heard { get; init; } = [];

    /// <summary>Keys of the worries the partner told of.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Whether a challenge stands between the two.</summary>
    public bool InStruggle { get; init; }

    /// <summary>Whether the challenge has come; there is one in a conversation.</summary>
    public bool HadStruggle { get; init; }

    /// <summary>Closed questions asked one after another, up to now.</summary>
    public int ClosedInARow { get; init; }

    /// <summary>Questions asked one after another with nothing said back, up to now.</summary>
    public int QuestionsInARow { get; init; }
}

/// <summary>What of the partner's state a turn can move.</summary>
public enum Gauge
{
    Trust,
    Safety,
    Stage,
}

/// <summary>One change of the state, and what made it.</summary>
/// <param name="By">How much it really moved; 0 where a reason is told and nothing moved.</param>
/// <param name="Why">The reason as a pattern, such as <c>complex reflection of {0}</c>.</param>
/// <param name="Of">What stands in the pattern's place; null where it has none.</param>
public sealed record Move(Gauge Gauge, int By, string Why, string? Of = null)
{
    /// <summary>For example <c>trust +1: complex reflection of her worry about the license</c>.</summary>
    public string Sentence => FormattableString.Invariant($"{Gauge.ToString().ToLowerInvariant()} {By:+0;-0;±0}: {Reason}");

    public string Reason => Of is null ? Why : string.Format(System.Globalization.CultureInfo.InvariantCulture, Why, Of);
}
