using System.Globalization;
using Alliance.Evaluation.Surveys;

namespace Alliance.Evaluation.Instruments;

/// <summary>Answers as they may be kept, and what is wrong with the others.</summary>
public sealed record CheckedAnswers
{
    /// <summary>By item; the first of a list is 1.</summary>
    public required IReadOnlyDictionary<string, int> Answers { get; init; }

    /// <summary>Own words, by item.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    /// <summary>By item, in the language that is answered in.</summary>
    public required IReadOnlyDictionary<string, string> Problems { get; init; }

    public bool IsGood => Problems.Count == 0;

    public bool IsEmpty => Answers.Count == 0 && Words.Count == 0;
}

/// <summary>Decides which items are asked, and checks what somebody answered.</summary>
public static class Answering
{
    public const int LargestNumber = 99_999;

    /// <summary>Whether an item is asked of somebody with these answers. Whoever left the earlier item out is not asked.</summary>
    public static bool IsAsked(InstrumentItem item, IReadOnlyDictionary<string, int> answers) =>
        item.When is not { } when || answers.TryGetValue(when.Item, out var answer) && when.Answers.Contains(answer);

    /// <summary>
    /// Checks posted answers. Answers to items that were not asked are left out without a word: without scripts they stand on the
    /// page all the same. What is no item is left out too.
    /// </summary>
    public static CheckedAnswers Check(Instrument instrument, IReadOnlyDictionary<string, string> posted, string language)
    {
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        // In order: whether a later item is asked hangs on the earlier ones.
        foreach (var item in instrument.Items.Where(i => IsAsked(i, answers)))
        {
            var text = posted.GetValueOrDefault(item.Key)?.Trim() ?? "";
            if (text.Length == 0)
            {
                if (item.IsRequired) problems[item.Key] = AnsweringWords.Missing.In(language);
            }
            else if (item.Kind == ItemKind.Words)
            {
                text = text.ReplaceLineEndings("\n");
                if (text.Length > SurveyWords.WordsMaxLength) problems[item.Key] = AnsweringWords.TooManyCharacters(text.Length, SurveyWords.WordsMaxLength, language);
                else words[item.Key] = text;
            }
            else if (Answer(item, text) is { } answer) answers[item.Key] = answer;
            else problems[item.Key] = (item.Kind == ItemKind.Number ? AnsweringWords.WholeNumber : AnsweringWords.ChooseOne).In(language);
        }
        return new CheckedAnswers { Answers = answers, Words = words, Problems = problems };
    }

    private static int? Answer(InstrumentItem item, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (item.Kind == ItemKind.Number ? number <= LargestNumber : number >= 1 && number <= item.Answers.Count) ? number : null;
}
