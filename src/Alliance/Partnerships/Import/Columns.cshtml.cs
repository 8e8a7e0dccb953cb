using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Import;

/// <summary>Which column is what: guessed, to be corrected. Columns about people are named, and no value of theirs is shown.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class ColumnsModel(AllianceContext db, ImportService imports) : RunPage(db)
{
    private const int SamplesShown = 3, SampleLength = 40;

    /// <summary>The field chosen for each column, by the column's place in the file; none where it is not used.</summary>
    [BindProperty(Name = nameof(Fields))]
    public Dictionary<int, string?> Fields { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<ColumnLine> Columns { get; private set; } = [];
    public IReadOnlyList<LeftOutColumn> LeftOut { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadHeadAsync()) return NotFound();
        if (Run.State is not (ImportState.Uploaded or ImportState.Failed)) return GoTo(Run.State);
        if (!await LoadAsync()) return NotFound();
        Version = Run.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } run) return NotFound();
        if (!ImportService.IsOpen(run)) return GoTo(run.State);
        if (!await LoadAsync()) return NotFound();
        if (await imports.MapAsync(run, Version, Chosen(), Act("Bringing in a register")) is not { } problem) return Redirect($"~/Partnerships/Import/{Id}/Preview");
        ModelState.AddModelError("", Words.Say(problem));
        return await ShowAgainAsync();
    }

    public async Task<IActionResult> OnPostGiveUpAsync()
    {
        if (await FindAsync() is not { } run) return NotFound();
        await imports.GiveUpAsync(run, Act("Bringing in a register"));
        return Done("~/Partnerships/Import", Words["Given up. The file is deleted, and nothing of it was brought in."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await LoadHeadAsync() || await FindAsync() is not { File: not null } run) return false;
        var read = RegisterFile.Read(ImportService.FilesOf(run).Register, run.FileName);
        if (!read.Succeeded) return false;
        var table = read.Value;
        LeftOut = ColumnMapping.LeftOutOf(table);
        var saved = run.Mapping is not null && ColumnMapping.FromJson(run.Mapping, table) is { Succeeded: true } mapping ? mapping.Value.Columns : ColumnMapping.GuessedColumns(table);
        Columns = [.. table.Headers.Select((header, place) => (header, place)).Where(c => LeftOut.All(l => l.Header != c.header))
            .Select(c => new ColumnLine(c.place, c.header, Samples(table, c.place), FieldOf(c.place, saved.TryGetValue(c.header, out var field) ? field : null)))];
        return true;
    }

    /// <summary>What was just chosen, or else what was saved or guessed.</summary>
    private RegisterField? FieldOf(int place, RegisterField? saved) => HttpMethods.IsPost(Request.Method) ? Parse(Fields.GetValueOrDefault(place)) : saved;

    private Dictionary<string, RegisterField> Chosen() => Columns.Where(c => c.Field is not null).ToDictionary(c => c.Header, c => c.Field!.Value);

    private static RegisterField? Parse(string? field) => Enum.TryParse<RegisterField>(field, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;

    private static List<string> Samples(RegisterTable table, int place) =>
        [.. table.Rows.Select(r => r.Cells[place].Trim()).Where(v => v.Length > 0).Distinct().Take(SamplesShown).Select(v => v.Length <= SampleLength ? v : v[..SampleLength] + "…")];
}

public sealed record ColumnLine(int Place, string Header, IReadOnlyList<string> Samples, RegisterField? Field);
