namespace Alliance.Coaching.Coding;

/// <summary>
/// What a table of codes shows of a turn. Unlike <see cref="CodedTurn"/> it gives the kinds of question and reflection wherever there may be
/// one, for a reader who decides that alone: a kind says "if it is a question, then an open one".
/// </summary>
/// <param name="Behavior">Null of a partner's turn.</param>
/// <param name="BehaviorProbability">Calibrated, 0 to 1; meaningless where there is no behavior.</param>
/// <param name="Talk">Null of an officer's turn.</param>
public sealed record SheetCodes(Behavior? Behavior, double BehaviorProbability, QuestionKind? Question, ReflectionKind? Reflection, Talk? Talk, double TalkProbability, string? Refusal);
