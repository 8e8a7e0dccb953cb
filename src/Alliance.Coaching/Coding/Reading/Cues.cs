namespace Alliance.Coaching.Coding.Reading;

/// <summary>
/// Words in which people speak for a change or against it: desire, ability, reason, need, commitment, steps taken (after Miller and
/// Rollnick), each as said and as denied. A closed list of our own; it needs no data, so it holds for conversations unlike those learned from.
/// </summary>
internal static class Cues
{
    private static readonly WordSet Negations = new("not no never don't doesn't didn't won't can't couldn't wouldn't shouldn't isn't aren't wasn't ain't haven't hasn't nothing without cannot nobody hardly");

    private static readonly WordSet[] Kinds =
    [
        new("want wanna wish hope like love prefer rather"),
        new("can could able possible manage handle"),
        new("because reason since cause 'cause health healthy kids family money worried worry scared afraid risk"),
        new("need must should gotta ought important matter matters"),
        new("will i'll gonna promise plan planning ready willing try trying start decided"),
        new("quit stopped quitted started tried began cut reduced already lately changed changing better less"),
        new("hard difficult tough impossible stress stressed stressful tired busy habit crave craving urge miss"),
        new("enjoy fun relax relaxing relaxes helps fine okay normal everybody everyone nice calm friends"),
        new("definitely absolutely exactly true totally sure certainly yes yeah right"),
        new("maybe guess probably suppose perhaps might dunno somewhat whatever"),
        new("but although though however except still anyway"),
        new("problem bad worse worst wrong hurt hurts guilty ashamed embarrassed sick die died cancer angry mad"),
    ];

    public static int Count => Kinds.Length * 2 + 2;

    public static void Write(TurnText turn, Span<float> into)
    {
        var sinceNegation = int.MaxValue;
        var denials = 0;
        foreach (var token in turn.Tokens)
        {
            if (token.Kind != TokenKind.Word)
            {
                if (token.EndsSentence) sinceNegation = int.MaxValue;
                continue;
            }
            var denied = sinceNegation < 4;
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                if (Kinds[kind].Has(token)) into[kind * 2 + (denied ? 1 : 0)]++;
            }
            if (Negations.Has(token)) (sinceNegation, denials) = (0, denials + 1);
            else if (sinceNegation < int.MaxValue) sinceNegation++;
        }
        var length = MathF.Sqrt(1 + turn.Tokens.Length);
        into[Kinds.Length * 2] = denials;
        into[Kinds.Length * 2 + 1] = turn.Tokens.Length > 0 && Negations.Has(turn.Tokens[0]) ? 1 : 0;
        for (var i = 0; i < Kinds.Length * 2 + 1; i++) into[i] /= length;
    }
}
