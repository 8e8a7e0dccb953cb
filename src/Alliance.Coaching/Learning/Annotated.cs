using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Learning;

/// <summary>A conversation whose turns people have coded.</summary>
/// <param name="Group">What must not be torn apart between learning and checking: the video it was cut from.</param>
public sealed record AnnotatedConversation(string Id, string Group, IReadOnlyList<AnnotatedTurn> Turns);

/// <summary>A turn with the votes of everybody who coded it.</summary>
public sealed record AnnotatedTurn(Turn Turn, Votes Votes);

/// <summary>How many annotators saw what in one turn. Several may have coded it, and they do not always agree.</summary>
public sealed record Votes
{
    public int Annotators { get; set; }

    /// <summary>By <see cref="Coding.Behavior"/>; only of an officer's turn.</summary>
    public float[] Behavior { get; } = new float[4];

    /// <summary>By <see cref="Coding.QuestionKind"/>: who saw a question said which.</summary>
    public float[] Question { get; } = new float[2];

    /// <summary>By <see cref="Coding.ReflectionKind"/>.</summary>
    public float[] Reflection { get; } = new float[2];

    /// <summary>Who saw information, advice or options given.</summary>
    public float Input { get; set; }

    /// <summary>By <see cref="Coding.Talk"/>; only of a partner's turn.</summary>
    public float[] Talk { get; } = new float[3];

    /// <summary>What most annotators said; the first of equals.</summary>
    public static int Majority(float[] votes) => Array.IndexOf(votes, votes.Max());

    /// <summary>Whether more than half of the annotators saw it.</summary>
    public bool Saw(float[] kinds) => kinds.Sum() * 2 > Annotators;
}
