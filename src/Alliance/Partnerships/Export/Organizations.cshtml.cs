using System.Runtime.CompilerServices;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Export;

/// <summary>
/// The directory's public facts as a file: no contact, no entry, no neighbor on their own, no word of who tends whom. Organizations
/// that asked not to be approached stay out of it, since a list goes where the wish cannot follow.
/// </summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class OrganizationsModel(AllianceContext db, ExportDesk desk) : RoomPage
{
    private const int ChunkLength = 2000;

    private static readonly IReadOnlyList<string> Heads =
        ["name", "otherName", "kind", "lineOfBusiness", "street", "city", "state", "postalCode", "telephone", "roleEmail", "website", "registerNumber", "area", "latitude", "longitude"];

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        var wanted = Download.FormatOf(format);
        return await desk.ReleaseAsync(new Download(wanted, "organizations", Heads, RowsAsync()), PartnershipEvents.OrganizationsExported, new { format = wanted.ToString() }, Act("Exporting the facts of organizations"));
    }

    /// <summary>Chunk by chunk along the key: a slow download holds neither memory nor a reader open.</summary>
    private async IAsyncEnumerable<object?[]> RowsAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var after = Guid.Empty;
        while (true)
        {
            var chunk = await ChunkAsync(after, cancel);
            foreach (var (_, row) in chunk) yield return row;
            if (chunk.Count < ChunkLength) yield break;
            after = chunk[^1].Id;
        }
    }

    private async Task<List<(Guid Id, object?[] Row)>> ChunkAsync(Guid after, CancellationToken cancel)
    {
        var rows = await (from partner in db.OrganizationsThatMayLeave().AsNoTracking()
                          where partner.Id.CompareTo(after) > 0
                          join area in db.Set<Area>() on partner.AreaId equals (Guid?)area.Id into areas
                          from area in areas.DefaultIfEmpty()
                          orderby partner.Id
                          select new { Partner = partner, Area = area == null ? null : area.Name }).Take(ChunkLength).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.Partner.Id, CellsOf(r.Partner, r.Area)));
    }

    private static object?[] CellsOf(Partner partner, string? area) =>
    [
        partner.Name, partner.OtherName, partner.Kind.ToString(), partner.LineOfBusiness, partner.Street, partner.City, partner.State, partner.PostalCode,
        partner.Telephone, partner.RoleEmail, partner.Website, partner.RegisterNumber, area, partner.Latitude, partner.Longitude,
    ];
}
