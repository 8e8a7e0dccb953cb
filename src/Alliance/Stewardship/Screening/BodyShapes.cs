using System.Text.RegularExpressions;

namespace Alliance.Stewardship.Screening;

/// <summary>Heights and weights, unless they measure a fence.</summary>
internal static class BodyShapes
{
    private static readonly ulong Things = WordClasses.Named("thing");
    private static readonly ulong People = WordClasses.Named("person") | WordClasses.Named("he") | WordClasses.Named("kin") | WordClasses.Named("child");

    public static Shape[] All { get; } =
    [
        Shape.Of(@"\b[4-7][ -]?(ft\.?|foot|feet|')[ -]?(1[01]|\d)\b ?(inches|inch|in\b|"")?", UnlessAThing),
        Shape.Of(@"\b[4-7]'(1[01]|\d)""?", UnlessAThing),
        Shape.Of(@"\b(1[4-9]\d|20\d|21\d) ?cm\b( tall)?", UnlessAThing),
        Shape.Of(@"\b1[.,][4-9]\d? ?(m|metros|meters|metres)\b( tall| de alto)?", UnlessAThing),
        Shape.Of(@"\b\d{3} ?(lbs?|pounds)\b", OnlyAPerson),
        Shape.Of(@"\b(weigh(s|ed|ing)?|about|around|pesa)( about| around| unas)? \d{2,3} ?(lbs?|pounds|kilos?|kg|libras)\b", OnlyAPerson),
    ];

    private static Category? UnlessAThing(Reading reading, Match match) =>
        reading.NearestBefore(reading.TokenAt(match.Index), Things | People) is { } nearest && !nearest.Is(People) ? null : Category.PhysicalDescription;

    private static Category? OnlyAPerson(Reading reading, Match match) =>
        reading.NearestBefore(reading.TokenAt(match.Index), Things | People) is { } nearest && nearest.Is(People) ? Category.PhysicalDescription : null;
}
