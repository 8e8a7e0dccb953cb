using System.Text.RegularExpressions;

namespace Alliance.Partnerships.Craft;

/// <summary>Finds where a note speaks of how many. It is no judge of language: digits, a few amounts before a few nouns, and the words of quotas.</summary>
public static partial class CountingWords
{
    public static bool Count(string? text) => text is not null && (Digits().IsMatch(text) || Amounts().IsMatch(text) || Quotas().IsMatch(text));

    [GeneratedRegex(@"\d|%")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(more|most|fewer|fewest|less|enough|many|number of|two|three|four|five|six|seven|eight|nine|ten|dozens? of) (\w+ )?(visits|contacts|talks|calls|conversations|entries|engagements|partners|relationships|hours|minutes|promises|logs|stops|citations|tickets|reports)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"\b(quotas?|statistics|stats|percent|rank(ed|ing|ings)?|league table|top performer|productivity)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quotas();
}
