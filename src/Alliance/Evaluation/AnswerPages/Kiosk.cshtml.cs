using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Alliance.Portal.Concerns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>
/// A tablet in a room, for one after the other. It is opened by its code or by somebody of the staff, who is signed out by it; each
/// person brings a slip. What one answered is gone before the next begins: a form of an earlier turn leads to the beginning.
/// </summary>
[AllowAnonymous]
public sealed class KioskModel(SurveyDesk desk, SlipService slips, ResponseService responses, BegunSurvey begun, KioskCookie cookie, Knocks knocks, AgencyScope scope, TimeProvider time) : AnsweringPage(desk, begun, knocks, scope, time)
{
    [FromRoute]
    public string? Code { get; set; }

    /// <summary>The kiosk's own code, typed to open it on this device.</summary>
    [BindProperty]
    public string? KioskCode { get; set; }

    /// <summary>Whether this device was opened as a kiosk for this survey.</summary>
    public bool IsOpened { get; private set; }

    public override bool NeedsSlip => true;
    public override bool IsKiosk => true;

    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (Scope.Agency is null) return NotFound();
        if (await Desk.WithCodeAsync(Code, SurveyWays.Kiosk) is not { } wave)
        {
            Fail(AnsweringFace.Gone, StatusCodes.Status404NotFound);
            return Page();
        }
        Wave = wave;
        if (IsTooMany("kiosk", TriesPerSource)) return Show(AnsweringFace.TooMany);
        if (!SurveyCode.OpensKiosk(Wave.Id, KioskCode))
        {
            ModelState.AddModelError(nameof(KioskCode), Words["This code does not open the kiosk. It stands on the survey’s page; check each sign."]);
            Fail(AnsweringFace.Start, StatusCodes.Status400BadRequest);
            return Page();
        }
        cookie.Open(HttpContext, Wave.Id, Guid.Empty);
        return Redirect($"~/Kiosk/{Wave.Code}{Here(null)}");
    }

    protected override async Task<bool> FindAsync()
    {
        if (await Desk.WithCodeAsync(Code, SurveyWays.Kiosk) is not { } wave) return Fail(AnsweringFace.Gone, StatusCodes.Status404NotFound);
        Wave = wave;
        IsOpened = cookie.TurnOf(HttpContext, Wave.Id) is not null;
        if (!IsOpened) return Fail(AnsweringFace.Start, HttpMethods.IsPost(Request.Method) ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);
        if (HttpMethods.IsGet(Request.Method)) cookie.Open(HttpContext, Wave.Id, Guid.Empty);
        return true;
    }

    protected override bool IsThisTurn(Began began) => cookie.TurnOf(HttpContext, Wave.Id) == began.ResponseId;

    protected override async Task<bool> MayBeginAsync()
    {
        if (IsTooMany("slip", TriesPerSource * 10)) return Fail(AnsweringFace.TooMany, StatusCodes.Status429TooManyRequests);
        if (await slips.FindAsync(Wave.Id, Slip) is not null) return true;
        ModelState.AddModelError(nameof(Slip), await slips.WasUsedAsync(Wave.Id, Slip) ? Words["This slip was used already. Each slip works once."] : Words["This code does not work. Check each sign, please."]);
        return Fail(AnsweringFace.Start, StatusCodes.Status400BadRequest);
    }

    protected override void Keep(Guid responseId) => cookie.Open(HttpContext, Wave.Id, responseId);

    protected override async Task<Taken?> TakeAsync(Given given)
    {
        if (await slips.FindAsync(Wave.Id, Slip) is not { } slip) return new Taken((string?)null);
        var taken = await responses.TakeWithSlipAsync(Wave, SurveyWays.Kiosk, slip, given, Answering);
        cookie.Open(HttpContext, Wave.Id, Guid.Empty);
        return taken;
    }
}
