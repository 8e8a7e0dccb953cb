using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Instruments;

/// <summary>Changes what stands around the questions of a draft.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class AboutModel(AllianceContext db, InstrumentService instruments, TimeProvider time) : DraftPage(db, instruments, time)
{
    [BindProperty] public AboutInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Row.PublishedAt is not null) return Published();
        (Seen, Input) = (Row.Version, AboutInput.Of(Instrument));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new AboutRules(), Input)) return await ShowAgainAsync();
        return await SaveAsync(Input.Into(Instrument), Words["Saved."]);
    }
}

public sealed class AboutInput
{
    public string? TitleEn { get; set; }
    public string? TitleEs { get; set; }
    public InstrumentAudience? Audience { get; set; }
    public string? IntroEn { get; set; }
    public string? IntroEs { get; set; }
    public string? License { get; set; }
    public string? Source { get; set; }
    public bool IsTested { get; set; }

    public static AboutInput Of(Instrument i) => new() { TitleEn = i.Title.En, TitleEs = i.Title.Es, Audience = i.Audience, IntroEn = i.Intro.En, IntroEs = i.Intro.Es, License = i.License, Source = i.Source, IsTested = !i.IsUnvalidated };

    public Instrument Into(Instrument i) => i with { Title = Both(TitleEn, TitleEs), Audience = Audience!.Value, Intro = Both(IntroEn, IntroEs), License = License?.Trim() ?? "", Source = Source?.Trim() ?? "", IsUnvalidated = !IsTested };

    /// <summary>What two fields say; no Spanish where there is none.</summary>
    public static InBoth Both(string? en, string? es) => new(en?.ReplaceLineEndings("\n").Trim() ?? "", string.IsNullOrWhiteSpace(es) ? null : es.ReplaceLineEndings("\n").Trim());
}

public sealed class AboutRules : AbstractValidator<AboutInput>
{
    public AboutRules()
    {
        RuleFor(i => i.TitleEn).NotEmpty().WithMessage("Give it a title.").MaximumLength(InstrumentVersion.TitleMaxLength).WithMessage("Say it in at most 160 characters.");
        RuleFor(i => i.TitleEs).MaximumLength(InstrumentVersion.TitleMaxLength).WithMessage("Say it in at most 160 characters.");
        RuleFor(i => i.Audience).NotNull().WithMessage("Choose who is asked.").IsInEnum().WithMessage("Choose who is asked.");
        RuleFor(i => i.IntroEn).MaximumLength(InstrumentCheck.IntroMaxLength).WithMessage("Say it in at most 1,000 characters.");
        RuleFor(i => i.IntroEs).MaximumLength(InstrumentCheck.IntroMaxLength).WithMessage("Say it in at most 1,000 characters.");
        RuleFor(i => i.License).MaximumLength(InstrumentCheck.SayMaxLength).WithMessage("Say it in at most 400 characters.");
        RuleFor(i => i.Source).MaximumLength(InstrumentCheck.SayMaxLength).WithMessage("Say it in at most 400 characters.");
    }
}
