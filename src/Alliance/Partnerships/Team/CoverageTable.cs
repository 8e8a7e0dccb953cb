using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Team;

/// <summary>"Who does nobody know" as a table: areas down, kinds of organisations across.</summary>
public sealed record CoverageTable(IReadOnlyList<PartnerKind> Kinds, IReadOnlyList<CoverageRow> Rows, CoverageRow All)
{
    public static CoverageTable Of(PartnerCensus census)
    {
        var kinds = Enum.GetValues<PartnerKind>().Where(k => census.Of(k).Total > 0).ToList();
        var rows = census.Areas.Select(a => new CoverageRow(a.Id, a.Name, kinds.ConvertAll(k => census.Of(a.Id, k)), census.Of(a.Id))).ToList();
        var unplaced = census.Of((Guid?)null);
        if (unplaced.Total > 0) rows.Add(new CoverageRow(null, null, kinds.ConvertAll(k => census.Of(null, k)), unplaced));
        return new CoverageTable(kinds, rows, new CoverageRow(null, null, kinds.ConvertAll(k => census.Of(k)), census.All));
    }

    public CoverageRow? RowOf(Guid areaId) => Rows.FirstOrDefault(r => r.AreaId == areaId);
}

/// <param name="AreaId">Null for partners that no area holds, and for the sum of all.</param>
public sealed record CoverageRow(Guid? AreaId, string? Area, IReadOnlyList<Coverage> Cells, Coverage All);
