using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>What became of a register, with every rejected row and its reason, and the way back.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class DoneModel(AllianceContext db, ImportService imports, ImportDesk desk) : RunPage(db)
{
    private const int RejectionsShown = 100;

    public IReadOnlyList<RejectionLine> Rejections { get; private set; } = [];
    public IReadOnlyList<StayedPartner> Stayed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadHeadAsync()) return NotFound();
        if (Run.State is not (ImportState.Applied or ImportState.Undone)) return GoTo(Run.State);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnGetRejectionsAsync()
    {
        if (!await LoadHeadAsync() || Run.State is not (ImportState.Applied or ImportState.Undone)) return NotFound();
        return new Download(Download.FormatOf(Request.Query["format"]), "rejected-rows", ["row", "reason"], LinesAsync());
    }

    public async Task<IActionResult> OnPostUndoAsync()
    {
        if (await FindAsync() is not { } run) return NotFound();
        var action = Act("Taking back a register");
        if (!await imports.StartUndoAsync(run, action)) return GoTo(run.State);
        desk.Ask(Id, action);
        return GoTo(ImportState.Undoing);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await LoadHeadAsync()) return false;
        Rejections = await Rejected().Take(RejectionsShown).ToListAsync();
        if (Run.State == ImportState.Undone) Stayed = await StayedPartner.OfAsync(Db, Id);
        return true;
    }

    private async IAsyncEnumerable<object?[]> LinesAsync()
    {
        await foreach (var line in Rejected().AsAsyncEnumerable()) yield return [line.Row, Words[line.Reason].Value];
    }

    private IQueryable<RejectionLine> Rejected() =>
        Db.Set<ImportRow>().Where(r => r.RunId == Id && r.Outcome == ImportOutcome.Rejected).OrderBy(r => r.Row).Select(r => new RejectionLine(r.Row, r.Reason ?? ""));
}

public sealed record RejectionLine(int Row, string Reason);
