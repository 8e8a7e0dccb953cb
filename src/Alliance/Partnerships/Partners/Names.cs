using Alliance.Platform.Data.Search;

namespace Alliance.Partnerships.Partners;

/// <summary>Names folded so that both engines sort and find them alike: no case, no accents, no punctuation.</summary>
public static class Names
{
    /// <summary>"Café  de l'Étoile" becomes "cafe de l etoile".</summary>
    public static string Fold(string name)
    {
        var text = SearchWords.Fold(name);
        return text.Length <= Partner.NameMaxLength ? text : text[..Partner.NameMaxLength].TrimEnd();
    }

    /// <summary>The different words of a name, folded.</summary>
    public static IReadOnlyList<string> Words(string name) =>
        [.. Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length <= SearchWords.WordMaxLength ? w : w[..SearchWords.WordMaxLength]).Distinct()];

    public static IEnumerable<PartnerWord> WordRows(Partner partner) =>
        Words(partner.OtherName is null ? partner.Name : $"{partner.Name} {partner.OtherName}")
            .Select(word => new PartnerWord { AgencyId = partner.AgencyId, Word = word, SortName = partner.SortName, PartnerId = partner.Id });
}
