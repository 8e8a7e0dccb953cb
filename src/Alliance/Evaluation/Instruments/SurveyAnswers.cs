using System.Globalization;

namespace Alliance.Evaluation.Instruments;

/// <summary>One person's answers as they are kept: <c>item:answer,item:answer</c>, in the order of the items.</summary>
public static class SurveyAnswers
{
    public static string Write(Instrument instrument, IReadOnlyDictionary<string, int> answers) =>
        string.Join(',', instrument.Items.Where(i => answers.ContainsKey(i.Key)).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Key}:{answers[i.Key]}")));

    public static IReadOnlyDictionary<string, int> Read(string text)
    {
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.LastIndexOf(':');
            answers[pair[..colon]] = int.Parse(pair[(colon + 1)..], CultureInfo.InvariantCulture);
        }
        return answers;
    }
}
