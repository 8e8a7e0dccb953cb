namespace Alliance.Stewardship.Screening;

/// <summary>A note cut into words, each with what is known of it, and questions about a word's surroundings.</summary>
internal sealed class Reading
{
    // Looking further would link words that have nothing to do with each other, and cost more in one endless sentence.
    private const int Surroundings = 9;
    private static readonly string[] Clitics = ["'re", "'m", "'ve", "'ll", "'d"];

    private readonly List<Token> tokens = [];
    private readonly ulong abbreviation = WordClasses.Named("abbreviation");
    private readonly ulong subject = WordClasses.Named("he");

    public Reading(string text)
    {
        Text = new FoldedText(text);
        var letters = Text.Lower;
        for (var index = 0; index < letters.Length;)
        {
            if (!char.IsLetterOrDigit(letters[index]))
            {
                index++;
                continue;
            }

            var end = EndOfWord(letters, index);
            AddWord(letters, index, end);
            index = end;
        }
    }

    public FoldedText Text { get; }

    public IReadOnlyList<Token> Tokens => tokens;

    public Hit HitAt(Category category, int first, int last) => Text.HitAt(category, tokens[first].Start, tokens[last].End);

    /// <summary>The first word that ends after the position; <c>Tokens.Count</c> if none does.</summary>
    public int TokenAt(int position)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>As <see cref="TokenAt"/>, for a position in the note as typed.</summary>
    public int TokenOfOriginal(int position) => Math.Min(TokenAt(Text.FromOriginal(position)), tokens.Count - 1);

    /// <summary>Whether one of the words near <paramref name="index"/> in its sentence is of the class.</summary>
    public bool HasNear(int index, ulong wordClass)
    {
        for (var near = Math.Max(0, index - Surroundings); near < Math.Min(tokens.Count, index + Surroundings); near++)
            if (tokens[near].Is(wordClass) && tokens[near].Sentence == tokens[index].Sentence)
                return true;
        return false;
    }

    /// <summary>The nearest word before, in the same sentence, that is of one of the classes.</summary>
    public Token? NearestBefore(int index, ulong wordClasses)
    {
        for (var near = index - 1; near >= Math.Max(0, index - Surroundings); near--)
            if (tokens[near].Is(wordClasses) && tokens[near].Sentence == tokens[index].Sentence)
                return tokens[near];
        return null;
    }

    private static int EndOfWord(string letters, int start)
    {
        var end = start;
        while (end < letters.Length && (char.IsLetterOrDigit(letters[end]) || IsApostropheInside(letters, end)))
            end++;
        return end;
    }

    private static bool IsApostropheInside(string letters, int index) =>
        letters[index] == '\'' && index > 0 && char.IsLetter(letters[index - 1])
        && index + 1 < letters.Length && char.IsLetter(letters[index + 1]);

    private void AddWord(string letters, int start, int end)
    {
        var word = letters[start..end];
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            var isPronoun = (WordClasses.Of(word[..^2]) & subject) != 0;
            Add(start, end - 2, possessive: !isPronoun);
            if (isPronoun)
                Add(end - 2, end, possessive: false);
            return;
        }

        if (Array.Find(Clitics, clitic => word.EndsWith(clitic, StringComparison.Ordinal)) is { } ending)
        {
            Add(start, end - ending.Length, possessive: false);
            Add(end - ending.Length, end, possessive: false);
            return;
        }

        // "the residents' hall": the apostrophe after s is a possessive too.
        Add(start, end, possessive: word[^1] == 's' && end < letters.Length && letters[end] == '\'');
    }

    private void Add(int start, int end, bool possessive)
    {
        var word = Text.Lower[start..end];
        var (joined, sentence) = Before(start);
        var capitalised = char.IsUpper(Text.Plain[start]);
        var allCapitals = word.Length > 1 && capitalised && IsAllCapitals(start, end);
        var classes = WordClasses.Of(word);
        if (possessive)
            classes |= WordClasses.Possessor;
        if (word.Length <= 4 && word.All(char.IsAsciiDigit))
            classes |= WordClasses.Number;
        tokens.Add(new Token(word, start, end, joined, sentence, capitalised, allCapitals, possessive, classes));
    }

    private bool IsAllCapitals(int start, int end)
    {
        for (var index = start; index < end; index++)
            if (!char.IsUpper(Text.Plain[index]) && !char.IsAsciiDigit(Text.Plain[index]))
                return false;
        return true;
    }

    private (bool Joined, int Sentence) Before(int start)
    {
        if (tokens.Count == 0)
            return (false, 0);
        var last = tokens[^1];
        var joined = true;
        var sentence = last.Sentence;
        var from = last.Possessive && start > last.End + 1 && Text.Lower[last.End] == '\'' ? SkipPossessive(last.End) : last.End;
        for (var index = from; index < start; index++)
        {
            var mark = Text.Lower[index];
            if (mark == '.' && index == last.End && (last.Word.Length == 1 || last.Is(abbreviation)))
                continue;
            if (mark is ' ' or '\t' or '-' or '"' or '\'' or '&' or '_' or '*' or '#' || IsWrap(index, start))
                continue;
            joined = false;
            if (mark is '.' or '!' or '?' or '\n' or '\r')
                sentence = last.Sentence + 1;
        }

        return (joined, sentence);
    }

    /// <summary>A single end of line before a lower-case word or a name is where a text was wrapped; an empty line or a list's dash is not.</summary>
    private bool IsWrap(int index, int start)
    {
        if (Text.Lower[index] is not ('\n' or '\r'))
            return false;
        var between = Text.Lower.AsSpan(tokens[^1].End, start - tokens[^1].End);
        return between.Count('\n') + between.Count('\r') <= (between.Contains("\r\n", StringComparison.Ordinal) ? 2 : 1) && !between.Contains('-') && !between.Contains('*');
    }

    private int SkipPossessive(int apostrophe) => Text.Lower[apostrophe + 1] == 's' ? apostrophe + 2 : apostrophe + 1;
}
