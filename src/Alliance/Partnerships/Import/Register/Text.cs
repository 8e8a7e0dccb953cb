using System.Globalization;
using System.Text;

namespace Alliance.Partnerships.Import.Register;

/// <summary>The small, dull cleanings that every cell gets.</summary>
internal static class Text
{
    private static readonly HashSet<string> WordsForNothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "na", "n.a.", "none", "null", "nil", "unknown", "unk", "not available", "not applicable", "no data", "tbd", "0",
        "ninguno", "ninguna", "desconocido", "no aplica", "sin datos", "s/n",
    };

    /// <summary>Control and invisible characters dropped, white space collapsed to single spaces, ends trimmed.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var cleaned = new StringBuilder(text.Length);
        // A lone surrogate can neither be stored nor normalised; as a rune it is the replacement character, and goes.
        foreach (var character in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(character))
            {
                if (cleaned.Length > 0 && cleaned[^1] != ' ')
                {
                    cleaned.Append(' ');
                }
            }
            else if (!IsInvisible(character))
            {
                cleaned.Append(character.ToString());
            }
        }

        return cleaned.ToString().TrimEnd();
    }

    /// <summary>At most that many characters, and none of them halved.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>Null for an empty cell, a mark such as "-" or "?" and a word that says "nothing here".</summary>
    public static string? OrMissing(string text)
    {
        var cleaned = Clean(text).Trim('/', '\\', ',', ';', ' ');
        return cleaned.Any(char.IsLetterOrDigit) && !WordsForNothing.Contains(cleaned) ? cleaned : null;
    }

    /// <summary>"Café" and "CAFE" are one word to a matcher.</summary>
    public static string WithoutAccents(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        // U+FFFE is no character, and cannot be decomposed.
        var decomposed = text.Replace("\uFFFE", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        return string.Concat(decomposed.Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark));
    }

    /// <summary>"st street" reads: st stands for street.</summary>
    public static Dictionary<string, string> Pairs(params string[] pairs) =>
        pairs.Select(pair => pair.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static bool IsClean(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var lonelySpace = character == ' ' && index > 0 && index < text.Length - 1 && text[index + 1] != ' ';
            if (char.IsSurrogate(character) || (!lonelySpace && (char.IsWhiteSpace(character) || IsInvisible(new Rune(character)))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInvisible(Rune character) =>
        character == Rune.ReplacementChar || Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;
}
