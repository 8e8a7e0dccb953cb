using System.Diagnostics.CodeAnalysis;

namespace Alliance.Statistics;

/// <summary>What was reckoned, or why it could not be. Nothing here answers with NaN.</summary>
/// <typeparam name="T">What is reckoned.</typeparam>
public abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>The reckoned value.</summary>
    public sealed record Reckoned(T Value) : Answer<T>;

    /// <summary>Why nothing could be reckoned: a kind for the caller to branch on, and a sentence for a reader.</summary>
    public sealed record NotReckoned(Refusal Refusal) : Answer<T>;

    /// <summary>The value, or nothing where there is none.</summary>
    public T? ValueOrNothing => this is Reckoned reckoned ? reckoned.Value : default;

    /// <summary>The value of an answer that must be there. Failure: <see cref="InvalidOperationException"/> with the sentence of the refusal.</summary>
    public T Required() => this switch
    {
        Reckoned reckoned => reckoned.Value,
        NotReckoned not => throw new InvalidOperationException(not.Refusal.Sentence),
        _ => throw new InvalidOperationException("An answer is one of two."),
    };

    /// <summary>Takes the answer apart: true with the value, false with the refusal.</summary>
    public bool Gives([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = ValueOrNothing;
        refusal = (this as NotReckoned)?.Refusal;
        return this is Reckoned;
    }

    // The two ways an estimator ends: return a value, or return a refusal.
    public static implicit operator Answer<T>(T value) => new Reckoned(value);

    public static implicit operator Answer<T>(Refusal refusal) => new NotReckoned(refusal);
}
