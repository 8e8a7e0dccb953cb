using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Alliance.Portal.Concerns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>Where somebody's own link leads. It works once; looking at it does not use it up, since mail scanners open links too.</summary>
[AllowAnonymous]
public sealed class LinkModel(SurveyDesk desk, SurveyInvitationService invitations, ResponseService responses, BegunSurvey begun, Knocks knocks, AgencyScope scope, TimeProvider time) : AnsweringPage(desk, begun, knocks, scope, time)
{
    private SurveyInvitation? invitation;

    [FromRoute]
    public string? Secret { get; set; }

    protected override async Task<bool> FindAsync()
    {
        invitation = await invitations.FindAsync(Secret);
        if (invitation is null) return Fail(AnsweringFace.Gone, StatusCodes.Status404NotFound);
        Wave = await Desk.OfAsync(invitation);
        return true;
    }

    protected override async Task<Taken?> TakeAsync(Given given) => await responses.TakeByLinkAsync(Wave, invitation!, given, Answering);
}
