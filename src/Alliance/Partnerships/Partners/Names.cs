using System.Globalization;
using System.Text;

namespace Alliance.Partnerships.Partners;

/// <summary>Names folded so that both engines sort and find them alike: no case, no accents, no punctuation.</summary>
public static class Names
{
    private const int WordMaxLength = 40;

    /// <summary>"Café  de l'Étoile" becomes "cafe de l etoile".</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in Whole(name).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(character)) folded.Append(char.ToLowerInvariant(character));
            else if ((character is '\'' or '’') && !FollowsArticle(folded)) continue;
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        var text = folded.ToString().Trim();
        return text.Length <= Partner.NameMaxLength ? text : text[..Partner.NameMaxLength].TrimEnd();
    }

    /// <summary>Half a character at the end of what was cut off, or sent so, cannot be folded.</summary>
    private static string Whole(string name) => name.Any(char.IsSurrogate) ? new string([.. name.Where(c => !char.IsSurrogate(c))]) : name;

    /// <summary>The l or d of "l'Étoile" is a word of its own; the O of "O'Example" and the s of "Ana's" are not.</summary>
    private static bool FollowsArticle(StringBuilder folded) =>
        folded.Length > 0 && (folded[^1] is 'l' or 'd') && (folded.Length == 1 || folded[^2] == ' ');

    /// <summary>The different words of a name, folded.</summary>
    public static IReadOnlyList<string> Words(string name) =>
        [.. Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length <= WordMaxLength ? w : w[..WordMaxLength]).Distinct()];

    public static IEnumerable<PartnerWord> WordRows(Partner partner) =>
        Words(partner.OtherName is null ? partner.Name : $"{partner.Name} {partner.OtherName}")
            .Select(word => new PartnerWord { AgencyId = partner.AgencyId, Word = word, SortName = partner.SortName, PartnerId = partner.Id });
}
