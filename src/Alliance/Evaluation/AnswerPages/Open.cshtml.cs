using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Alliance.Portal.Concerns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>Where a poster leads: anybody answers, once on a device, or once for each slip of paper.</summary>
[AllowAnonymous]
public sealed class OpenModel(SurveyDesk desk, SlipService slips, ResponseService responses, BegunSurvey begun, Knocks knocks, AgencyScope scope, TimeProvider time) : AnsweringPage(desk, begun, knocks, scope, time)
{
    private const string Answered = "1";
    private SurveySlip? slip;

    [FromRoute]
    public string? Code { get; set; }

    /// <summary>That this device has answered, and nothing else: the only cookie, and it goes when the survey ends.</summary>
    private string CookieName => $"alliance-answered-{Wave.Code}";

    protected override async Task<bool> FindAsync()
    {
        if (await Desk.WithCodeAsync(Code, SurveyWays.Open) is not { } wave) return Fail(AnsweringFace.Gone, StatusCodes.Status404NotFound);
        Wave = wave;
        if (Slip is { Length: > 0 }) return true;
        return Request.Cookies[CookieName] != Answered || Fail(AnsweringFace.AnsweredAlready, HttpMethods.IsPost(Request.Method) ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    protected override async Task<bool> MayBeginAsync()
    {
        if (string.IsNullOrWhiteSpace(Slip)) return true;
        if (IsTooMany("slip", TriesPerSource)) return Fail(AnsweringFace.TooMany, StatusCodes.Status429TooManyRequests);
        if (await slips.FindAsync(Wave.Id, Slip) is not null) return true;
        ModelState.AddModelError(nameof(Slip), await slips.WasUsedAsync(Wave.Id, Slip) ? Words["This slip was used already. Each slip works once."] : Words["This code does not work. Check each sign, please."]);
        return Fail(Request.Cookies[CookieName] == Answered ? AnsweringFace.AnsweredAlready : AnsweringFace.Start, StatusCodes.Status400BadRequest);
    }

    protected override async Task<Taken?> TakeAsync(Given given)
    {
        if (IsTooMany("answer", AnswersPerSource))
        {
            Fail(AnsweringFace.TooMany, StatusCodes.Status429TooManyRequests);
            return null;
        }
        if (Slip is { Length: > 0 } && (slip = await slips.FindAsync(Wave.Id, Slip)) is null) return new Taken((string?)null);
        var taken = slip is null ? await responses.TakeOpenAsync(Wave, given, Answering) : await responses.TakeWithSlipAsync(Wave, SurveyWays.Open, slip, given, Answering);
        if (slip is null) Response.Cookies.Append(CookieName, Answered, new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, Path = "/", Expires = new DateTimeOffset(Wave.EndsAt(Scope.Current).AddDays(1), TimeSpan.Zero) });
        return taken;
    }
}
