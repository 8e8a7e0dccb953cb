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

    private const int LongestTag = 200;

    /// <summary>Letters of other scripts that look like Latin ones, each followed by what it looks like.</summary>
    private const string LookAlikes = "аaеeоoрpсcуyхxіiјjѕsԁdһhӏlАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSαaοoρpνvιiΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

    // Where each character of the folded text begins and ends in the original.
    private readonly int[] origins;
    private readonly int[] ends;

    public FoldedText(string original)
    {
        Original = original;
        origins = new int[original.Length];
        ends = new int[original.Length];
        var plain = new StringBuilder(original.Length);
        for (var index = 0; index < original.Length;)
        {
            var (folded, length) = Next(original, index);
            if (folded != Dropped)
            {
                (origins[plain.Length], ends[plain.Length]) = (index, index + length);
                plain.Append(folded);
            }

            index += length;
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
        var length = ends[end - 1] - from;
        return new Hit(category, Original.Substring(from, length), from, length);
    }

    public string Slice(int start, int end) => Original[origins[start]..ends[end - 1]];

    /// <summary>The folded position of a character of the original.</summary>
    public int FromOriginal(int position)
    {
        var found = Array.BinarySearch(origins, 0, Plain.Length, position);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    /// <summary>The folded character at a place of the original, and how much of the original it stands for.</summary>
    private static (char Folded, int Length) Next(string original, int index)
    {
        if (original[index] == '<' && TagAt(original, index) is > 0 and var tag)
            return (Dropped, tag);
        // Styled letters ("𝗠𝘂𝘀𝗹𝗶𝗺") are pairs.
        if (original[index] is '\ud835' or '\ud83c' && index + 1 < original.Length && char.IsLowSurrogate(original[index + 1])
            && original.Substring(index, 2).Normalize(NormalizationForm.FormKD)[0] is < '\u0080' and var styled)
            return (styled, 2);
        return (Folds[original[index]], 1);
    }

    /// <summary>The length of an HTML tag that may stand inside a word or a sentence; 0 where there is none.</summary>
    private static int TagAt(string original, int start)
    {
        var name = start + 1 < original.Length && original[start + 1] == '/' ? start + 2 : start + 1;
        if (name >= original.Length || !char.IsAsciiLetter(original[name]))
            return 0;
        var length = original.AsSpan(start + 1, Math.Min(LongestTag, original.Length - start - 1)).IndexOfAny('<', '>');
        return length >= 0 && original[start + 1 + length] == '>' ? length + 2 : 0;
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
        >= '\u0370' and < '\u0530' when LookAlikes.IndexOf(character, StringComparison.Ordinal) is >= 0 and var index => LookAlikes[index + 1],
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
