using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Instruments;

/// <summary>Begins a questionnaire of the agency's own.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class NewModel(InstrumentService instruments, TimeProvider time) : EvaluationPage(time)
{
    [BindProperty] public NewInstrument Input { get; set; } = new();

    public void OnGet() => Input.Id = NewKey();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.Id == Guid.Empty) Input.Id = NewKey();
        if (!Check(new NewInstrumentRules(), Input)) return await ShowAgainAsync();
        await instruments.StartAsync(Input.Id, InstrumentDraft.New("new", Input.Title!.Trim(), Input.Audience!.Value, Agency.Name), Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Instruments/{Input.Id}", Words["Begun. Add the first question."]);
    }
}

public sealed class NewInstrument
{
    public Guid Id { get; set; }
    public string? Title { get; set; }
    public InstrumentAudience? Audience { get; set; }
}

public sealed class NewInstrumentRules : AbstractValidator<NewInstrument>
{
    public NewInstrumentRules()
    {
        RuleFor(i => i.Title).NotEmpty().WithMessage("Give it a title.").MaximumLength(InstrumentVersion.TitleMaxLength).WithMessage("Say it in at most 160 characters.");
        RuleFor(i => i.Audience).NotNull().WithMessage("Choose who is asked.").IsInEnum().WithMessage("Choose who is asked.");
    }
}
