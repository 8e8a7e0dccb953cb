namespace Alliance.Coaching.Coding.Model;

/// <summary>
/// What the first layer says of a turn: the heads of the whole turn, and for a partner's turn what its sentences say taken one by one. A long
/// turn speaks for a change in one sentence and against it in the next; its words together say neither.
/// </summary>
internal static class TurnScores
{
    private const int Change = Heads.Talk, Neutral = Heads.Talk + 1, Sustain = Heads.Talk + 2;
    private const int OfSentences = 8;

    public const int Count = Heads.Count + OfSentences;

    public static bool IsOfSentences(int place) => place is >= Heads.Count and < Count;

    public static float[] Of(FirstLayer layer, ReadFeatures turn)
    {
        var scores = new float[Count];
        layer.Score(turn.Whole, scores.AsSpan(0, Heads.Count));
        if (turn.Sentences.Length > 0) WriteSentences(layer, turn, scores);
        return scores;
    }

    private static void WriteSentences(FirstLayer layer, ReadFeatures turn, Span<float> scores)
    {
        Span<float> sentence = stackalloc float[Heads.Count];
        var (change, neutral, sustain) = (float.NegativeInfinity, float.PositiveInfinity, float.NegativeInfinity);
        var first = true;
        foreach (var part in turn.Sentences)
        {
            if (turn.Sentences.Length == 1) scores[..Heads.Count].CopyTo(sentence);
            else layer.Score(part, sentence);
            (change, neutral, sustain) = (MathF.Max(change, sentence[Change]), MathF.Min(neutral, sentence[Neutral]), MathF.Max(sustain, sentence[Sustain]));
            if (first) (scores[Heads.Count + 6], scores[Heads.Count + 7]) = (sentence[Change], sentence[Sustain]);
            first = false;
        }
        (scores[Heads.Count], scores[Heads.Count + 1], scores[Heads.Count + 2]) = (change, sustain, neutral);
        (scores[Heads.Count + 3], scores[Heads.Count + 4], scores[Heads.Count + 5]) = (sentence[Change], sentence[Sustain], sentence[Neutral]);
    }
}
