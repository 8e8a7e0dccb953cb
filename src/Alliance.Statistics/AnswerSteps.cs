namespace Alliance.Statistics;

/// <summary>One step after another, where a refusal of the first is the refusal of all.</summary>
public static class AnswerSteps
{
    /// <summary>The next step from what was reckoned, or the same refusal.</summary>
    public static Answer<TNext> Then<T, TNext>(this Answer<T> answer, Func<T, Answer<TNext>> next) => answer switch
    {
        Answer<T>.Reckoned reckoned => next(reckoned.Value),
        Answer<T>.NotReckoned not => not.Refusal,
        _ => throw new InvalidOperationException("An answer is one of two."),
    };
}
