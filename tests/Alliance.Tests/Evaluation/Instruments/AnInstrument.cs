using Alliance.Evaluation.Instruments;

namespace Alliance.Tests.Evaluation.Instruments;

/// <summary>A small instrument for tests: two ratings in a scale, the second reversed; a choice; a number asked after “Yes”; words.</summary>
public static class AnInstrument
{
    public static Instrument Small(string key = "small") => new()
    {
        Key = key,
        Title = new("Small one", "Uno pequeño"),
        Intro = new("Two minutes.", "Dos minutos."),
        Audience = InstrumentAudience.Community,
        License = "Free.",
        Source = "Made up.",
        IsUnvalidated = true,
        Items =
        [
            Rating("good"),
            Rating("bad") with { IsReversed = true },
            new() { Key = "met", Kind = ItemKind.Choice, Words = new("Did we meet?", "¿Nos vimos?"), Answers = [new("Yes", "Sí"), new("No", "No")], IsRequired = true },
            new() { Key = "often", Kind = ItemKind.Number, Words = new("How often?", "¿Cuántas veces?"), When = new("met", [1]) },
            new() { Key = "words", Kind = ItemKind.Words, Words = new("What else?", "¿Qué más?") },
        ],
        Scales = [new() { Key = "whole", Title = new("Whole", "Todo"), Items = ["good", "bad"], Least = 1 }],
    };

    public static InstrumentItem Rating(string key) => new()
    {
        Key = key,
        Kind = ItemKind.Rating,
        Words = new($"Talking was {key}.", $"Hablar fue {key}."),
        Answers = [new("Not at all", "Nada"), new("A little", "Un poco"), new("Somewhat", "Algo"), new("Mostly", "Bastante"), new("Fully", "Del todo")],
    };

    /// <summary>The small one with its items changed.</summary>
    public static Instrument With(Func<InstrumentItem, InstrumentItem> change) => Small() with { Items = [.. Small().Items.Select(change)] };
}
