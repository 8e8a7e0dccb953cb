using Alliance.Coaching.Coding;

namespace Alliance.Training.Coach;

/// <summary>Conversations to be coded: <c>conversation,turn,speaker,text</c>, one row to a turn.</summary>
internal sealed class Transcripts
{
    private static readonly string[] Columns = ["conversation", "turn", "speaker", "text"];

    public List<Row> Rows { get; } = [];

    /// <summary>Every conversation with its rows, in the order of its turns. Rows may be mixed; where every turn is a number, numbers give the order.</summary>
    public Dictionary<string, List<Row>> Conversations { get; } = [];

    public static Transcripts Read(string path)
    {
        var transcripts = new Transcripts();
        using var table = Table.Open(path, Columns, "coding");
        while (table.Read()) transcripts.Take(table);
        if (transcripts.Rows.Count == 0) throw table.Bad("below the names of its columns there is no turn.");
        if (transcripts.Rows.All(r => r.WrittenSpeaker.Length == 0)) throw table.Bad("the column speaker is empty in every row; it says of each turn who spoke, officer or partner.");
        if (transcripts.Rows.Find(r => r.Speaker is null) is { } unknown)
        {
            throw table.Bad(unknown.WrittenSpeaker.Length == 0 ? "there is no speaker; it is officer or partner." : $"the speaker is “{Short(unknown.WrittenSpeaker)}”; it must be officer or partner.", unknown.Line);
        }
        foreach (var rows in transcripts.Conversations.Values) Sort(rows);
        return transcripts;
    }

    private void Take(Table table)
    {
        var row = new Row(table.Row, table[0], table[1], table[2].Trim(), table[3]);
        Rows.Add(row);
        if (!Conversations.TryGetValue(row.Conversation, out var rows)) Conversations[row.Conversation] = rows = [];
        rows.Add(row);
    }

    private static void Sort(List<Row> rows)
    {
        var numbers = new Dictionary<Row, double>(ReferenceEqualityComparer.Instance);
        var last = double.NegativeInfinity;
        var isSorted = true;
        foreach (var row in rows)
        {
            if (!double.TryParse(row.Turn, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)) return;
            numbers[row] = number;
            isSorted &= number >= last;
            last = number;
        }
        if (isSorted) return;
        var sorted = rows.OrderBy(r => numbers[r]).ToList();
        rows.Clear();
        rows.AddRange(sorted);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    internal sealed class Row(int line, string conversation, string turn, string speaker, string text)
    {
        public int Line => line;
        public string Conversation => conversation;
        public string Turn => turn;
        public string WrittenSpeaker => speaker;
        public string Text => text;

        public Speaker? Speaker { get; } =
            speaker.Equals("officer", StringComparison.OrdinalIgnoreCase) ? Alliance.Coaching.Coding.Speaker.Officer
            : speaker.Equals("partner", StringComparison.OrdinalIgnoreCase) ? Alliance.Coaching.Coding.Speaker.Partner
            : null;

        public SheetCodes? Codes { get; set; }
    }
}
