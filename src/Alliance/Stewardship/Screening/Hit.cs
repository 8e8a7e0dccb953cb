namespace Alliance.Stewardship.Screening;

/// <summary>One passage that asks for a second look: <paramref name="Word"/> is the text from <paramref name="Start"/>.</summary>
public sealed record Hit(Category Category, string Word, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Text key: why this is asked. Pass through the localizer.</summary>
    public string ReasonText => Advice.For(Category).ReasonText;

    /// <summary>Text key: how it could be said instead. Pass through the localizer.</summary>
    public string TryText => Advice.For(Category).TryText;
}
