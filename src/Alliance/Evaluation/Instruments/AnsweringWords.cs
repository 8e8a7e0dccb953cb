using System.Globalization;

namespace Alliance.Evaluation.Instruments;

/// <summary>What is said to whoever answers, in the language they answer in, whatever language the page around it has.</summary>
public static class AnsweringWords
{
    public static readonly InBoth Optional = new("Optional", "Opcional");
    public static readonly InBoth NotAnswered = new("No answer", "Sin respuesta");
    public static readonly InBoth ChooseOne = new("Choose one of the answers.", "Elija una de las respuestas.");
    public static readonly InBoth WholeNumber = new("Write a whole number, 0 or more, in digits.", "Escriba un número entero, 0 o más, en cifras.");
    public static readonly InBoth Missing = new("This one is needed. Please answer it.", "Esta respuesta es necesaria. Contéstela, por favor.");
    public static readonly InBoth NameNobody = new("Please name nobody and describe nobody.", "Por favor, no nombre ni describa a nadie.");
    public static readonly InBoth Nothing = new("Nothing is answered yet. Answer at least one question.", "Todavía no ha contestado nada. Conteste al menos una pregunta.");
    public static readonly InBoth Next = new("Continue", "Continuar");

    private static readonly InBoth AtMost = new("At most {0:N0} characters.", "Como máximo {0:N0} caracteres.");
    private static readonly InBoth TooLong = new("This is {0:N0} characters long; at most {1:N0} can be kept. Please shorten it.", "Tiene {0:N0} caracteres; caben como máximo {1:N0}. Acórtelo, por favor.");
    private static readonly InBoth OnlyIf = new("Only if you answered {0} to question {1}.", "Solo si contestó {0} a la pregunta {1}.");
    private static readonly InBoth Or = new("{0} or {1}", "{0} o {1}");
    private static readonly InBoth Quoted = new("“{0}”", "«{0}»");

    public static string AtMostCharacters(int most, string language) => Say(AtMost, language, most);

    public static string TooManyCharacters(int length, int most, string language) => Say(TooLong, language, length, most);

    /// <summary>When an item is asked, as a sentence; null where it is always asked.</summary>
    public static string? WhenAsked(Instrument instrument, InstrumentItem item, string language)
    {
        if (item.When is not { } when || instrument.Items.FirstOrDefault(i => i.Key == when.Item) is not { } earlier) return null;
        var answers = when.Answers.Where(a => a >= 1 && a <= earlier.Answers.Count).Select(a => Say(Quoted, language, earlier.Answers[a - 1].In(language))).ToList();
        if (answers.Count == 0) return null;
        var said = answers.Count == 1 ? answers[0] : Say(Or, language, string.Join(", ", answers[..^1]), answers[^1]);
        return Say(OnlyIf, language, said, NumberOf(instrument, earlier));
    }

    public static int NumberOf(Instrument instrument, InstrumentItem item) => instrument.Items.TakeWhile(i => i.Key != item.Key).Count() + 1;

    private static string Say(InBoth sentence, string language, params object[] with) => string.Format(CultureInfo.GetCultureInfo(language == "es" ? "es-US" : "en-US"), sentence.In(language), with);
}
