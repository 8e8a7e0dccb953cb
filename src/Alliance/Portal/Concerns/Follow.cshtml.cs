using Alliance.Partnerships.Concerns;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Concerns;

/// <summary>Whoever raised a concern without a name comes back with its code. The code stands in no address, so that no history keeps it.</summary>
[AllowAnonymous]
public sealed class FollowModel(AllianceContext db, AgencyScope scope, ConcernReading reading, ConcernService concerns, Knocks knocks, TimeProvider time) : PortalPage, IConcernThread
{
    /// <summary>How many codes one network address may try in a quarter of an hour.</summary>
    public const int TriesPerSource = 20;

    private OwnConcern? found;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public ConcernReply Input { get; set; } = new();

    public OwnConcern Concern => found ?? throw new InvalidOperationException("No concern was found.");
    public bool IsOpen => found is not null;

    public IActionResult OnGet() => scope.Agency is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await RefusedAsync() is { } refused) return refused;
        return Shown();
    }

    public async Task<IActionResult> OnPostSayAsync()
    {
        if (await RefusedAsync() is { } refused) return refused;
        Check(new SayingRules(), Input);
        if (await NewsAsync() is not { } news) return await ShowAgainAsync();
        await concerns.SayAsync(await RowAsync(), news, Anonymously("Saying more about a concern"));
        await LoadAsync();
        return Shown();
    }

    public async Task<IActionResult> OnPostJudgeAsync()
    {
        if (await RefusedAsync() is { } refused) return refused;
        if (!Concern.MayBeJudged) return Shown();
        Check(new VerdictRules(), Input);
        if (await NewsAsync() is not { } news) return await ShowAgainAsync();
        await concerns.JudgeAsync(await RowAsync(), Input.Verdict!.Value, news, Anonymously("Saying whether a concern is solved"));
        await LoadAsync();
        return Shown();
    }

    protected override async Task<bool> LoadAsync()
    {
        found = await reading.ByCodeAsync(Concerns.ReturnCode.HashOf(Code));
        return true;
    }

    /// <summary>The page again, where no concern can be shown.</summary>
    private async Task<IActionResult?> RefusedAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (knocks.IsTooMany(HttpContext, "code", TriesPerSource))
        {
            ModelState.AddModelError("", Words["Too many codes were tried. Try again in a quarter of an hour."]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }
        await LoadAsync();
        if (IsOpen) return null;
        ModelState.AddModelError(nameof(Code), Words["No concern has this code. Check each letter; there are sixteen."]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private PageResult Shown()
    {
        // Fields are empty for what comes next; the code stays in the form.
        ModelState.Clear();
        Input = new ConcernReply { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    private async Task<ConcernNews?> NewsAsync()
    {
        var screened = await ScreenAsync(Concern.PartnerId, new ConcernInput { Kind = Concern.Kind }.Counts, Input.Words);
        return ModelState.IsValid ? new ConcernNews(Input.Id, Input.Words?.Trim(), screened) : null;
    }

    private Task<Concern> RowAsync() => db.Set<Concern>().SingleAsync(c => c.Id == Concern.Id);

    private ActionContext Anonymously(string purpose) => new(scope.Current.Id, null, "Anonymous", time.Instant(), purpose, null);
}
