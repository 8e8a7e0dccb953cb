using System.Globalization;
using System.Text;

namespace Alliance.Stewardship.Screening;

/// <summary>
/// The note without accents, invisible characters and typographic quotes, and the way back to where each character stood.
/// Folding goes character by character, so any string works, even one with half a surrogate pair.
/// </summary>
internal sealed class FoldedText
{
    private static readonly char[] Folds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => Fold((char)code))];
    private const char Dropped = '\0';

    private readonly int[] origins;

    public FoldedText(string original)
    {
        Original = original;
        origins = new int[original.Length];
        var plain = new StringBuilder(original.Length);
        for (var index = 0; index < original.Length; index++)
        {
            var folded = Folds[original[index]];
            if (folded == Dropped)
                continue;
            origins[plain.Length] = index;
            plain.Append(folded);
        }

        Plain = plain.ToString();
        Lower = Plain.ToLowerInvariant();
    }

    public string Original { get; }

    /// <summary>Folded, with capitals kept.</summary>
    public string Plain { get; }

    /// <summary>Folded, in lower case; as long as <see cref="Plain"/>.</summary>
    public string Lower { get; }

    public Hit HitAt(Category category, int start, int end)
    {
        var from = origins[start];
        var length = origins[end - 1] + 1 - from;
        return new Hit(category, Original.Substring(from, length), from, length);
    }

    public string Slice(int start, int end) => Original[origins[start]..(origins[end - 1] + 1)];

    /// <summary>The folded position of a character of the original.</summary>
    public int FromOriginal(int position)
    {
        var found = Array.BinarySearch(origins, 0, Plain.Length, position);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    private static char Fold(char character) => character switch
    {
        '\0' => ' ',
        < '\u0080' => character,
        '‘' or '’' or 'ʼ' or '´' => '\'',
        '“' or '”' or '«' or '»' => '"',
        '\u2010' or '\u2011' => '-',
        'ø' => 'o',
        'Ø' => 'O',
        'đ' => 'd',
        'Đ' => 'D',
        'ł' => 'l',
        'Ł' => 'L',
        'ı' => 'i',
        >= '\uff01' and <= '\uff5e' => (char)(character - 0xfee0),
        _ => FoldByKind(character),
    };

    private static char FoldByKind(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => Dropped,
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter when character is < '\u0250' or (>= '\u1e00' and <= '\u1eff') =>
            character.ToString().Normalize(NormalizationForm.FormD)[0],
        _ => character,
    };
}
