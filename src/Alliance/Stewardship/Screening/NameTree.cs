namespace Alliance.Stewardship.Screening;

/// <summary>Names as a tree of their words, walked from every word of the note.</summary>
internal sealed class NameTree
{
    private readonly Node root = new();

    public void Add(IEnumerable<string> words, bool isPerson)
    {
        var node = root;
        foreach (var word in words)
        {
            if (!node.Words.TryGetValue(word, out var after)) node.Words.Add(word, after = new Node());
            node = after;
        }
        if (isPerson) node.IsPerson = true;
        else node.IsOther = true;
    }

    /// <summary>Calls <paramref name="found"/> with whether it is a person, and with the first and last word, of every name.</summary>
    public void Walk(IReadOnlyList<Token> tokens, Action<bool, int, int> found)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            var node = root;
            for (var next = first; next < tokens.Count && (next == first || tokens[next].Joined) && node.Words.TryGetValue(tokens[next].Word, out var after); next++)
            {
                node = after;
                if (node.IsPerson) found(true, first, next);
                if (node.IsOther) found(false, first, next);
            }
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Words { get; } = [];
        public bool IsPerson { get; set; }
        public bool IsOther { get; set; }
    }
}
