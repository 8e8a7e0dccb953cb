using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Places;

/// <summary>A small directory of who could help: organisations that serve, nearest first, or any organisation looked for by name.</summary>
public sealed class ServiceDirectory(AllianceContext db)
{
    private const int Most = 15;

    /// <summary>Kinds that help without being looked for by name.</summary>
    private static readonly PartnerKind[] Serving = [PartnerKind.NonProfit, PartnerKind.OtherAgency, PartnerKind.FaithCommunity];

    public async Task<IReadOnlyList<Service>> FindAsync(string? name, Guid? area, Guid except)
    {
        var organisations = db.Set<Partner>().Where(p => p.Id != except && p.Kind != PartnerKind.Neighbor && !db.Set<ApproachWish>().Any(w => w.PartnerId == p.Id && w.LiftedAt == null));
        var words = Names.Words(name ?? "");
        foreach (var word in words) organisations = organisations.Where(p => db.Set<PartnerWord>().Any(w => w.PartnerId == p.Id && w.Word.StartsWith(word)));
        if (words.Count == 0) organisations = organisations.Where(p => Serving.Contains(p.Kind));
        return await organisations.OrderByDescending(p => area != null && p.AreaId == area).ThenBy(p => p.SortName).ThenBy(p => p.Id).Take(Most)
            .Select(p => new Service(p.Id, p.Name, p.Kind, p.LineOfBusiness, p.Area == null ? null : p.Area.Name, p.Telephone)).ToListAsync();
    }

    public Task<bool> IsServiceAsync(Guid id) => db.Set<Partner>().AnyAsync(p => p.Id == id && p.Kind != PartnerKind.Neighbor);
}

public sealed record Service(Guid Id, string Name, PartnerKind Kind, string? LineOfBusiness, string? Area, string? Telephone);
