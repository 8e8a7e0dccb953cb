using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Instruments;

/// <summary>One kept questionnaire: as it is answered and scored; a draft with what can be done to it.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class ShowModel(AllianceContext db, InstrumentService instruments, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    /// <summary>The version of the row that whoever pressed a button had before them.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The key of the question or scale that a button belongs to.</summary>
    [BindProperty]
    public string? Item { get; set; }

    [BindProperty]
    public int By { get; set; }

    /// <summary>Of the next version, where it is begun.</summary>
    [BindProperty]
    public Guid NextId { get; set; }

    public InstrumentVersion Row { get; private set; } = null!;
    public Instrument Instrument { get; private set; } = null!;
    public IReadOnlyList<InstrumentProblem> Problems { get; private set; } = [];

    public bool IsDraft => Row.PublishedAt is null;

    public bool MayWrite => User.IsInRole(nameof(Role.Evaluator));

    public InstrumentView View => new(Instrument, InstrumentView.LanguageOf(Language), Url.Content($"~/Evaluation/Instruments/{Id}"));

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        (Seen, NextId) = (Row.Version, NewKey());
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => OnGetAsync();

    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayWrite) return Forbid();
        if (Problems.Any(p => !p.IsWarning)) return await RefusedAsync(Words["It is not whole yet; what is missing is listed below."], StatusCodes.Status400BadRequest);
        return await instruments.PublishAsync(Row, Seen, Act(EvaluationEvents.Purpose)) ? Back(Words["Published. Surveys can take it now; its text stays."]) : await MeanwhileAsync();
    }

    public async Task<IActionResult> OnPostDropAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayWrite) return Forbid();
        if (!IsDraft || Row.Version != Seen) return await MeanwhileAsync();
        await instruments.DropAsync(Row, Act(EvaluationEvents.Purpose));
        return Done("~/Evaluation/Instruments", Words["Thrown away."]);
    }

    public async Task<IActionResult> OnPostRetireAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayWrite || !Row.IsOurOwn || IsDraft) return Forbid();
        await instruments.RetireAsync(Row, Act(EvaluationEvents.Purpose));
        return Back(Words["Retired. Surveys that use it go on."]);
    }

    public async Task<IActionResult> OnPostNextAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayWrite || !Row.IsOurOwn || IsDraft) return Forbid();
        var next = await instruments.NextAsync(Row, NextId == Guid.Empty ? NewKey() : NextId, Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Instruments/{next.Id}", Words["Version {0}, a draft to change.", next.Number]);
    }

    public Task<IActionResult> OnPostMoveAsync() => ChangeAsync(i => i.WithItemMoved(Item ?? "", Math.Sign(By)), "questions", null);

    public Task<IActionResult> OnPostRemoveAsync() => ChangeAsync(i => i.WithoutItem(Item ?? ""), "questions", Words["Removed. Scales and questions that hung on it were set right."]);

    public Task<IActionResult> OnPostRemoveScaleAsync() => ChangeAsync(i => i.WithoutScale(Item ?? ""), "questions", Words["Removed."]);

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<InstrumentVersion>().FirstOrDefaultAsync(v => v.Id == Id) is not { } row) return false;
        (Row, Instrument) = (row, InstrumentText.Read(row.Text));
        Problems = IsDraft ? InstrumentCheck.Of(Instrument) : [];
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        ModelState.Remove(nameof(Seen));
        Seen = Row.Version;
    }

    private async Task<IActionResult> ChangeAsync(Func<Instrument, Instrument> change, string part, string? banner)
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayWrite) return Forbid();
        if (!await instruments.ChangeAsync(Row, Seen, change(Instrument), Act(EvaluationEvents.Purpose))) return await MeanwhileAsync();
        return banner is null ? Redirect($"~/Evaluation/Instruments/{Id}#{part}") : Done($"~/Evaluation/Instruments/{Id}#{part}", banner);
    }

    private RedirectResult Back(string banner) => Done($"~/Evaluation/Instruments/{Id}", banner);

    private Task<IActionResult> MeanwhileAsync() => RefusedAsync(Words["Somebody changed it meanwhile. Nothing was done; look how it stands now."], StatusCodes.Status409Conflict);

    private Task<IActionResult> RefusedAsync(string sentence, int status)
    {
        ModelState.AddModelError("", sentence);
        NextId = NewKey();
        return ShowAgainAsync(status);
    }
}
