namespace Alliance.Coaching.Coding;

/// <summary>A learned code.</summary>
/// <param name="Probability">Calibrated, 0 to 1.</param>
/// <param name="IsSure">False where the probability is too low to name one code: shown as "not sure".</param>
/// <param name="Because">The words of the turn that spoke for the code, the strongest first; they may be none.</param>
public sealed record Learned<T>(T Code, double Probability, bool IsSure, IReadOnlyList<string> Because) where T : struct, Enum;

/// <param name="Words">The words of the turn on which the rule rests, as they were typed.</param>
public sealed record FoundHint(Hint Hint, string Words);

/// <summary>A turn with what it was heard to do. An officer's turn has a behavior; a partner's turn has its talk.</summary>
/// <param name="Question">The kind of the question in the turn, whatever its main behavior; null where there is none.</param>
/// <param name="Reflection">The kind of the reflection in the turn, likewise.</param>
/// <param name="Refusal">Why the turn cannot be coded (another language, nothing but signs), a sentence for the learner; null where it was coded.</param>
public sealed record CodedTurn(Turn Turn, Learned<Behavior>? Behavior, Learned<QuestionKind>? Question, Learned<ReflectionKind>? Reflection, Learned<Talk>? Talk, IReadOnlyList<FoundHint> Hints, string? Refusal = null);
