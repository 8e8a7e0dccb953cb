using Alliance.Coaching.Coding;
using Alliance.Coaching.Learning;

namespace Alliance.Training.Coach;

/// <summary>Annotated conversations in the columns of AnnoMI. An utterance that several people annotated stands there several times.</summary>
internal static class AnnotatedFile
{
    private const int FewestGroups = 10;

    private static readonly string[] Columns =
    [
        "transcript_id", "video_group", "utterance_id", "interlocutor", "utterance_text", "main_therapist_behaviour", "client_talk_type",
        "therapist_input_exists", "reflection_exists", "reflection_subtype", "question_exists", "question_subtype",
    ];

    public static IReadOnlyList<AnnotatedConversation> Read(string path)
    {
        var conversations = new Dictionary<string, (string Group, SortedDictionary<int, AnnotatedTurn> Turns)>();
        using var table = Table.Open(path, Columns, "training");
        while (table.Read()) Take(table, conversations);
        var groups = conversations.Values.Select(c => c.Group).Distinct().Count();
        if (groups < FewestGroups) throw table.Bad($"conversations of {groups} video groups are too few to learn from and to check on others; there must be {FewestGroups} at least.");
        return [.. conversations.Select(c => new AnnotatedConversation(c.Key, c.Value.Group, [.. c.Value.Turns.Values]))];
    }

    private static void Take(Table table, Dictionary<string, (string Group, SortedDictionary<int, AnnotatedTurn> Turns)> conversations)
    {
        var id = table[0];
        if (!int.TryParse(table[2], out var place)) throw table.Bad($"“{table[2]}” is no utterance_id; it is a whole number.", table.Row);
        var speaker = table[3] switch { "therapist" => Speaker.Officer, "client" => Speaker.Partner, var other => throw table.Bad($"the interlocutor is “{other}”; it must be therapist or client.", table.Row) };
        if (!conversations.TryGetValue(id, out var conversation)) conversations[id] = conversation = (table[1], []);
        if (!conversation.Turns.TryGetValue(place, out var turn)) conversation.Turns[place] = turn = new AnnotatedTurn(new Turn(speaker, table[4]), new Votes());
        Vote(table, turn);
    }

    private static void Vote(Table table, AnnotatedTurn turn)
    {
        var votes = turn.Votes;
        votes.Annotators++;
        if (turn.Turn.Speaker == Speaker.Partner)
        {
            votes.Talk[Class(table, 6, "change", "neutral", "sustain")]++;
            return;
        }
        votes.Behavior[Class(table, 5, "question", "reflection", "therapist_input", "other")]++;
        if (Exists(table, 7)) votes.Input++;
        if (Exists(table, 8)) votes.Reflection[Class(table, 9, "simple", "complex")]++;
        if (Exists(table, 10)) votes.Question[Class(table, 11, "open", "closed")]++;
    }

    private static bool Exists(Table table, int column) => table[column].Equals("true", StringComparison.OrdinalIgnoreCase);

    private static int Class(Table table, int column, params string[] names) =>
        Array.IndexOf(names, table[column]) is >= 0 and var found ? found : throw table.Bad($"{Columns[column]} is “{table[column]}”; it must be {string.Join(", ", names[..^1])} or {names[^1]}.", table.Row);
}
