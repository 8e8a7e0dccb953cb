using System.Text.RegularExpressions;

namespace Alliance.Stewardship.Screening;

/// <summary>Addresses and positions. An organisation's street address may stand; one where somebody lives may not.</summary>
internal static class HomeShapes
{
    private static readonly ulong Home = WordClasses.Named("home");
    private static readonly ulong Filler = WordClasses.Named("filler");

    public static Shape[] All { get; } =
    [
        Shape.Of(
            @"\b\d{1,5}[a-z]? ([nsew]\.? |north |south |east |west )?([a-z0-9]+ ){1,3}(street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|terrace|way|circle)\b",
            NearHome),
        Shape.Of(@"\b(calle|avenida) [a-z ]{2,30}(numero |no\.? ?|#)?\d{1,5}\b", NearHome),
        Shape.Of(Category.HomeAddress, @"\b(apt|apartment|apto|apartamento)\.? ?(no\.? ?|number |#)?\d{1,4}[a-z]?\b"),
        Shape.Of(Category.HomeAddress, @"-?\b\d{1,3}\.\d{4,},? ?-?\d{1,3}\.\d{4,}\b"),
    ];

    private static Category? NearHome(Reading reading, Match match)
    {
        // "at 14:00 and the street stays quiet" has a number and a street, and is no address.
        var first = reading.TokenAt(match.Index);
        for (var index = first; index < reading.TokenAt(match.Index + match.Length); index++)
            if (reading.Tokens[index].Is(Filler) || index > first && !reading.Tokens[index].Joined)
                return null;
        return reading.HasNear(first, Home) ? Category.HomeAddress : null;
    }
}
