using Alliance.Partnerships.Import;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Instruments;

/// <summary>Takes in a questionnaire from a file, as a draft.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
[UploadLimit(RequestBytes, "~/Evaluation/Instruments/BringIn")]
[RequestSizeLimit(RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestBytes)]
public sealed class BringInModel(InstrumentService instruments, TimeProvider time) : EvaluationPage(time)
{
    private const string TooLong = "This file is larger than 200 KB; a questionnaire is not. Choose another.";
    private const int RequestBytes = InstrumentText.MaxLength + 64 * 1024;

    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty(SupportsGet = true)] public bool TooLarge { get; set; }

    public IActionResult OnGet()
    {
        Id = NewKey();
        if (!TooLarge) return Page();
        ModelState.AddModelError(nameof(Upload), Words[TooLong]);
        Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Id == Guid.Empty) Id = NewKey();
        if (await ReadAsync() is not { } instrument) return await ShowAgainAsync();
        await instruments.StartAsync(Id, instrument, Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Instruments/{Id}", Words["Brought in as a draft. Look it through before you publish it."]);
    }

    private async Task<Instrument?> ReadAsync()
    {
        if (Upload is null || Upload.Length == 0) ModelState.AddModelError(nameof(Upload), Words["Choose the file first."]);
        else if (Upload.Length > InstrumentText.MaxLength) ModelState.AddModelError(nameof(Upload), Words[TooLong]);
        if (!ModelState.IsValid) return null;
        using var reader = new StreamReader(Upload!.OpenReadStream());
        try
        {
            var instrument = InstrumentText.Read(await reader.ReadToEndAsync(HttpContext.RequestAborted));
            if (instrument.Title.En.Trim().Length is 0 or > InstrumentVersion.TitleMaxLength) throw new FormatException("The file has no title, or one of more than 160 characters.");
            return instrument;
        }
        catch (FormatException bad)
        {
            ModelState.AddModelError(nameof(Upload), Words[bad.Message]);
            return null;
        }
    }
}
