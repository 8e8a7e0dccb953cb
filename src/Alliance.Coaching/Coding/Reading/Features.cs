namespace Alliance.Coaching.Coding.Reading;

/// <summary>How features are weighed: each group has a length of its own, so that many pieces of words do not drown the words.</summary>
internal enum FeatureGroup : byte
{
    Words,
    Pieces,
    Openers,
    Questions,
}

/// <param name="Token">The token it starts at.</param>
/// <param name="Span">How many tokens it is made of.</param>
internal readonly record struct Feature(ulong Key, FeatureGroup Group, int Token, int Span = 1);

/// <summary>What a turn is made of, as hashed features: runs of one to three words, pieces of words, how its sentences open, and what the last question asks.</summary>
internal static class Features
{
    public const int Groups = 4;
    private const ulong PieceHash = 2;
    private const int ShortestPiece = 2, LongestPiece = 5;
    private const int OpenerWords = 4;

    private static readonly ulong Begin = TurnText.HashOf("<s>"), Finish = TurnText.HashOf("</s>"), Leading = Hash.Of("leading", 3), Asked = Hash.Of("asked", 3);
    private static readonly WordSet Fillers = new("um uh so and okay ok yeah well like right oh mm hmm now then but");

    public static void Write(TurnText turn, List<Feature> into)
    {
        into.Clear();
        if (turn.Tokens.Length == 0) return;
        WriteWords(turn.Tokens, into);
        foreach (var (index, token) in turn.Tokens.Index()) WritePieces(turn.Of(token), index, into);
        WriteOpeners(turn.Tokens, into);
        WriteLastQuestion(turn.Tokens, into);
    }

    private static void WriteWords(Token[] tokens, List<Feature> into)
    {
        ulong At(int i) => i < 0 ? Begin : i < tokens.Length ? tokens[i].Hash : Finish;
        for (var i = -1; i <= tokens.Length; i++)
        {
            var token = Math.Clamp(i, 0, tokens.Length - 1);
            if (i >= 0 && i < tokens.Length) into.Add(new(At(i), FeatureGroup.Words, token));
            if (i + 1 > tokens.Length) continue;
            var pair = Hash.Join(At(i), At(i + 1));
            into.Add(new(pair, FeatureGroup.Words, token, 2));
            if (i + 2 <= tokens.Length) into.Add(new(Hash.Join(pair, At(i + 2)), FeatureGroup.Words, token, 3));
        }
    }

    private static void WritePieces(ReadOnlySpan<char> word, int token, List<Feature> into)
    {
        // A blank on either side, so that beginnings and ends of words are pieces of their own.
        char At(int i, ReadOnlySpan<char> word) => i == 0 || i > word.Length ? ' ' : word[i - 1];
        var length = word.Length + 2;
        for (var start = 0; start < length; start++)
        {
            var hash = Hash.Start(PieceHash);
            for (var size = 1; size <= LongestPiece && start + size <= length; size++)
            {
                hash = Hash.Add(hash, At(start + size - 1, word));
                if (size >= ShortestPiece) into.Add(new(Hash.End(hash), FeatureGroup.Pieces, token));
            }
        }
    }

    private static void WriteOpeners(Token[] tokens, List<Feature> into)
    {
        for (var start = 0; start < tokens.Length;)
        {
            var end = start;
            while (end < tokens.Length && !tokens[end].EndsSentence) end++;
            if (end > start) WriteOpener(tokens, start, end, into);
            start = end + 1;
        }
    }

    private static void WriteLastQuestion(Token[] tokens, List<Feature> into)
    {
        var end = Array.FindLastIndex(tokens, t => t.Kind == TokenKind.Question);
        var start = end;
        while (start > 0 && !tokens[start - 1].EndsSentence) start--;
        for (var i = Math.Max(start, 0); i < end; i++)
        {
            var run = Hash.Join(Asked, tokens[i].Hash);
            into.Add(new(run, FeatureGroup.Questions, i));
            for (var next = i + 1; next <= Math.Min(i + 2, end); next++)
            {
                run = Hash.Join(run, tokens[next].Hash);
                into.Add(new(run, FeatureGroup.Questions, i, next - i + 1));
            }
        }
    }

    private static void WriteOpener(Token[] tokens, int start, int end, List<Feature> into)
    {
        var asks = end < tokens.Length && tokens[end].Kind == TokenKind.Question ? 100UL : 0;
        var isLast = end >= tokens.Length - 1;
        ulong opener = 0;
        var (taken, first) = (0, start);
        for (var i = start; i < end && taken < OpenerWords; i++)
        {
            if (taken == 0 && (tokens[i].Kind != TokenKind.Word || Fillers.Has(tokens[i])))
            {
                into.Add(new(Hash.Join(Leading, tokens[i].Hash + asks), FeatureGroup.Openers, i));
                continue;
            }
            taken++;
            if (taken == 1) first = i;
            opener = Hash.Join(opener, tokens[i].Hash);
            var span = i - first + 1;
            into.Add(new(Hash.Join(opener, (ulong)(3 + taken) + asks), FeatureGroup.Openers, first, span));
            into.Add(new(Hash.Join(opener, (ulong)(20 + taken)), FeatureGroup.Openers, first, span));
            if (isLast) into.Add(new(Hash.Join(opener, (ulong)(40 + taken) + asks), FeatureGroup.Openers, first, span));
        }
    }
}
