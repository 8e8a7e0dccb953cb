using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Relationships;

/// <summary>Pauses a relationship until a day, or goes on with it.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class PauseModel(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, TimeProvider time) : RelationshipPage(db, relationships, screening)
{
    private readonly RelationshipService service = relationships;

    [BindProperty]
    public PauseInput Input { get; set; } = new();

    /// <summary>The pause that holds today.</summary>
    public Pause? Holding { get; private set; }

    /// <summary>Why it is paused, for those who may read it.</summary>
    public string? Because { get; private set; }

    public DateOnly Today => Agency.DayOf(time.Instant());

    protected override bool IsForSupervisors => true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(Purpose);
        Input = new PauseInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Version = Relationship.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new PauseInputRules(Today), Input);
        var screened = await ScreenAsync(PartnerId, Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(Relationships.Pause), Input.Id, screened, action);
        await service.PauseAsync(Relationship, Input.UntilOn, Input.ToNews(), action);
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Paused until {0:MMMM d}. Nobody is expected to call before.", Input.UntilOn!.Value]);
    }

    public async Task<IActionResult> OnPostResumeAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await service.ResumeAsync(Relationship, Act(Purpose));
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["It goes on."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Holding = await service.OpenPauseAsync(Relationship);
        Because = IsOwn ? (await NamesIntoAsync())(Holding?.Reason) : null;
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        if (Holding is not null) Compare("Paused until", Holding.UntilOn?.ToString("MMMM d, yyyy", null), Input.UntilOn?.ToString("MMMM d, yyyy", null));
        Input.Version = Relationship.Version;
        Renew("Input.Version");
    }
}

public sealed class PauseInput : WhyInput
{
    public DateOnly? UntilOn { get; set; }
}

public sealed class PauseInputRules : AbstractValidator<PauseInput>
{
    public PauseInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.UntilOn).NotNull().WithMessage("Choose the day on which it goes on.")
            .GreaterThan(today).WithMessage("Choose a day after today.")
            .LessThanOrEqualTo(today.AddYears(1)).WithMessage("A pause lasts a year at most. What rests longer has ended: end it, and begin anew when the time comes.");
        RuleFor(i => i.Why).NotEmpty().WithMessage("Say why it rests, so that nobody wonders.")
            .MaximumLength(Relationships.Pause.ReasonMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
