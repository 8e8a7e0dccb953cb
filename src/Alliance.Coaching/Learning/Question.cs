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
        Reflects = new("reflects", Heads.Reflects, 2, t => Officer(t) ? YesNo(t, t.Votes.Reflection.Sum()) : null) { HasTrees = true },
        Informs = new("informs", Heads.Informs, 2, t => Officer(t) ? YesNo(t, t.Votes.Input) : null),
        QuestionKind = new("question kind", Heads.Closed, 2, t => Officer(t) && t.Votes.Question.Sum() > 0 ? t.Votes.Question : null) { FirstRegularization = 10, Regularization = 3000, OwnWeight = 14, IgnoresOthers = true, Helpers = [Heads.OpensUp] },
        ReflectionKind = new("reflection kind", Heads.Complex, 2, t => Officer(t) && t.Votes.Reflection.Sum() > 0 ? t.Votes.Reflection : null) { FirstRegularization = 0.5f, Regularization = 1000, OwnWeight = 5, Helpers = [Heads.Deepens] },
        Talk = new("talk", Heads.Talk, 3, t => Officer(t) ? null : t.Votes.Talk) { FirstRegularization = 6, Regularization = 300, OwnWeight = 14, HasTrees = true, Helpers = [Heads.Moves, Heads.Direction] },
        OpensUp = new("opens up", Heads.OpensUp, 2, t => Officer(t) ? YesNo(t, t.Votes.Question[0]) : null),
        Deepens = new("deepens", Heads.Deepens, 2, t => Officer(t) ? YesNo(t, t.Votes.Reflection[1]) : null),
        Moves = new("moves", Heads.Moves, 2, t => Officer(t) ? null : [t.Votes.Talk[1], t.Votes.Talk[0] + t.Votes.Talk[2]]) { FirstRegularization = 2 },
        Direction = new("direction", Heads.Direction, 2, t => Officer(t) || t.Votes.Talk[0] + t.Votes.Talk[2] == 0 ? null : [t.Votes.Talk[0], t.Votes.Talk[2]]) { FirstRegularization = 2 };

    public static readonly Question[] OfFirstLayer = [Behavior, Asks, Reflects, Informs, QuestionKind, ReflectionKind, Talk, OpensUp, Deepens, Moves, Direction];

    /// <summary>How strongly weights of the first layer are held back.</summary>
    public float FirstRegularization { get; init; } = 0.6f;

    /// <summary>The same of the second layer. Kinds have few examples, and would otherwise learn the accidents of their surroundings.</summary>
    public float Regularization { get; init; } = 300;

    /// <summary>The first layer's own answer is held back so many times less than what stands around it.</summary>
    public float OwnWeight { get; init; } = 8;

    /// <summary>Where boosted trees were measured to help (docs/coach-model.md); elsewhere they learn by heart.</summary>
    public bool HasTrees { get; init; }

    /// <summary>The same for what the sentences say one by one; only partners' turns have that.</summary>
    private const float SentenceWeight = 5;

    /// <summary>Decided by the turn alone.</summary>
    public bool IgnoresOthers { get; init; }

    /// <summary>How much a place of what is decided from counts.</summary>
    public float WeightOf(int place) => IsOwn(place) ? OwnWeight : TurnScores.IsOfSentences(place) ? SentenceWeight : IgnoresOthers && Surroundings.IsAroundTheTurn(place) ? 0 : 1;

    /// <summary>Heads that answer nearly the same.</summary>
    public int[] Helpers { get; init; } = [];

    private bool IsOwn(int place) => place >= Head && place < Head + (Classes == 2 ? 1 : Classes) || Helpers.Contains(place);

    private static bool Officer(AnnotatedTurn turn) => turn.Turn.Speaker == Speaker.Officer;

    private static float[] YesNo(AnnotatedTurn turn, float yes) => [turn.Votes.Annotators - yes, yes];
}
