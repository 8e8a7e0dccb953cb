using System.Text;
using System.Text.RegularExpressions;

namespace Alliance.Partnerships.Import.Register;

/// <summary>Turns CAPITALS into something one can read; what already has small letters was written with care and stays.</summary>
internal static partial class Capitals
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "YMCA", "YWCA", "USA", "US", "UK", "NYC", "MIT", "BU", "UMASS", "IHOP", "AMC", "UPS",
        "USPS", "NE", "SE", "NW", "SW", "PO", "LLC", "LLP", "BBQ", "AC", "AM", "PM", "ATM", "VA", "VFW", "AFL", "CIO", "EMS", "ER", "JFK", "MLK",
    };

    // Without vowels, yet no abbreviation that reads as capitals.
    private static readonly HashSet<string> Titled = new(StringComparer.Ordinal)
    {
        "ST", "DR", "MR", "MRS", "MS", "JR", "SR", "LTD", "MT", "FT", "BLVD", "RD", "LN", "PL", "SQ", "CT", "CTR", "PKWY", "HWY", "TRMNL", "FL", "BLDG", "RM",
        "BROS", "CRT", "STN", "TPKE", "BR", "GRL", "RST", "RSTRNT", "MKT", "BKRY", "HTL", "HSE", "TR", "WHF", "LVL", "SHPG",
    };

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "AND", "OF", "THE", "AT", "IN", "ON", "FOR", "TO", "BY", "DE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "DI", "DA", "ET",
    };

    public static string Soften(string text)
    {
        if (text.Any(char.IsLower) || !text.Any(char.IsUpper))
        {
            return text;
        }

        var first = true;
        return Word().Replace(text, match =>
        {
            var word = Soften(match.Value, first);
            first = false;
            return word;
        });
    }

    private static string Soften(string word, bool first)
    {
        if (!first && Small.Contains(word))
        {
            return word.ToLowerInvariant();
        }

        return StaysCapital(word) ? word : Titlecase(word);
    }

    private static bool StaysCapital(string word) =>
        word.Length == 1
        || (word.Any(char.IsDigit) && !Ordinal().IsMatch(word))
        || Kept.Contains(word)
        || (word.Length <= 4 && !Titled.Contains(word) && word.All(letter => char.IsAsciiLetterUpper(letter) && !"AEIOUY".Contains(letter, StringComparison.Ordinal)));

    private static string Titlecase(string word)
    {
        var result = new StringBuilder(word.ToLowerInvariant());
        if (Ordinal().IsMatch(word))
        {
            return result.ToString();
        }

        result[0] = word[0];
        var inner = word.StartsWith("MC", StringComparison.Ordinal) && word.Length > 4 ? 2
            : word.Length > 3 && word[1] is '\'' or '’' && word[0] is 'O' or 'D' or 'L' ? 2
            : -1;
        if (inner > 0 && inner < word.Length)
        {
            result[inner] = word[inner];
        }

        return result.ToString();
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(['’][\p{L}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\d+(ST|ND|RD|TH)$")]
    private static partial Regex Ordinal();
}
