namespace Alliance.Stewardship.Screening;

/// <summary>
/// All word patterns, walked together from every word of the note. Patterns are short and of bounded width, so the time grows with the
/// note's length and nothing else. Each pattern is a short chain, and whatever may stand in one place of it leads on to the same rest: spelled
/// out, the lists are millions of phrases.
/// </summary>
internal sealed class TermTree<TMeaning>
{
    private const int LongestGap = 3;
    private readonly Place root = new();

    /// <summary>Adds a pattern as written in a term list, e.g. <c>drive+ a? &lt;colour&gt; &lt;car&gt;</c>.</summary>
    public void AddPattern(string pattern, TMeaning meaning)
    {
        var place = new Place();
        place.Meanings.Add(meaning);
        foreach (var item in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse()) place = Before(place, item);
        root.Take(place);
    }

    /// <summary>Calls <paramref name="found"/> with the first and last word of every match; with the same ones twice where a pattern fits in two ways.</summary>
    public void Walk(IReadOnlyList<Token> tokens, Action<TMeaning, int, int> found)
    {
        for (var first = 0; first < tokens.Count; first++)
            Walk(root, tokens, first, first, found);
    }

    private static void Walk(Place place, IReadOnlyList<Token> tokens, int first, int next, Action<TMeaning, int, int> found)
    {
        foreach (var meaning in place.Meanings)
            found(meaning, first, next - 1);
        if (next == tokens.Count || (next > first && !tokens[next].Joined))
            return;

        var token = tokens[next];
        foreach (var after in place.AfterWord(token.Word))
            Walk(after, tokens, first, next + 1, found);
        if (place.AsksForCapitals && token.Capitalised)
            foreach (var after in place.AfterWord("^" + token.Word))
                Walk(after, tokens, first, next + 1, found);
        if (place.AsksForCapitals && token.AllCapitals)
            foreach (var after in place.AfterWord("!" + token.Word))
                Walk(after, tokens, first, next + 1, found);
        foreach (var (wordClass, after) in place.Classes)
            if (token.Is(wordClass))
                Walk(after, tokens, first, next + 1, found);
        if (token.Capitalised)
            foreach (var after in place.AfterCapital)
                Walk(after, tokens, first, next + 1, found);
        foreach (var after in place.AfterAny)
            Walk(after, tokens, first, next + 1, found);
    }

    /// <summary>The place from which this item leads to the rest.</summary>
    private static Place Before(Place rest, string item)
    {
        if (item == "...") return Gap(rest);
        var place = new Place();
        foreach (var alternative in item.TrimEnd('?').Split('|')) Lead(place, alternative, rest);
        if (item.EndsWith('?')) place.Take(rest);
        return place;
    }

    /// <summary>Up to so many words that may be any.</summary>
    private static Place Gap(Place rest)
    {
        var place = rest;
        for (var words = 0; words < LongestGap; words++)
        {
            var before = new Place();
            before.Take(rest);
            before.AfterAny.Add(place);
            place = before;
        }
        return place;
    }

    private static void Lead(Place place, string alternative, Place rest)
    {
        switch (alternative)
        {
            case "_": place.AfterAny.Add(rest); break;
            case "^_": place.AfterCapital.Add(rest); break;
            case ['<', .. var name, '>']: place.Classes.Add((WordClasses.Named(name), rest)); break;
            case [('^' or '!') and var mark, .. var word]: foreach (var form in TermFile.Forms(word).Distinct()) place.AddMarked(mark, form, rest); break;
            default: foreach (var form in TermFile.Forms(alternative).Distinct()) place.Add(form, rest); break;
        }
    }

    /// <summary>A place in one pattern, or, at the root, the beginnings of all.</summary>
    private sealed class Place
    {
        private static readonly List<Place> Nowhere = [];
        private readonly Dictionary<string, List<Place>> words = [];

        public List<(ulong Class, Place After)> Classes { get; } = [];

        public List<TMeaning> Meanings { get; } = [];

        public List<Place> AfterAny { get; } = [];

        public List<Place> AfterCapital { get; } = [];

        public bool AsksForCapitals { get; private set; }

        public List<Place> AfterWord(string word) => words.GetValueOrDefault(word, Nowhere);

        public void Add(string word, Place after)
        {
            if (!words.TryGetValue(word, out var there)) words.Add(word, there = []);
            if (!there.Contains(after)) there.Add(after);
        }

        public void AddMarked(char mark, string word, Place after)
        {
            AsksForCapitals = true;
            Add(mark + word, after);
        }

        /// <summary>From here on also all that is from there on.</summary>
        public void Take(Place other)
        {
            foreach (var (word, places) in other.words) foreach (var after in places) Add(word, after);
            AsksForCapitals |= other.AsksForCapitals;
            Classes.AddRange(other.Classes);
            AfterAny.AddRange(other.AfterAny);
            AfterCapital.AddRange(other.AfterCapital);
            Meanings.AddRange(other.Meanings);
        }
    }
}
