namespace Alliance.Evaluation.Instruments;

/// <summary>An instrument as it is looked at.</summary>
/// <param name="Language">"en" or "es".</param>
/// <param name="Here">The page's own address, for changing the language.</param>
public sealed record InstrumentView(Instrument Instrument, string Language, string Here)
{
    public static string LanguageOf(string? asked) => asked == "es" ? "es" : "en";
}
