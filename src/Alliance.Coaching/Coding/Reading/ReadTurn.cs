namespace Alliance.Coaching.Coding.Reading;

/// <summary>A turn as the model reads it.</summary>
internal sealed class ReadTurn
{
    public ReadTurn(Turn turn)
    {
        Speaker = turn.Speaker;
        Text = TurnText.Read(turn.Text);
        Words = Text.Tokens.Count(t => t.Kind == TokenKind.Word);
        Content = Measures.ContentOf(Text);
        BreaksOff = turn.Text.AsSpan().TrimEnd() is [.., '-' or '–' or '—'];
    }

    public Speaker Speaker { get; }
    public TurnText Text { get; }
    public int Words { get; }

    /// <summary>Hashes of the words that carry what it is about.</summary>
    public HashSet<ulong> Content { get; }

    /// <summary>Somebody was interrupted.</summary>
    public bool BreaksOff { get; }
}
