using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Alliance.Platform.Data.Search;

/// <summary>
/// Texts as the search index keeps them: folded words, each behind the scope it is found in. "Light" in an entry of one partner is
/// another word than in an entry of any other, so that a search reads as much of the index as the reader may see and not more.
/// </summary>
public static partial class SearchWords
{
    public const int WordMaxLength = 40;

    /// <summary>Stands before what was a reference to a contact; no word begins so.</summary>
    public const string Reference = "zqx";

    private const int KeyLetters = 12;

    /// <summary>No case, no accents, no punctuation: "Café  de l'Étoile" becomes "cafe de l etoile".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(character)) folded.Append(char.ToLowerInvariant(character));
            else if ((character is '\'' or '’') && !FollowsArticle(folded)) continue;
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().Trim();
    }

    /// <summary>The different words of a text, folded, each cut to what the index keeps of it.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cut).Distinct()];

    /// <summary>The end of a key, the part of it that chance made: enough to tell partners and contacts apart.</summary>
    public static string Key(Guid id) => id.ToString("N")[^KeyLetters..];

    /// <summary>What the index keeps of a text.</summary>
    public static string Scoped(string scope, string text) =>
        string.Join(' ', Fold(References().Replace(text, $" {Reference}$1 ")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => scope + Cut(word)));

    /// <summary>The triggers of the index call it; a connection that writes without it is refused, rather than writing past the index.</summary>
    public static void Register(SqliteConnection connection) => connection.CreateFunction("search_words", (string scope, string text) => Scoped(scope, text), isDeterministic: true);

    private static string Cut(string word) => word.Length <= WordMaxLength ? word : word[..WordMaxLength];

    /// <summary>Half a character at the end of what was cut off, or sent so, cannot be folded; nor can U+FFFE, which is none.</summary>
    private static string Whole(string text) => text.Any(IsNone) ? new string([.. text.Where(c => !IsNone(c))]) : text;

    private static bool IsNone(char character) => char.IsSurrogate(character) || character == '\uFFFE';

    /// <summary>The l or d of "l'Étoile" is a word of its own; the O of "O'Example" and the s of "Ana's" are not.</summary>
    private static bool FollowsArticle(StringBuilder folded) =>
        folded.Length > 0 && (folded[^1] is 'l' or 'd') && (folded.Length == 1 || folded[^2] == ' ');

    [GeneratedRegex(@"\{contact:[0-9a-fA-F-]{24}([0-9a-fA-F]{12})[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex References();
}
