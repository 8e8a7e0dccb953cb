using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Learning;

/// <summary>Annotated conversations, read once: every turn in order, with its features.</summary>
internal sealed class Material
{
    public Material(IReadOnlyList<AnnotatedConversation> conversations)
    {
        Conversations = conversations;
        Read = [.. conversations.Select(c => c.Turns.Select(t => new ReadTurn(t.Turn)).ToArray())];
        Turns = [.. conversations.SelectMany((c, conversation) => c.Turns.Select((turn, place) => new Placed(turn, conversation, place)))];
        FeaturesOf = [.. Turns.Select(t => FeaturesIn(Read[t.Conversation][t.Place].Text))];
    }

    public IReadOnlyList<AnnotatedConversation> Conversations { get; }
    public ReadTurn[][] Read { get; }
    public Placed[] Turns { get; }
    public List<Feature>[] FeaturesOf { get; }

    /// <summary>The turns that answer a question, of the conversations that are in. Failure: <see cref="InvalidDataException"/> with a sentence where none does.</summary>
    public int[] Rows(Question question, Func<int, bool> isIn) =>
        Enumerable.Range(0, Turns.Length).Where(i => isIn(Turns[i].Conversation) && question.Of(Turns[i].Turn) is not null).ToArray() is { Length: > 0 } rows
            ? rows
            : throw new InvalidDataException($"There is too little to learn from: with a fifth of the groups held back, nobody has annotated a turn that tells of “{question.Name}”. Bring more conversations, of more groups.");

    /// <summary>Scores of all turns, put together conversation by conversation, to what the second layer decides from.</summary>
    public float[][] Surroundings(float[][] scores)
    {
        var all = new float[Turns.Length][];
        for (var start = 0; start < Turns.Length;)
        {
            var read = Read[Turns[start].Conversation];
            var own = scores.AsSpan(start, read.Length).ToArray();
            if (own.All(s => s is not null))
            {
                for (var i = 0; i < read.Length; i++) all[start + i] = Coding.Model.Surroundings.Of(read, own, i);
            }
            start += read.Length;
        }
        return all;
    }

    private static List<Feature> FeaturesIn(TurnText text)
    {
        var features = new List<Feature>();
        Features.Write(text, features);
        return features;
    }

    public readonly record struct Placed(AnnotatedTurn Turn, int Conversation, int Place);
}
