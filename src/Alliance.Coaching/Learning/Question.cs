using Alliance.Coaching.Coding;
using Alliance.Coaching.Coding.Model;

namespace Alliance.Coaching.Learning;

/// <summary>One thing to be learned: of whom, how many classes, and what the annotators said.</summary>
/// <param name="Head">Where its scores stand among the first layer's.</param>
/// <param name="Of">The votes by class; null where the turn says nothing to it.</param>
internal sealed record Question(string Name, int Head, int Classes, Func<AnnotatedTurn, float[]?> Of)
{
    public static readonly Question
        Behavior = new("behavior", Heads.Behavior, 4, t => Officer(t) ? t.Votes.Behavior : null),
        Asks = new("asks", Heads.Asks, 2, t => Officer(t) ? YesNo(t, t.Votes.Question.Sum()) : null),
        Reflects = new("reflects", Heads.Reflects, 2, t => Officer(t) ? YesNo(t, t.Votes.Reflection.Sum()) : null),
        Informs = new("informs", Heads.Informs, 2, t => Officer(t) ? YesNo(t, t.Votes.Input) : null),
        QuestionKind = new("question kind", Heads.Closed, 2, t => Officer(t) && t.Votes.Question.Sum() > 0 ? t.Votes.Question : null),
        ReflectionKind = new("reflection kind", Heads.Complex, 2, t => Officer(t) && t.Votes.Reflection.Sum() > 0 ? t.Votes.Reflection : null),
        Talk = new("talk", Heads.Talk, 3, t => Officer(t) ? null : t.Votes.Talk);

    public static readonly Question[] OfFirstLayer = [Behavior, Asks, Reflects, Informs, QuestionKind, ReflectionKind, Talk];

    private static bool Officer(AnnotatedTurn turn) => turn.Turn.Speaker == Speaker.Officer;

    private static float[] YesNo(AnnotatedTurn turn, float yes) => [turn.Votes.Annotators - yes, yes];
}
