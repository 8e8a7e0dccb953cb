using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>Asks everybody.</summary>
[Authorize(Policy = StewardshipPolicies.OrganizationLead)]
public sealed class OpenModel(AllianceContext db, AssessmentService assessments) : RoundPage(db)
{
    private const int UsualDays = 21;

    [BindProperty]
    public OpenInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Db.Set<AssessmentRound>().AnyAsync(r => r.ClosedAt == null)) return Redirect("~/Stewardship/Organization");
        Input = new OpenInput { AnswerBy = Today.AddDays(UsualDays) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Check(new OpenRules(Today), Input)) return await ShowAgainAsync();
        if (await assessments.OpenAsync(Input.AnswerBy!.Value, Act(OrganizationEvents.Purpose)) is null)
        {
            ModelState.AddModelError("", Words["Somebody else has just opened a round. Close that one first."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        return Done("~/Stewardship/Organization", Words["The round is open. Officers, supervisors and the steward find three sheets under How we work."]);
    }
}

public sealed class OpenInput
{
    public DateOnly? AnswerBy { get; set; }
}

public sealed class OpenRules : AbstractValidator<OpenInput>
{
    public OpenRules(DateOnly today)
    {
        RuleFor(i => i.AnswerBy).NotNull().WithMessage("Say until which day you ask.");
        RuleFor(i => i.AnswerBy).InclusiveBetween(today.AddDays(1), today.AddDays(120)).When(i => i.AnswerBy is not null).WithMessage("Choose a day from tomorrow on, within the next four months.");
    }
}
