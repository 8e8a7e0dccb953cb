using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Cohorts;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Observed;

/// <summary>A trainer announces an assessment; a learner asks colleagues to look on.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class PlanModel(AllianceContext db, ObservationService observations, TimeProvider time) : TrainingPage(time)
{
    [BindProperty]
    public ObservationInput Input { get; set; } = new();

    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>Who may look on: nobody who supervises.</summary>
    public IReadOnlyList<Person> Others { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = new ObservationInput { Id = NewKey(), Setting = ObservationSetting.RolePlay, On = Today };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!Teaches) Input.LearnerId = User.AccountId();
        if (!Check(new ObservationRules(Today, Teaches, User.AccountId(), [.. People.Select(p => p.Id)], [.. Others.Select(p => p.Id)]), Input)) return await ShowAgainAsync();
        var plan = new NewObservation(Input.Id, Teaches ? ObservationKind.Assessment : ObservationKind.Practice, Input.Setting!.Value, Input.LearnerId!.Value, Input.On!.Value, [.. new[] { Input.FirstId, Input.SecondId }.OfType<Guid>()], Input.PartnerId);
        await observations.PlanAsync(plan, Act(TrainingEvents.Purpose));
        return Done("~/Training/Observations", Teaches ? Words["Announced. Each finds their sheet under Observed practice from that day on."] : Words["Asked. They find their sheet under Observed practice from that day on."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        People = await (from account in db.Users
                        where (Teaches || account.Id != me) && account.LockoutEnd == null && db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.EndedAt == null && (g.Role == Role.Officer || g.Role == Role.Supervisor || g.Role == Role.Trainer))
                        orderby account.DisplayName, account.Id
                        select new Person(account.Id, account.DisplayName)).ToListAsync();
        var supervisors = await db.Set<RoleGrant>().Where(g => g.EndedAt == null && g.Role == Role.Supervisor).Select(g => g.AccountId).ToListAsync();
        Others = [.. People.Where(p => !supervisors.Contains(p.Id))];
        return true;
    }
}

public sealed class ObservationInput
{
    public Guid Id { get; set; }
    public Guid? LearnerId { get; set; }
    public ObservationSetting? Setting { get; set; }
    public DateOnly? On { get; set; }
    public Guid? FirstId { get; set; }
    public Guid? SecondId { get; set; }
    public Guid? PartnerId { get; set; }
}

public sealed class ObservationRules : AbstractValidator<ObservationInput>
{
    public ObservationRules(DateOnly today, bool isAssessment, Guid me, HashSet<Guid> people, HashSet<Guid> others)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.LearnerId).Must(id => id is { } learner && (learner == me || people.Contains(learner))).WithMessage("Choose whose practice it is.");
        RuleFor(i => i.Setting).NotNull().WithMessage("Choose what is looked at.").IsInEnum().WithMessage("Choose what is looked at.");
        RuleFor(i => i.On).NotNull().WithMessage("Choose the day.").InclusiveBetween(today.AddDays(isAssessment ? 0 : -30), today.AddYears(1)).WithMessage(isAssessment ? "An assessment is announced: choose today or a later day, within a year." : "Choose a day within the last month or the next year.");
        RuleFor(i => i.FirstId).Must(id => id is { } rater && others.Contains(rater)).WithMessage("Choose who looks on.");
        RuleFor(i => i.SecondId).Must(id => id is null ? !isAssessment : others.Contains(id.Value)).WithMessage("An assessment is rated by two. Choose the second.");
        RuleFor(i => i.PartnerId).Must(id => id is null || others.Contains(id.Value)).WithMessage("Choose one of us, or nobody.");
        RuleFor(i => i.SecondId).Must((input, _) => Different(input)).WithMessage("Each of them is somebody else: the learner, those who look on, and whoever plays the one talked with.");
    }

    private static bool Different(ObservationInput input)
    {
        var all = new[] { input.LearnerId, input.FirstId, input.SecondId, input.PartnerId }.OfType<Guid>().ToList();
        return all.Distinct().Count() == all.Count;
    }
}
