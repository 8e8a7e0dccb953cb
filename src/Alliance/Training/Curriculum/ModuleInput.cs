using FluentValidation;

namespace Alliance.Training.Curriculum;

public sealed class ModuleInput
{
    /// <summary>The number of the version that the writer saw; 0 for a new module.</summary>
    public int After { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public int? Minutes { get; set; }
    public string? Teachers { get; set; } = "A counselor and an officer";
    public List<string> Sources { get; set; } = [];
    public string? Aims { get; set; }
    public string? Reading { get; set; }
    public string? Dialogue { get; set; }
    public string? Exercises { get; set; }
    public string? Check { get; set; }
    public string? Guide { get; set; }
    public string? References { get; set; }
    public string? Why { get; set; }

    public static ModuleInput Of(TaughtModule taught) => new()
    {
        After = taught.Number,
        Title = taught.Text.Title,
        Summary = taught.Text.Summary,
        Minutes = taught.Text.Minutes,
        Teachers = taught.Text.Teachers,
        Sources = [.. taught.Text.Sources],
        Aims = taught.Text.Aims,
        Reading = taught.Text.Reading,
        Dialogue = taught.Text.Dialogue,
        Exercises = taught.Text.Exercises,
        Check = taught.Text.Check,
        Guide = taught.Text.Guide,
        References = taught.Text.References,
    };

    public ModuleText ToText(string key, int order) => new(key, order, Title!.Trim(), Minutes!.Value, Sources, Teachers?.Trim() ?? "", Summary!.Trim(),
        Tidy(Aims), Tidy(Reading), Tidy(Dialogue), Tidy(Exercises), Tidy(Check), Tidy(Guide), Tidy(References));

    private static string Tidy(string? part) => (part ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class ModuleRules : AbstractValidator<ModuleInput>
{
    public ModuleRules()
    {
        RuleFor(i => i.Title).NotEmpty().WithMessage("Give it a title.").MaximumLength(ModuleVersion.TitleMaxLength).WithMessage("Say it in at most 120 characters.");
        RuleFor(i => i.Summary).NotEmpty().WithMessage("Say in one sentence what it is about.").MaximumLength(ModuleVersion.SummaryMaxLength).WithMessage("Say it in at most 200 characters.");
        RuleFor(i => i.Minutes).NotNull().WithMessage("Say how many minutes it takes in the classroom.").InclusiveBetween(10, 480).WithMessage("Choose between 10 and 480 minutes.");
        RuleFor(i => i.Teachers).NotEmpty().WithMessage("Say who teaches it, by what they do.").MaximumLength(ModuleVersion.TeachersMaxLength).WithMessage("Say it in at most 120 characters.");
        RuleForEach(i => i.Sources).Must(WriteModel.Known.Contains).WithMessage("Choose among the sources here.");
        RuleFor(i => i.Aims).NotEmpty().WithMessage("Say what learners can do afterward.");
        RuleFor(i => i.Reading).NotEmpty().WithMessage("Write the reading.");
        RuleFor(i => i.Dialogue).NotEmpty().WithMessage("Write a conversation that shows it.");
        RuleFor(i => i.Exercises).NotEmpty().WithMessage("Write at least one exercise.");
        RuleFor(i => i.Guide).NotEmpty().WithMessage("Write what those who teach need to know.");
        RuleFor(i => i.References).NotEmpty().WithMessage("Say where it comes from, or that it is your own.");
        RuleFor(i => i.Why).MaximumLength(ModuleVersion.WhyMaxLength).WithMessage("Say it in at most 200 characters.");
        foreach (var part in new System.Linq.Expressions.Expression<Func<ModuleInput, string?>>[] { i => i.Aims, i => i.Reading, i => i.Dialogue, i => i.Exercises, i => i.Check, i => i.Guide, i => i.References })
            RuleFor(part).MaximumLength(ModuleVersion.PartMaxLength).WithMessage("This part is too long: 40,000 characters are the most.");
        RuleFor(i => i.Check).Custom((check, context) =>
        {
            try
            {
                KnowledgeCheck.Read(check ?? "");
            }
            catch (FormatException wrong)
            {
                context.AddFailure(wrong.Message);
            }
        });
    }
}
