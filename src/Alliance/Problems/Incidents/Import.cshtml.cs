using Alliance.Partnerships;
using Alliance.Partnerships.Import;
using Alliance.Platform.Layout;
using Alliance.Problems.Incidents.File;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Problems.Incidents;

/// <summary>Takes a file of incidents and counts it.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
[UploadLimit(RequestBytes, "~/Problems/Incidents/Import")]
[RequestSizeLimit(RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestBytes)]
public sealed class ImportModel(IncidentService incidents, TimeProvider time) : RoomPage
{
    private const int RequestBytes = IncidentFile.MaximumBytes + 64 * 1024;

    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty(SupportsGet = true)] public bool TooLarge { get; set; }

    public IActionResult OnGet()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow());
        if (!TooLarge) return Page();
        ModelState.AddModelError(nameof(Upload), Words.Say(IncidentFile.TooLarge));
        Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Id == Guid.Empty) Id = Guid.CreateVersion7(time.GetUtcNow());
        if (Upload is null) ModelState.AddModelError(nameof(Upload), Words["Choose the file with your incidents first."]);
        else if (Upload.Length > IncidentFile.MaximumBytes) ModelState.AddModelError(nameof(Upload), Words.Say(IncidentFile.TooLarge));
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await using var file = Upload!.OpenReadStream();
        var read = await incidents.UploadAsync(Id, Upload.FileName, file, Act("Bringing in counts of incidents"), HttpContext.RequestAborted);
        if (read.Succeeded) return Redirect($"~/Problems/Incidents/Import/{read.Value.Id}");
        ModelState.AddModelError(nameof(Upload), Words.Say(read.Refusal));
        return await ShowAgainAsync();
    }
}
