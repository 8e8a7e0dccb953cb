using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>Partners that a new one may be, by the import's own measure, or because they stand at the same address.</summary>
public sealed class LikelyPartners(AllianceContext db)
{
    public const int Most = 5;
    private const int Looked = 60;

    public async Task<IReadOnlyList<LikelyPartner>> OfAsync(PartnerFacts facts, CancellationToken cancel)
    {
        // All neighbours of an area are called the same, and are not the same.
        if (facts.Kind == PartnerKind.Neighbor) return [];
        var keys = MatchKeys.Of(facts.Name, facts.OtherName, facts.Street, facts.City, facts.PostalCode, facts.Telephone);
        var found = await CandidatesAsync(facts, cancel);
        return [.. found.Select(p => (Partner: p, Rank: Rank(keys, p))).Where(p => p.Rank is not null).OrderBy(p => p.Rank).ThenBy(p => p.Partner.SortName, StringComparer.Ordinal).Take(Most)
            .Select(p => new LikelyPartner(p.Partner.Id, p.Partner.Name, p.Partner.Kind, p.Partner.Street, p.Partner.Area?.Name))];
    }

    private async Task<List<Partner>> CandidatesAsync(PartnerFacts facts, CancellationToken cancel)
    {
        var partners = db.Set<Partner>().AsNoTracking().Include(p => p.Area);
        var address = Import.RegisterKeys.AddressKeyOf(facts.Street, facts.City, facts.PostalCode);
        var name = Names.Fold(facts.Name);
        var word = Names.Words(facts.Name).MaxBy(w => w.Length);
        var found = await partners.Where(p => p.SortName == name).OrderBy(p => p.Id).Take(Looked).ToListAsync(cancel);
        if (address is not null) found.AddRange(await partners.Where(p => p.AddressKey == address).OrderBy(p => p.Id).Take(Looked).ToListAsync(cancel));
        if (facts.Telephone is { } telephone) found.AddRange(await partners.Where(p => p.Telephone == telephone).OrderBy(p => p.Id).Take(Looked).ToListAsync(cancel));
        if (word is not null)
            found.AddRange(await partners.Where(p => db.Set<PartnerWord>().Any(w => w.Word == word && w.PartnerId == p.Id)).OrderBy(p => p.Id).Take(Looked).ToListAsync(cancel));
        return [.. found.DistinctBy(p => p.Id)];
    }

    /// <summary>0 the same, 1 nearly, 2 the same name somewhere unknown, 3 the same address; null for none of these.</summary>
    private static int? Rank(MatchKeys keys, Partner partner)
    {
        var other = MatchKeys.Of(partner.Name, partner.OtherName, partner.Street, partner.City, partner.PostalCode, partner.Telephone);
        return Matcher.Compare(keys, other) switch
        {
            Likeness.Same => 0,
            Likeness.PossiblySame => 1,
            _ when keys.Name.Equals(other.Name) && (keys.Address is null || other.Address is null) => 2,
            _ when keys.Address is not null && keys.Address.Text == other.Address?.Text && (keys.PostalCode is null || other.PostalCode is null || keys.PostalCode == other.PostalCode) => 3,
            _ => null,
        };
    }
}

public sealed record LikelyPartner(Guid Id, string Name, PartnerKind Kind, string? Street, string? Area);
