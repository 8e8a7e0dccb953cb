namespace Alliance.Coaching.Coding.Reading;

/// <summary>What can be counted in a turn and in those before it: length, question marks, whose words they are, what was taken up from the other.</summary>
internal static class Measures
{
    private static readonly WordSet Asking = new("what how why when where who which tell describe explain");
    private static readonly WordSet Verbs = new("do does did is are was were have has had can could would will should may might am don't doesn't didn't isn't aren't wasn't haven't can't couldn't won't wouldn't any anything");
    private static readonly WordSet Fillers = new("um uh mm mmm hmm hm mhm okay ok yeah yes right sure oh alright all well so great good huh ah and but no -- , . !");
    private static readonly WordSet Softeners = new("like then now");
    private static readonly WordSet You = new("you your you're you've yourself");
    private static readonly WordSet YouFirst = new("you you're your you've");
    private static readonly WordSet I = new("i my me i'm i've i'd i'll");
    private static readonly WordSet We = new("we our us let's");
    private static readonly WordSet Common = new("""
        i you he she it we they me him her us them my your his its our their a an the and or but so of to in on at for with from by as is are was were be been am
        do does did have has had that this it these those there here what which who when where how why not no yes if then than just like um uh mm hmm mhm okay ok yeah
        well know oh really very kind sort it's that's i'm you're don't 'cause because would could can will about up out all get got go going think right
        """.ReplaceLineEndings(" "));

    /// <summary>How many numbers <see cref="Write"/> gives.</summary>
    public const int Count = 35;

    public static void Write(ReadTurn[] turns, int i, Span<float> into)
    {
        var turn = turns[i];
        var next = 0;
        WriteShape(turn, into, ref next);
        WriteWhose(turn, into, ref next);
        WriteLastSentence(turn.Text.Tokens, into, ref next);
        WriteQuestions(turn.Text.Tokens, into, ref next);
        WriteTakenUp(turns, i, into, ref next);
        WriteBefore(turns, i, into, ref next);
        if (next != Count) throw new InvalidOperationException("The count of measures is not what it says.");
    }

    private static void WriteShape(ReadTurn turn, Span<float> into, ref int next)
    {
        var text = turn.Text.Text.AsSpan().Trim();
        var tokens = turn.Text.Tokens;
        var lastSaid = Array.FindLastIndex(tokens, t => t.Kind != TokenKind.Dash);
        var fillers = tokens.Count(Fillers.Has);
        into[next++] = MathF.Log(1 + turn.Words);
        into[next++] = MathF.Log(1 + text.Length);
        into[next++] = Math.Min(tokens.Count(t => t.Kind == TokenKind.Question), 4);
        into[next++] = lastSaid >= 0 && tokens[lastSaid].Kind == TokenKind.Question ? 1 : 0;
        into[next++] = turn.BreaksOff ? 1 : 0;
        into[next++] = text.StartsWith("-") ? 1 : 0;
        into[next++] = Math.Min(tokens.Count(t => t.EndsSentence), 8);
        into[next++] = fillers == tokens.Length ? 1 : 0;
        into[next++] = fillers / (1f + tokens.Length);
    }

    private static void WriteWhose(ReadTurn turn, Span<float> into, ref int next)
    {
        foreach (var words in (ReadOnlySpan<WordSet>)[You, I, We, Asking, Verbs]) into[next++] = turn.Text.Tokens.Count(words.Has) / (1f + turn.Words);
    }

    private static void WriteLastSentence(Token[] tokens, Span<float> into, ref int next)
    {
        var end = tokens.Length;
        while (end > 0 && tokens[end - 1].Kind != TokenKind.Word) end--;
        var start = end;
        while (start > 0 && !tokens[start - 1].EndsSentence) start--;
        var first = FirstWord(tokens.AsSpan(start, end - start));
        into[next++] = first is { } asking && Asking.Has(asking) ? 1 : 0;
        into[next++] = first is { } verb && Verbs.Has(verb) ? 1 : 0;
        into[next++] = first is { } you && YouFirst.Has(you) ? 1 : 0;
        into[next++] = MathF.Log(1 + end - start);
    }

    private static void WriteQuestions(Token[] tokens, Span<float> into, ref int next)
    {
        var (asking, verbs, others, start) = (0, 0, 0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].EndsSentence) continue;
            if (tokens[i].Kind == TokenKind.Question)
            {
                var first = FirstWord(tokens.AsSpan(start, i - start));
                if (first is { } word && Asking.Has(word)) asking++;
                else if (first is { } verb && Verbs.Has(verb)) verbs++;
                else others++;
            }
            start = i + 1;
        }
        into[next++] = asking;
        into[next++] = verbs;
        into[next++] = others;
    }

    /// <summary>The first word that is more than a filler.</summary>
    private static Token? FirstWord(ReadOnlySpan<Token> sentence)
    {
        foreach (var token in sentence)
        {
            if (!Fillers.Has(token) && !Softeners.Has(token)) return token;
        }
        return null;
    }

    /// <summary>How many words of what the other said, just now and a little earlier, come back in this turn.</summary>
    private static void WriteTakenUp(ReadTurn[] turns, int i, Span<float> into, ref int next)
    {
        var mine = turns[i].Content;
        var (now, earlier, said) = (0, 0, i > 0 ? turns[i - 1].Content.Count : 0);
        foreach (var word in mine)
        {
            if (i > 0 && turns[i - 1].Content.Contains(word)) now++;
            for (var before = i - 3; before >= 0 && before > i - 9; before -= 2)
            {
                if (!turns[before].Content.Contains(word)) continue;
                earlier++;
                break;
            }
        }
        into[next++] = MathF.Log(1 + now);
        into[next++] = i > 0 ? now / (1f + mine.Count) : 0;
        into[next++] = i > 0 ? now / (1f + said) : 0;
        into[next++] = i > 2 ? MathF.Log(1 + earlier) : 0;
        into[next++] = i > 2 ? earlier / (1f + mine.Count) : 0;
        into[next++] = i > 2 && mine.Count > 0 ? 1f / (1 + mine.Count) : 0;
    }

    private static void WriteBefore(ReadTurn[] turns, int i, Span<float> into, ref int next)
    {
        into[next++] = i > 0 ? MathF.Log(1 + turns[i - 1].Text.Tokens.Length) : 0;
        into[next++] = i > 1 ? MathF.Log(1 + turns[i - 2].Text.Tokens.Length) : 0;
        into[next++] = i > 0 && turns[i - 1].Text.Tokens.Any(t => t.Kind == TokenKind.Question) ? 1 : 0;
        into[next++] = i > 0 && turns[i - 1].BreaksOff ? 1 : 0;
        into[next++] = MathF.Log(1 + i);
        into[next++] = i < 4 ? 1 : 0;
        into[next++] = i > 0 && turns[i - 1].Speaker == turns[i].Speaker ? 1 : 0;
        into[next++] = i == 0 ? 1 : 0;
    }

    internal static HashSet<ulong> ContentOf(TurnText text)
    {
        var content = new HashSet<ulong>();
        foreach (var token in text.Tokens)
        {
            if (token.Kind == TokenKind.Word && char.IsLetter(text.Of(token)[0]) && !Common.Has(token)) content.Add(token.Hash);
        }
        return content;
    }
}
