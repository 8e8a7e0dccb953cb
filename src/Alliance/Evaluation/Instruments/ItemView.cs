namespace Alliance.Evaluation.Instruments;

/// <summary>One item as it is drawn: <c>&lt;partial name="/Evaluation/Instruments/_Item.cshtml" model="…" /&gt;</c> within a form.</summary>
/// <param name="Language">"en" or "es".</param>
/// <param name="Answer">What is there already: the answer's number, the number, or the words.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record ItemView(Instrument Instrument, InstrumentItem Item, string Language, string? Answer = null, string? Problem = null)
{
    /// <summary>The name of the form's dictionary: fields are <c>Answers[item]</c>.</summary>
    public string Prefix { get; init; } = "Answers";

    public int Number => AnsweringWords.NumberOf(Instrument, Item);

    public string Name => $"{Prefix}[{Item.Key}]";

    /// <summary>For attributes that must be unique on the page.</summary>
    public string Id => $"item-{Item.Key}";

    public string? WhenAsked => AnsweringWords.WhenAsked(Instrument, Item, Language);

    /// <summary>The elements that say more about the field, for aria-describedby; null where there is none.</summary>
    public string? DescribedBy => string.Join(' ', new[] { WhenAsked is null ? null : $"{Id}-when", Item.Kind == ItemKind.Words ? $"{Id}-hint" : null, Problem is null ? null : $"{Id}-problem" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public static IEnumerable<ItemView> Of(Instrument instrument, string language, IReadOnlyDictionary<string, string>? answers = null, IReadOnlyDictionary<string, string>? problems = null) =>
        instrument.Items.Select(i => new ItemView(instrument, i, language, answers?.GetValueOrDefault(i.Key), problems?.GetValueOrDefault(i.Key)));
}
