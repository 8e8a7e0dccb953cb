namespace Alliance.Coaching.Coding.Model;

/// <summary>
/// What the first layer says of every turn by its words alone, whoever spoke: the talk of an officer's turn tells something of the
/// partner's answer. Behavior and talk are logarithms of probabilities; the others logarithms of odds.
/// </summary>
internal static class Heads
{
    public const int Behavior = 0, Asks = 4, Reflects = 5, Informs = 6, Closed = 7, Complex = 8, Talk = 9, OpensUp = 12, Deepens = 13, Moves = 14, Direction = 15, Count = 16;
    public const int Behaviors = 4, Talks = 3;

    /// <summary>Raw scores to logarithms of probabilities, where classes exclude each other.</summary>
    public static void Normalize(Span<float> scores)
    {
        Normalize(scores, Behavior, Behaviors);
        Normalize(scores, Talk, Talks);
    }

    private static void Normalize(Span<float> scores, int start, int count)
    {
        var part = scores.Slice(start, count);
        var greatest = float.NegativeInfinity;
        foreach (var score in part) greatest = MathF.Max(greatest, score);
        var sum = 0f;
        foreach (var score in part) sum += MathF.Exp(score - greatest);
        var whole = greatest + MathF.Log(sum);
        foreach (ref var score in part) score -= whole;
    }
}
