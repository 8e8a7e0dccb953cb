namespace Alliance.Coaching.Coding.Reading;

internal enum TokenKind : byte
{
    Word,
    Comma,
    Dash,

    /// <summary>A full stop or an exclamation mark.</summary>
    Stop,
    Question,
}

/// <param name="Start">Where it stands in the text of the turn.</param>
/// <param name="Hash">Of its small letters.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, ulong Hash)
{
    public bool EndsSentence => Kind is TokenKind.Stop or TokenKind.Question;
}

/// <summary>A turn cut into words and signs.</summary>
internal sealed class TurnText
{
    private const ulong TokenHash = 1;
    private readonly char[] small;

    private TurnText(string text, char[] small, Token[] tokens) => (Text, this.small, Tokens) = (text, small, tokens);

    public string Text { get; }
    public Token[] Tokens { get; }

    /// <summary>In small letters, with plain apostrophes.</summary>
    public ReadOnlySpan<char> Of(Token token) => small.AsSpan(token.Start, token.Length);

    /// <summary>The sentence of each token, counted from 0; −1 of a sign that ends none.</summary>
    public int[] SentenceOf(out int sentences)
    {
        var of = new int[Tokens.Length];
        sentences = 0;
        var isOpen = false;
        for (var i = 0; i < Tokens.Length; i++)
        {
            var ends = Tokens[i].EndsSentence;
            of[i] = isOpen || !ends ? sentences : -1;
            isOpen = !ends;
            if (ends && of[i] >= 0) sentences++;
        }
        if (isOpen) sentences++;
        return of;
    }

    public static ulong HashOf(string word) => Hash.Of(word, TokenHash);

    public static TurnText Read(string text)
    {
        var small = new char[text.Length];
        for (var i = 0; i < text.Length; i++) small[i] = text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]);
        var tokens = new List<Token>(text.Length / 4 + 2);
        for (var i = 0; i < small.Length;)
        {
            var (kind, end) = Next(small, i);
            if (kind is { } found) tokens.Add(new Token(i, found is TokenKind.Word ? end - i : 1, found, HashOf(small, i, end, found)));
            i = end;
        }
        return new TurnText(text, small, [.. tokens]);
    }

    private static (TokenKind? Kind, int End) Next(char[] text, int i)
    {
        var letter = text[i];
        if (char.IsLetterOrDigit(letter)) return (TokenKind.Word, EndOfWord(text, i));
        if (letter is '.' or '!') return (TokenKind.Stop, EndOfRun(text, i));
        if (letter is '?') return (TokenKind.Question, EndOfRun(text, i));
        if (letter is ',') return (TokenKind.Comma, i + 1);
        if (!IsDash(letter)) return (null, i + 1);
        var end = i + 1;
        while (end < text.Length && IsDash(text[end])) end++;
        var insideWord = end == i + 1 && letter == '-' && i > 0 && char.IsLetter(text[i - 1]) && end < text.Length && char.IsLetter(text[end]);
        return (insideWord ? null : TokenKind.Dash, end);
    }

    private static int EndOfWord(char[] text, int i)
    {
        do i++;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == '\'' && i + 1 < text.Length && char.IsLetter(text[i + 1]))));
        return i;
    }

    private static int EndOfRun(char[] text, int i)
    {
        var sign = text[i];
        while (i < text.Length && text[i] == sign) i++;
        return i;
    }

    private static bool IsDash(char letter) => letter is '-' or '–' or '—';

    private static ulong HashOf(char[] text, int start, int end, TokenKind kind) => kind switch
    {
        TokenKind.Word => Hash.Of(text.AsSpan(start, end - start), TokenHash),
        TokenKind.Dash => Hash.Of("--", TokenHash),
        _ => Hash.Of(text.AsSpan(start, 1), TokenHash),
    };
}
