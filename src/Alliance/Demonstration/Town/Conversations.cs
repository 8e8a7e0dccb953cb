using Alliance.Partnerships.Engagements;

namespace Alliance.Demonstration.Town;

/// <summary>One thing that can be talked about, from conversations.txt.</summary>
public sealed record Conversation(string Purpose, string? Heard, ListeningSkills Skills, Needs Needs, Channel Channel, Setting Setting)
{
    private const string SkillLetters = "oarspx", NeedLetters = "psbeg";

    public static Conversation Read(string[] cells)
    {
        var (channel, setting) = cells.ElementAtOrDefault(4) switch
        {
            "t" => (Channel.Telephone, Setting.Distance),
            "s" => (Channel.InPerson, Setting.Street),
            "e" => (Channel.Event, Setting.CommunityEvent),
            "o" => (Channel.InPerson, Setting.OurPlace),
            _ => (Channel.InPerson, Setting.TheirPlace),
        };
        return new Conversation(cells[0], cells[1].Length == 0 ? null : cells[1], (ListeningSkills)Flags(cells[2], SkillLetters), (Needs)Flags(cells[3], NeedLetters), channel, setting);
    }

    private static int Flags(string letters, string all) => letters.Sum(letter => 1 << all.IndexOf(letter, StringComparison.Ordinal));
}

/// <summary>What one partner and its officer talk about: each thing once before anything comes again.</summary>
public sealed class Conversations(TownLine line, Dice dice)
{
    private static readonly Dictionary<string, IReadOnlyList<Conversation>> All =
        Sections.Read("conversations.txt").ToDictionary(s => s.Key, IReadOnlyList<Conversation> (s) => [.. s.Value.Select(Conversation.Read)]);

    private readonly Queue<Conversation> ahead = new();

    public Conversation First() => dice.Pick(All[$"first {line.Kind}"]);

    public static IReadOnlyList<Conversation> Of(string heading) => All[heading];

    public Conversation Next()
    {
        Refill();
        return ahead.Dequeue();
    }

    /// <summary>What will be talked about next, so that a visit can be planned for it.</summary>
    public Conversation Ahead()
    {
        Refill();
        return ahead.Peek();
    }

    private void Refill()
    {
        if (ahead.Count > 0) return;
        foreach (var conversation in dice.Shuffled(All[line.Group].Concat(All["any"]))) ahead.Enqueue(conversation);
    }
}
