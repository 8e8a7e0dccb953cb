using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>Takes a register in, and lists what was brought in before.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytes)]
public sealed class IndexModel(AllianceContext db, ImportService imports, TimeProvider time) : RoomPage
{
    private const int RunsShown = 25;

    [BindProperty]
    public UploadInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool TooLarge { get; set; }

    public IReadOnlyList<RunHead> Runs { get; private set; } = [];
    public int PairsWaiting { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (TooLarge)
        {
            ModelState.AddModelError("Input.Register", Words.Say(RegisterFile.TooLarge));
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        Input = new UploadInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.Id == Guid.Empty) Input.Id = Guid.CreateVersion7(time.GetUtcNow());
        if (Input.Register is null) ModelState.AddModelError("Input.Register", Words["Choose the file with your register first."]);
        else if (Input.Register.Length > RegisterFile.MaximumBytes) ModelState.AddModelError("Input.Register", Words.Say(RegisterFile.TooLarge));
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var files = new UploadedFiles(Input.Register!.FileName, await BytesAsync(Input.Register), Input.Neighborhoods is { Length: > 0 } areas ? await BytesAsync(areas) : null);
        var uploaded = await imports.UploadAsync(Input.Id, files, Act("Bringing in a register"), HttpContext.RequestAborted);
        if (uploaded.Succeeded) return Redirect(RunPage.PathOf(uploaded.Value.Id, uploaded.Value.State));
        ModelState.AddModelError("Input.Register", Words.Say(uploaded.Refusal));
        return await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        Runs = await (
            from run in db.Set<ImportRun>()
            join account in db.Users on run.ById equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby run.StartedAt descending
            select new RunHead(run.Id, run.FileName, run.State, run.StartedAt, run.AppliedAt, run.UndoneAt, run.Rows, run.Done, run.Version, run.Failure, run.Summary, account == null ? null : account.DisplayName)).Take(RunsShown).ToListAsync();
        PairsWaiting = await Duplicates.WaitingPairs.Of(db).CountAsync();
        return true;
    }

    private static async Task<byte[]> BytesAsync(IFormFile file)
    {
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory);
        return memory.ToArray();
    }
}

/// <summary>The files as chosen.</summary>
public sealed class UploadInput
{
    public Guid Id { get; set; }
    public IFormFile? Register { get; set; }
    public IFormFile? Neighborhoods { get; set; }
}
