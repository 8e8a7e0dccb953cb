using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Concerns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>Whoever answered takes it back with the code from the last page: at once, and alone.</summary>
[AllowAnonymous]
public sealed class TakeBackModel(ResponseRemoval removal, Knocks knocks, AgencyScope scope, TimeProvider time) : RoomPage
{
    [BindProperty]
    public string? Code { get; set; }

    public TakenOut? Result { get; private set; }

    public IActionResult OnGet() => scope.Agency is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (knocks.IsTooMany(HttpContext, "take back", AnsweringPage.TriesPerSource)) return Say(Words["Too many codes were tried. Try again in a quarter of an hour."], StatusCodes.Status429TooManyRequests);
        var action = new ActionContext(scope.AgencyId, null, "Anonymous", time.Instant(), "Taking an answer back", null);
        Result = await removal.TakeBackAsync(Code, action);
        return Result is null ? Say(Words["No answer has this code: check each sign. If it was taken back before, it is gone."], StatusCodes.Status404NotFound) : Page();
    }

    private PageResult Say(string sentence, int status)
    {
        ModelState.AddModelError(nameof(Code), sentence);
        Response.StatusCode = status;
        return Page();
    }
}
