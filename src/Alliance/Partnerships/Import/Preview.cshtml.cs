using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>What each row will do, and why, before anything is written.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class PreviewModel(AllianceContext db, ImportService imports, ImportDesk desk) : RunPage(db)
{
    private const int RowsShown = 50;

    [BindProperty(SupportsGet = true)]
    public PreviewPart Part { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public RegisterPlan Plan { get; private set; } = null!;
    public IReadOnlyList<PreviewLine> Lines { get; private set; } = [];
    public int LinesInAll { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadHeadAsync()) return NotFound();
        if (Run.State is not (ImportState.Uploaded or ImportState.Failed)) return GoTo(Run.State);
        Version = Run.Version;
        // Without a mapping that holds there is nothing to preview; the columns page says what is missing.
        return await LoadAsync() ? Page() : Redirect($"~/Partnerships/Import/{Id}");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } run) return NotFound();
        if (!ImportService.IsOpen(run)) return GoTo(run.State);
        var action = Act("Bringing in a register");
        if (await imports.StartAsync(run, Version, action)) desk.Ask(Id, action);
        return GoTo(ImportState.Asked);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await LoadHeadAsync() || await FindAsync() is not { } run) return false;
        var plan = await imports.PreviewAsync(run, HttpContext.RequestAborted);
        if (!plan.Succeeded) return false;
        Plan = plan.Value;
        Version = run.Version;
        var rows = RowsOf(Part).ToList();
        LinesInAll = rows.Count;
        Lines = await LinesAsync([.. rows.Take(RowsShown)]);
        return true;
    }

    public int CountOf(PreviewPart part) => part switch
    {
        PreviewPart.Imported => Plan.Imported,
        PreviewPart.Merged => Plan.Merged,
        PreviewPart.Rejected => Plan.Rejected,
        PreviewPart.Suggested => Plan.Suggestions.Count,
        _ => Plan.Rows.Count,
    };

    private IEnumerable<PlannedRow> RowsOf(PreviewPart part)
    {
        if (part == PreviewPart.Suggested)
        {
            var asked = Plan.Suggestions.SelectMany(s => new[] { s.First.Row, s.Second.Row }).OfType<int>().ToHashSet();
            return Plan.Rows.Where(r => asked.Contains(r.Row));
        }
        return part switch
        {
            PreviewPart.Imported => Plan.Rows.Where(r => r.Verdict is Verdict.Import),
            PreviewPart.Merged => Plan.Rows.Where(r => r.Verdict is Verdict.Merge),
            PreviewPart.Rejected => Plan.Rows.Where(r => r.Verdict is Verdict.Reject),
            _ => Plan.Rows,
        };
    }

    private async Task<List<PreviewLine>> LinesAsync(List<PlannedRow> rows)
    {
        var suggestions = rows.ToDictionary(r => r.Row, r => Plan.Suggestions.FirstOrDefault(s => s.First.Row == r.Row || s.Second.Row == r.Row));
        var named = rows.Select(r => (r.Verdict as Verdict.Merge)?.Target.ExistingId)
            .Concat(suggestions.Values.SelectMany(s => new[] { s?.First.ExistingId, s?.Second.ExistingId })).OfType<Guid>().Distinct().ToArray();
        var names = await Db.Set<Partner>().Where(p => EF.Parameter(named).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return rows.ConvertAll(r => new PreviewLine(r.Row, r.Cleaned?.Name, r.Cleaned?.Street, r.Area?.Name, PartOf(r.Verdict), WhyOf(r, suggestions[r.Row], names)));
    }

    private string WhyOf(PlannedRow row, SuggestedPair? pair, Dictionary<Guid, string> names) => row.Verdict switch
    {
        Verdict.Reject reject => Words.Say(reject.Reason),
        Verdict.Merge merge => Words["The same as {0}; fills in what is missing there.", Call(merge.Target, names)],
        _ when pair is not null => Words["New, and perhaps the same as {0}: {1}", Call(pair.First.Row == row.Row ? pair.Second : pair.First, names), Words.Say(pair.Reason)],
        _ => Words["New"],
    };

    private string Call(PartnerReference partner, Dictionary<Guid, string> names) =>
        partner.ExistingId is { } id ? Words["“{0}”, already here", names.GetValueOrDefault(id, "…")] : Words["row {0}", partner.Row!];

    private static PreviewPart PartOf(Verdict verdict) => verdict switch { Verdict.Merge => PreviewPart.Merged, Verdict.Reject => PreviewPart.Rejected, _ => PreviewPart.Imported };
}

public enum PreviewPart
{
    [System.ComponentModel.DataAnnotations.Display(Name = "All rows")] All,
    [System.ComponentModel.DataAnnotations.Display(Name = "New")] Imported,
    [System.ComponentModel.DataAnnotations.Display(Name = "Merged")] Merged,
    [System.ComponentModel.DataAnnotations.Display(Name = "Rejected")] Rejected,
    [System.ComponentModel.DataAnnotations.Display(Name = "May be one")] Suggested,
}

public sealed record PreviewLine(int Row, string? Name, string? Street, string? Area, PreviewPart Does, string Why);
