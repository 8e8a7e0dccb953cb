using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>A register read, mapped and matched with the directory as it is now: all that an apply needs, and nothing written yet.</summary>
internal sealed record PreparedImport(RegisterTable Table, ColumnMapping Mapping, RegisterPlan Plan, ImportAreas Areas, IReadOnlySet<(Guid, Guid)> PairsOnTheList);

internal sealed class ImportPlanner(AllianceContext db)
{
    public async Task<ReadResult<PreparedImport>> PlanAsync(UploadedFiles files, string? mappingJson, CancellationToken cancel)
    {
        var table = RegisterFile.Read(files.Register, files.RegisterName);
        if (!table.Succeeded) return table.Refusal;
        var mapping = mappingJson is null ? ColumnMapping.Guess(table.Value) : ColumnMapping.FromJson(mappingJson, table.Value);
        if (!mapping.Succeeded) return mapping.Refusal;
        var areas = await ImportAreas.OfAsync(db, files.Neighborhoods, cancel);
        return areas.Succeeded ? await PlanAsync(table.Value, mapping.Value, areas.Value, cancel) : areas.Refusal;
    }

    private async Task<PreparedImport> PlanAsync(RegisterTable table, ColumnMapping mapping, ImportAreas areas, CancellationToken cancel)
    {
        var rows = RegisterRows.Read(table, mapping);
        var known = new KnownPartners(db);
        var existing = await known.FindAsync(rows.Cleaned, cancel);
        var plan = RegisterPlan.Make(rows, existing, areas.Locator, cancel);
        if (existing.Count > 0) plan = await RepeatedRows.SettleAsync(plan, known, cancel);
        var pairs = await PairsAsync(cancel);
        return new PreparedImport(table, mapping, Undecided(plan, pairs), areas, pairs.Keys.ToHashSet());
    }

    /// <summary>What a person has decided is not asked again.</summary>
    private static RegisterPlan Undecided(RegisterPlan plan, Dictionary<(Guid, Guid), bool> pairs) => plan with
    {
        Suggestions = [.. plan.Suggestions.Where(s => s.First.ExistingId is not { } first || s.Second.ExistingId is not { } second || !pairs.GetValueOrDefault(Ordered(first, second)))],
    };

    public static (Guid, Guid) Ordered(Guid first, Guid second) => first.CompareTo(second) < 0 ? (first, second) : (second, first);

    /// <summary>Every pair on the list, and whether it has been decided.</summary>
    private async Task<Dictionary<(Guid, Guid), bool>> PairsAsync(CancellationToken cancel)
    {
        var pairs = await db.Set<PossibleDuplicate>().Select(d => new { d.FirstId, d.SecondId, Decided = d.DecidedAt != null }).ToListAsync(cancel);
        return pairs.GroupBy(d => Ordered(d.FirstId, d.SecondId)).ToDictionary(g => g.Key, g => g.Any(d => d.Decided));
    }
}
