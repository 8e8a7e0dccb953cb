using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems;

/// <summary>Names a problem: what keeps happening, where, and which needs it touches.</summary>
[Authorize(Policy = ProblemPolicies.Work)]
public sealed class StartModel(AllianceContext db, ProblemService problems, ScreeningDesk screening, TimeProvider time) : ScreenedPage(screening)
{
    [BindProperty]
    public ProblemInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Input = new ProblemInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        Check(new ProblemRules(Areas.Select(a => a.Id)), Input);
        var screened = await ScreenAsync(Guid.Empty, Input.Title);
        if (screened?.SpeaksOfOthers == true) ModelState.AddModelError("Input.Title", Words["Name what happens and where, and nobody."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(ProblemEvents.Purpose);
        TellSteward(nameof(Problem), Input.Id, screened, action);
        await problems.OpenAsync(new NewProblem { Id = Input.Id, Kind = Input.Kind!.Value, Title = Input.Title!.Trim(), AreaId = Input.AreaId, Needs = Input.Needs.Aggregate(Needs.None, (all, need) => all | need) }, action);
        return Done($"~/Problems/{Input.Id}", Words["Begun. Now answer the six questions, and ask those whom it touches to take part."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Areas = await db.Set<Area>().Where(a => a.Kind == AreaKind.Neighborhood).OrderBy(a => a.SortName).Select(a => new Choice(a.Id, a.Name)).ToListAsync();
        return true;
    }
}

public sealed class ProblemInput
{
    public Guid Id { get; set; }
    public ProblemKind? Kind { get; set; }
    public string? Title { get; set; }
    public Guid? AreaId { get; set; }
    public List<Needs> Needs { get; set; } = [];
}

public sealed class ProblemRules : AbstractValidator<ProblemInput>
{
    public ProblemRules(IEnumerable<Guid> areas)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Title).NotEmpty().WithMessage("Say what keeps happening.").MaximumLength(Problem.TitleMaxLength).WithMessage("Say it in at most 120 characters.");
        RuleFor(i => i.Kind).NotNull().WithMessage("Choose what kind it is.").IsInEnum().WithMessage("Choose what kind it is.");
        RuleFor(i => i.AreaId).NotNull().WithMessage("Choose the neighborhood.").Must(id => id is null || areas.Contains(id.Value)).WithMessage("Choose one of the neighborhoods.");
        RuleForEach(i => i.Needs).IsInEnum().WithMessage("Choose among the needs here.");
    }
}
