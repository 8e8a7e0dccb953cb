using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Stewardship.Screening;

/// <summary>Ages and birth dates in figures. Under 18 it is a minor; the age of a building or an agreement is nothing.</summary>
internal static class AgeShapes
{
    private const int Adult = 18;
    private static readonly ulong Things = WordClasses.Named("thing") | WordClasses.Named("business");
    private static readonly ulong People = WordClasses.Named("person") | WordClasses.Named("he") | WordClasses.Named("kin") | WordClasses.Named("child");

    public static Shape[] All { get; } =
    [
        Shape.Of(@"\b(?<age>\d{1,3})[ -]?(years?|yrs?|yr)[ -]old\b", OfAPerson),
        Shape.Of(@"\b(?<months>\d{1,2})[ -]?(months?|weeks?)[ -]old\b", OfAPerson),
        Shape.Of(@"\b(?<age>\d{1,3}) ?(yo|y/o|y\.o)\b", OfAPerson),
        Shape.Of(@"\baged? (?<age>\d{1,2})\b", OfOne),
        Shape.Of(@"\b(tiene|cumplio|de) (?<age>\d{1,3}) anos\b", OfAPerson),
        Shape.Of(@"\b(he|she)('s| is| was| just turned| turns| turned) (only |about |now )?(?<age>\d{1,2})\b", OfOne),
        Shape.Of(@"\bturn(s|ed|ing) (?<age>\d{2})\b", OfAPerson),
        Shape.Of(Category.BirthDateOrAge, @"\bin (his|her|their) (early |mid |mid-|late )?\d0'?s\b"),
        Shape.Of(Category.BirthDateOrAge, @"\b(dob|born|birth|birthday|nacimiento|nacido|nacida|nacio)( is| on| in| el| en|:)* ?(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|[12][09]\d\d|[a-z]{3,10}\.? \d{1,2}(st|nd|rd|th)?(,? \d{4})?)\b"),
    ];

    private static Category? OfAPerson(Reading reading, Match match)
    {
        var after = reading.TokenAt(match.Index + match.Length);
        if (after < reading.Tokens.Count && reading.Tokens[after].Joined && reading.Tokens[after].Is(Things))
            return null;
        var before = reading.NearestBefore(reading.TokenAt(match.Index), Things | People);
        var follows = after < reading.Tokens.Count && reading.Tokens[after].Joined && reading.Tokens[after].Is(People);
        if (!follows && before is { } nearest && nearest.Is(Things) && !nearest.Is(People))
            return null;
        return OfAge(match);
    }

    /// <summary>"She is 34." but not "she is 10 minutes late" or "age 12 and up".</summary>
    private static Category? OfOne(Reading reading, Match match)
    {
        var after = reading.TokenAt(match.Index + match.Length);
        var continues = after < reading.Tokens.Count && reading.Tokens[after].Joined
            && reading.Tokens[after].Word is not ("and" or "or" or "now" or "years" or "but" or "this" or "today" or "next" or "who" or "asked");
        var isRange = after + 1 < reading.Tokens.Count && reading.Tokens[after].Word is "and" or "or" or "to"
            && reading.Tokens[after + 1].Word is "up" or "over" or "older" or "above" or "under";
        return continues || isRange ? null : OfAge(match);
    }

    private static Category OfAge(Match match)
    {
        if (match.Groups["months"].Success)
            return Category.Minor;
        return int.Parse(match.Groups["age"].Value, CultureInfo.InvariantCulture) < Adult ? Category.Minor : Category.BirthDateOrAge;
    }
}
