using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Outcomes;

/// <summary>What has been brought of a study's outcomes, and the way to bring more.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
[UploadLimit(RequestBytes, "~/Evaluation/Outcomes/{studyId}")]
[RequestSizeLimit(RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestBytes)]
public sealed class IndexModel(AllianceContext db, OutcomeService outcomes, TimeProvider time) : EvaluationPage(time)
{
    private const int RequestBytes = OutcomeFileReading.MaximumBytes + 64 * 1024;

    [FromRoute] public Guid StudyId { get; set; }
    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public string? Outcome { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty(SupportsGet = true)] public bool TooLarge { get; set; }

    public Study Study { get; private set; } = null!;
    public OutcomeFrame? Frame { get; private set; }
    public bool IsLocked { get; private set; }
    public IReadOnlyList<BroughtOutcome> Brought { get; private set; } = [];

    /// <summary>What must be mended in the file that was just sent.</summary>
    public IReadOnlyList<Sentence> Errors { get; private set; } = [];
    public string? SentName { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Id = NewKey();
        if (!TooLarge) return Page();
        ModelState.AddModelError(nameof(Upload), Words.Say(OutcomeFileReading.TooLarge));
        Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Id == Guid.Empty) Id = NewKey();
        var outcome = await db.Set<StudyOutcome>().SingleOrDefaultAsync(each => each.StudyId == StudyId && each.Key == Outcome && each.Source == OutcomeSource.File);
        if (outcome is null) ModelState.AddModelError(nameof(Outcome), Words["Choose which outcome the file counts."]);
        if (Upload is null) ModelState.AddModelError(nameof(Upload), Words["Choose the file with your counts first."]);
        else if (Upload.Length > OutcomeFileReading.MaximumBytes) ModelState.AddModelError(nameof(Upload), Words.Say(OutcomeFileReading.TooLarge));
        if (!ModelState.IsValid) return await ShowAgainAsync();
        using var content = new MemoryStream();
        await Upload!.CopyToAsync(content, HttpContext.RequestAborted);
        var read = await outcomes.ReadAsync(Id, Study, outcome!, Upload.FileName, content.ToArray(), Act("Bringing in counts for a study"));
        if (read is { Succeeded: true, Value.File: { } file }) return Redirect($"~/Evaluation/Outcomes/Preview/{file.Id}");
        if (read.Succeeded) (Errors, SentName) = (read.Value.Reading.Errors, Upload.FileName);
        ModelState.AddModelError(nameof(Upload), read.Succeeded ? Words["Nothing was taken in. Mend what is listed below and send the file again."] : Words.Say(read.Refusal));
        return await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(study => study.Id == StudyId) is not { } there) return false;
        Study = there;
        Frame = await outcomes.FrameAsync(Study, Now);
        IsLocked = await db.Set<PlanLock>().AnyAsync(each => each.StudyId == StudyId);
        var files = await db.Set<OutcomeFile>().AsNoTracking().Where(file => file.StudyId == StudyId).OrderByDescending(file => file.At).ToListAsync();
        Brought = [.. (await db.Set<StudyOutcome>().AsNoTracking().Where(outcome => outcome.StudyId == StudyId && outcome.Source == OutcomeSource.File).OrderBy(outcome => outcome.Place).ThenBy(outcome => outcome.Key).ToListAsync())
            .Select(outcome => new BroughtOutcome(outcome.Key, outcome.Title, [.. files.Where(file => file.Outcome == outcome.Key)]))];
        return true;
    }
}

/// <param name="Files">The latest first; some may still wait to be looked at.</param>
public sealed record BroughtOutcome(string Key, string Title, IReadOnlyList<OutcomeFile> Files)
{
    public OutcomeFile? Current => Files.FirstOrDefault(file => file.TakenAt is not null && file.ReplacedAt is null);
}
