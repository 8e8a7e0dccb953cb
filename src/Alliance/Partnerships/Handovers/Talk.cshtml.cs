using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Handovers;

/// <summary>
/// Notes the conversation of the three. What matters to the partner is an entry like any other: for those who took part, and for
/// whoever tends the relationship.
/// </summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class TalkModel(AllianceContext db, HandoverService handovers, EngagementService engagements, LogReader reader, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    private const string About = "Who looks after you from now on";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public TalkInput Input { get; set; } = new();

    public HandoverLine Line { get; private set; } = null!;
    public LogFacts Facts { get; private set; } = null!;
    public bool IsWaiting => HandoverState.Offered == Line.State;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new TalkInput { Id = Guid.CreateVersion7(time.GetUtcNow()), StepId = Guid.CreateVersion7(time.GetUtcNow()), On = Agency.DayOf(time.Instant()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new TalkInputRules(Agency.DayOf(time.Instant())), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Heard);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        var isNoted = await Db.Set<HandoverStep>().AnyAsync(s => s.Id == Input.StepId);
        if (!isNoted && !IsWaiting) return await RefuseAsync(HandoverService.Over);
        // First the entry, then the step that points to it: where only the first was kept, the same form sent again adds the second.
        if (!await engagements.LogAsync(Input.ToEngagement(Partner.Id, About, Zone, time.Instant()) with { Screened = screened }, action)) return await RefuseAsync("This form was saved before, in other words, and those stand. What you typed now was not saved and is still here: log it as a talk of its own.");
        return await handovers.NoteTalkAsync(Id, new HandoverTalk(Input.StepId, Input.Id, Input.NextWasThere, Input.PromisesGoneThrough), action) is { } refused
            ? await RefuseAsync(refused) : Done($"~/Partnerships/Handovers/{Id}", Words["Noted. It is for {0} to answer now.", Line.To]);
    }

    private Task<IActionResult> RefuseAsync(string sentence)
    {
        ModelState.AddModelError("", Words[sentence]);
        return ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Lines(Db.Set<Handover>().Where(h => h.Id == Id)).ToListAsync() is not [var line] || !await FindOwnAsync(line.PartnerId)) return false;
        Line = line;
        Facts = (await reader.FindAsync(Partner.Id, isOwn: true))!;
        return true;
    }
}

public sealed class TalkInput
{
    public Guid Id { get; set; }
    public Guid StepId { get; set; }
    public DateOnly? On { get; set; }
    public TimeOnly? AtTime { get; set; }
    public int? Minutes { get; set; } = 30;
    public List<Guid> ContactIds { get; set; } = [];
    public string? Heard { get; set; }
    public bool NextWasThere { get; set; }
    public bool PromisesGoneThrough { get; set; }

    public LoggedEngagement ToEngagement(Guid partnerId, string about, TimeZoneInfo zone, DateTime now) => new()
    {
        Id = Id,
        PartnerId = partnerId,
        At = new LogInput { On = On, AtTime = AtTime }.Instant(zone, now),
        Channel = Channel.InPerson,
        Setting = Setting.TheirPlace,
        StartedBy = Side.Us,
        Outcome = Outcome.Talked,
        Minutes = Minutes!.Value,
        Purpose = about,
        Heard = Heard!.Trim(),
        ContactIds = ContactIds,
    };
}

public sealed class TalkInputRules : AbstractValidator<TalkInput>
{
    public TalkInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.StepId).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.On).NotNull().WithMessage("Choose the day you talked.")
            .LessThanOrEqualTo(today).WithMessage("That day lies ahead. Note it once you have talked.")
            .GreaterThan(today.AddDays(-92)).WithMessage("That is more than three months ago. Choose the day of this handover's conversation.");
        RuleFor(i => i.Minutes).NotNull().WithMessage("Say how many minutes it took; a guess will do.").InclusiveBetween(0, 600).WithMessage("Minutes go from 0 to 600.");
        RuleFor(i => i.Heard).NotEmpty().WithMessage("Say what matters to them, in their words: the next officer begins with it.")
            .MaximumLength(Engagement.HeardMaxLength).WithMessage("This is too long to be read by both of you: at most 4,000 characters.");
    }
}
