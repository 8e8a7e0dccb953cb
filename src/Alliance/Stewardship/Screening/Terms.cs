namespace Alliance.Stewardship.Screening;

/// <summary>The word lists of all categories, and the hits they give in one pass over a note.</summary>
internal static class Terms
{
    private static readonly TermTree<Term> Tree = Load();

    private readonly record struct Term(Category Category, bool Spares);

    internal readonly record struct TermFound(Category Category, int First, int Last);

    public static IEnumerable<TermFound> Find(Reading reading)
    {
        var found = new List<TermFound>();
        var spared = new Dictionary<Category, bool[]>();
        Tree.Walk(reading.Tokens, (term, first, last) =>
        {
            if (!term.Spares)
                found.Add(new TermFound(term.Category, first, last));
            else
                Mark(spared, term.Category, reading.Tokens.Count, first, last);
        });
        return found.Distinct().Where(hit => !spared.TryGetValue(hit.Category, out var words) || !words.AsSpan(hit.First, hit.Last - hit.First + 1).Contains(true));
    }

    /// <summary>HealthOrTrauma → health-or-trauma.</summary>
    private static string FileOf(Category category) =>
        string.Concat(category.ToString().Select((letter, index) =>
            (index > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));

    private static void Mark(Dictionary<Category, bool[]> spared, Category category, int length, int first, int last)
    {
        if (!spared.TryGetValue(category, out var words))
            spared.Add(category, words = new bool[length]);
        words.AsSpan(first, last - first + 1).Fill(true);
    }

    private static TermTree<Term> Load()
    {
        var tree = new TermTree<Term>();
        foreach (var category in Enum.GetValues<Category>())
            foreach (var line in TermFile.Lines(FileOf(category)))
            {
                var spares = line.StartsWith("- ", StringComparison.Ordinal);
                tree.AddPattern(spares ? line[2..] : line, new Term(category, spares));
            }

        return tree;
    }
}
