namespace Alliance.Stewardship.Screening;

/// <summary>
/// All word patterns as one tree, walked from every word of the note. Patterns are short and of bounded width, so the time
/// grows with the note's length and nothing else.
/// </summary>
internal sealed class TermTree<TMeaning>
{
    private const int LongestGap = 3;
    private readonly Node root = new();

    /// <summary>Adds a pattern as written in a term list, e.g. <c>drive+ a? &lt;colour&gt; &lt;car&gt;</c>.</summary>
    public void AddPattern(string pattern, TMeaning meaning) =>
        Add(root, pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries), meaning);

    public void AddWords(IEnumerable<string> words, TMeaning meaning)
    {
        var node = root;
        foreach (var word in words)
            node = node.After(word);
        node.Meanings.Add(meaning);
    }

    /// <summary>Calls <paramref name="found"/> with the first and last word of every match.</summary>
    public void Walk(IReadOnlyList<Token> tokens, Action<TMeaning, int, int> found)
    {
        for (var first = 0; first < tokens.Count; first++)
            Walk(root, tokens, first, first, found);
    }

    private static void Walk(Node node, IReadOnlyList<Token> tokens, int first, int next, Action<TMeaning, int, int> found)
    {
        foreach (var meaning in node.Meanings)
            found(meaning, first, next - 1);
        if (next == tokens.Count || (next > first && !tokens[next].Joined))
            return;

        var token = tokens[next];
        if (node.Words.TryGetValue(token.Word, out var after))
            Walk(after, tokens, first, next + 1, found);
        if (node.AsksForCapitals && token.Capitalised && node.Words.TryGetValue("^" + token.Word, out after))
            Walk(after, tokens, first, next + 1, found);
        if (node.AsksForCapitals && token.AllCapitals && node.Words.TryGetValue("!" + token.Word, out after))
            Walk(after, tokens, first, next + 1, found);
        foreach (var (wordClass, afterClass) in node.Classes)
            if (token.Is(wordClass))
                Walk(afterClass, tokens, first, next + 1, found);
        if (node.AfterCapital is { } afterCapital && token.Capitalised)
            Walk(afterCapital, tokens, first, next + 1, found);
        if (node.AfterAny is { } afterAny)
            Walk(afterAny, tokens, first, next + 1, found);
    }

    private static void Add(Node node, ReadOnlySpan<string> items, TMeaning meaning)
    {
        if (items.IsEmpty)
        {
            if (!node.Meanings.Contains(meaning))
                node.Meanings.Add(meaning);
            return;
        }

        var rest = items[1..];
        if (items[0] == "...")
        {
            AddGap(node, rest, meaning);
            return;
        }

        var item = items[0].TrimEnd('?');
        if (item.Length < items[0].Length)
            Add(node, rest, meaning);
        foreach (var alternative in item.Split('|'))
            foreach (var after in Steps(node, alternative))
                Add(after, rest, meaning);
    }

    private static void AddGap(Node node, ReadOnlySpan<string> rest, TMeaning meaning)
    {
        for (var words = 0; words <= LongestGap; words++)
        {
            Add(node, rest, meaning);
            node = node.AfterAny ??= new Node();
        }
    }

    private static IEnumerable<Node> Steps(Node node, string alternative) => alternative switch
    {
        "_" => [node.AfterAny ??= new Node()],
        "^_" => [node.AfterCapital ??= new Node()],
        ['<', .. var name, '>'] => [node.AfterClass(WordClasses.Named(name))],
        [('^' or '!') and var mark, .. var word] => [.. TermFile.Forms(word).Distinct().Select(form => node.AfterMarked(mark, form))],
        _ => [.. TermFile.Forms(alternative).Distinct().Select(node.After)],
    };

    private sealed class Node
    {
        public Dictionary<string, Node> Words { get; } = [];

        public List<(ulong Class, Node After)> Classes { get; } = [];

        public List<TMeaning> Meanings { get; } = [];

        public Node? AfterAny { get; set; }

        public Node? AfterCapital { get; set; }

        public bool AsksForCapitals { get; private set; }

        public Node After(string word)
        {
            if (!Words.TryGetValue(word, out var after))
                Words.Add(word, after = new Node());
            return after;
        }

        public Node AfterMarked(char mark, string word)
        {
            AsksForCapitals = true;
            return After(mark + word);
        }

        public Node AfterClass(ulong wordClass)
        {
            foreach (var (known, after) in Classes)
                if (known == wordClass)
                    return after;
            Classes.Add((wordClass, new Node()));
            return Classes[^1].After;
        }
    }
}
