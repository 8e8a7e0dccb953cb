namespace Alliance.Stewardship.Screening;

/// <summary>Named sets of words (terms/classes.txt) that term lists use as &lt;person&gt;, &lt;colour&gt; and so on.</summary>
internal static class WordClasses
{
    private static readonly Dictionary<string, ulong> Bits = [];
    private static readonly Dictionary<string, ulong> Members = Load();

    // Two classes are known by their shape rather than by a list.
    public static ulong Possessor { get; } = Named("possessor");

    public static ulong Number { get; } = Named("number");

    public static ulong Named(string name) =>
        Bits.TryGetValue(name, out var bit) ? bit : throw new InvalidOperationException($"No word class <{name}> in classes.txt.");

    public static ulong Of(string word) => Members.GetValueOrDefault(word);

    private static Dictionary<string, ulong> Load()
    {
        var members = new Dictionary<string, ulong>();
        var current = 0ul;
        foreach (var line in TermFile.Lines("classes"))
        {
            if (line[0] == '<')
            {
                current = 1ul << Bits.Count;
                Bits.Add(line.Trim('<', '>'), current);
                continue;
            }

            foreach (var item in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                foreach (var form in TermFile.Forms(item))
                    members[form] = members.GetValueOrDefault(form) | current;
        }

        return members;
    }
}
