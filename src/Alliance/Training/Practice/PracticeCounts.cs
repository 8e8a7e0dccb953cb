using Alliance.Coaching.Coding;

namespace Alliance.Training.Practice;

/// <summary>How often the officer did what, as far as the coder is sure.</summary>
public sealed record PracticeCounts(int Questions, int Open, int Reflections, int Complex, int Inputs, int Unsure)
{
    public static PracticeCounts Of(IReadOnlyCollection<CodedTurn> turns)
    {
        int Count(Behavior behavior) => turns.Count(t => t.Behavior is { IsSure: true } sure && sure.Code == behavior);
        return new PracticeCounts(
            Count(Behavior.Question), turns.Count(t => t.Behavior is { IsSure: true, Code: Behavior.Question } && t.Question is { IsSure: true, Code: QuestionKind.Open }),
            Count(Behavior.Reflection), turns.Count(t => t.Behavior is { IsSure: true, Code: Behavior.Reflection } && t.Reflection is { IsSure: true, Code: ReflectionKind.Complex }),
            Count(Behavior.Input), turns.Count(t => t.Behavior is not { IsSure: true }));
    }
}
