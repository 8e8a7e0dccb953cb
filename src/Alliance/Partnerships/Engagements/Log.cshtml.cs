using System.Linq.Expressions;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Web;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Engagements;

/// <summary>Logs one talk: few taps, the rest guessed, promises and the next step on the same page.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class LogModel(AllianceContext db, EngagementService engagements, RelationshipService relationships, LogReader reader, ReadLog reads, ScreeningDesk screening, TimeProvider time) : ScreenedPage(screening), ILogForm
{
    [BindProperty]
    public LogInput Input { get; set; } = new();

    [FromRoute]
    public Guid PartnerId { get; set; }

    public LogFacts Facts { get; private set; } = null!;
    public bool IsOwn { get; private set; }

    public bool IsFresh => HttpMethods.IsGet(Request.Method) && Facts.AskedNotToBeApproached is null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        // The names of those who may have taken part are shown to whoever tends the relationship.
        if (IsOwn && Facts.Contacts.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnerOpened, nameof(Partner), [PartnerId], HttpContext.RequestAborted);
        Input = await reader.BeginAsync(PartnerId, User.AccountId(), Zone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var now = time.Instant();
        Check(new LogInputRules(Agency.DayOf(now), now, Zone), Input);
        var screened = await ScreenAsync(PartnerId, Input.Purpose, Input.Heard, Input.OurPromise, Input.TheirPromise, Input.NextPurpose, Input.KeptBack, Input.KeptBackReason);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(IsOwn ? PartnerAccess.OwnPurpose : "Logging a talk with a colleague's partner");
        if (!await engagements.LogAsync(Input.ToEngagement(PartnerId, Zone, now) with { OurPromise = Promised(Agency.DayOf(now)), Screened = screened, KeptBack = IsOwn ? Input.ToKeptBack() : null }, action)) return await SavedBeforeAsync();
        if (await relationships.FindAsync(PartnerId) is null) return Done($"~/Partnerships/Relationships/Start/{PartnerId}", Words["Saved. Nobody tends this relationship yet."]);
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Saved. It is in the notebook."]);
    }

    /// <summary>
    /// The same form sent by its page's script, at once or when there is a signal again. It answers with one word, and however often
    /// it is sent, it is one talk.
    /// </summary>
    public async Task<IActionResult> OnPostWaitingAsync(Guid author)
    {
        if (!await LoadAsync()) return NotFound();
        // What waits is its author's: nobody else's sign-in may send it.
        if (author != User.AccountId()) return new JsonResult(new { state = "notYours" });
        var answer = await OnPostAsync();
        if (answer is NotFoundResult) return answer;
        if (answer is not RedirectResult done) return new JsonResult(new { state = Response.StatusCode == StatusCodes.Status409Conflict ? "differs" : "refused", sentences = ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).Distinct() });
        // Nobody looks at the next page because of this one.
        if (Request.Headers.ContainsKey(IdleLock.BackgroundHeader)) TempData.Remove(BannerKey);
        return new JsonResult(new { state = "saved", next = Url.Content(done.Url) });
    }

    /// <summary>What was typed, or the chip that stands for it.</summary>
    private NewPromise? Promised(DateOnly today) =>
        Input.OurPromise is { } words ? new NewPromise(words, Input.OurPromiseDueOn!.Value)
        : Input.FollowUp == FollowUp.None ? null : new NewPromise(Words.Of(Input.FollowUp), today.AddDays(LogInput.FollowUpDays));

    private async Task<IActionResult> SavedBeforeAsync()
    {
        ModelState.AddModelError("", Words["This form was saved before, in other words, and those stand. What you typed now was not saved and is still here: copy it, and log it as a talk of its own."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        await using var open = await db.KeepOpenAsync(HttpContext.RequestAborted);
        IsOwn = await db.HoldsAsync(PartnerId, Act(""));
        if (await reader.FindAsync(PartnerId, IsOwn) is not { } facts) return false;
        Facts = facts;
        return true;
    }
}

/// <summary>The form as typed.</summary>
public sealed class LogInput
{
    public const int FollowUpDays = 7;

    public Guid Id { get; set; }
    public DateOnly? On { get; set; }
    public TimeOnly? AtTime { get; set; }
    public Channel Channel { get; set; } = Channel.InPerson;
    public Setting Setting { get; set; } = Setting.TheirPlace;
    public Side StartedBy { get; set; } = Side.Us;
    public Outcome Outcome { get; set; } = Outcome.Talked;
    public int? Minutes { get; set; } = 15;
    public string? Purpose { get; set; }
    public string? Heard { get; set; }
    public List<ListeningSkills> Skills { get; set; } = [];
    public List<Needs> Needs { get; set; } = [];
    public List<Guid> ContactIds { get; set; } = [];
    public FollowUp FollowUp { get; set; }
    public string? OurPromise { get; set; }
    public DateOnly? OurPromiseDueOn { get; set; }
    public string? TheirPromise { get; set; }
    public DateOnly? TheirPromiseDueOn { get; set; }
    public DateOnly? NextOn { get; set; }
    public string? NextPurpose { get; set; }
    public string? KeptBack { get; set; }
    public string? KeptBackReason { get; set; }
    public DateOnly? KeptBackUntilOn { get; set; }

    public NewKeptBack? ToKeptBack() => KeptBack is null ? null : new(KeptBack.Trim(), KeptBackReason!.Trim(), KeptBackUntilOn!.Value);

    public LoggedEngagement ToEngagement(Guid partnerId, TimeZoneInfo zone, DateTime now) => new()
    {
        Id = Id,
        PartnerId = partnerId,
        At = Instant(zone, now),
        Channel = Channel,
        Setting = Setting,
        StartedBy = StartedBy,
        Outcome = Outcome,
        Minutes = Minutes!.Value,
        Purpose = Purpose!,
        Heard = Heard,
        Skills = Skills.Aggregate(ListeningSkills.None, (all, one) => all | one),
        Needs = Needs.Aggregate(Engagements.Needs.None, (all, one) => all | one),
        ContactIds = ContactIds,
        TheirPromise = TheirPromise is null ? null : new NewPromise(TheirPromise, TheirPromiseDueOn!.Value),
        NextOn = NextOn,
        NextPurpose = NextPurpose,
    };

    /// <summary>
    /// A clock time that the change to summer time skips is taken an hour later; of one that comes twice in autumn the second is
    /// meant, unless it has not come yet. Without a time it was at noon, or today just now.
    /// </summary>
    public DateTime Instant(TimeZoneInfo zone, DateTime now)
    {
        var local = On!.Value.ToDateTime(AtTime ?? new TimeOnly(12, 0));
        var at = TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
        if (at <= now) return at;
        if (AtTime is null && On == DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone))) return now;
        return zone.IsAmbiguousTime(local) ? at - (zone.GetAmbiguousTimeOffsets(local).Max() - zone.GetAmbiguousTimeOffsets(local).Min()) : at;
    }
}

public sealed class LogInputRules : AbstractValidator<LogInput>
{
    public LogInputRules(DateOnly today, DateTime now, TimeZoneInfo zone)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.On).NotNull().WithMessage("Choose the day you talked.")
            .LessThanOrEqualTo(today).WithMessage("That day lies ahead. Plan it as a next step instead.")
            .GreaterThan(today.AddYears(-2)).WithMessage("That is more than two years ago. Records older than that are not kept.");
        RuleFor(i => i.AtTime).Must((input, _) => input.Instant(zone, now) <= now).When(i => i.On is { } day && day == today).WithMessage("That time lies ahead. Plan it as a next step instead.");
        RuleFor(i => i.Channel).IsInEnum().WithMessage("Choose how you talked.");
        RuleFor(i => i.Setting).IsInEnum().WithMessage("Choose where you talked.");
        RuleFor(i => i.StartedBy).IsInEnum().WithMessage("Choose who started it.");
        RuleFor(i => i.Outcome).IsInEnum().WithMessage("Choose whether you reached them.");
        RuleFor(i => i.Minutes).NotNull().WithMessage("Say how many minutes it took; a guess will do.")
            .InclusiveBetween(0, 600).WithMessage("Minutes go from 0 to 600.");
        RuleFor(i => i.Purpose).NotEmpty().WithMessage("Say in a few words what it was about.")
            .MaximumLength(Engagement.PurposeMaxLength).WithMessage("Say what it was about in at most 200 characters; the rest fits below.");
        RuleFor(i => i.Heard).MaximumLength(Engagement.HeardMaxLength).WithMessage("This is too long to be read by both of you: at most 4,000 characters.");
        Promised(i => i.OurPromise, i => i.OurPromiseDueOn, i => i.OurPromise is not null, i => i.OurPromiseDueOn is not null, today);
        Promised(i => i.TheirPromise, i => i.TheirPromiseDueOn, i => i.TheirPromise is not null, i => i.TheirPromiseDueOn is not null, today);
        RuleFor(i => i.FollowUp).IsInEnum().WithMessage("Choose what we do next.")
            .Equal(FollowUp.None).When(i => i.OurPromise is not null).WithMessage("Our promise stands below in words already. Keep the words, or the chip.");
        RuleFor(i => i.NextOn).NotNull().When(i => i.NextPurpose is not null).WithMessage("Say on which day, or leave the next step empty.")
            .GreaterThanOrEqualTo(today).WithMessage("The next step cannot lie in the past.")
            .LessThanOrEqualTo(today.AddYears(1)).WithMessage("Choose a day within a year.");
        RuleFor(i => i.KeptBack).NotEmpty().When(i => i.KeptBackReason is not null || i.KeptBackUntilOn is not null).WithMessage("Write the note, or leave its reason and day empty.")
            .MaximumLength(KeptBackNote.WordsMaxLength).WithMessage("Keep the note to 1,000 characters.");
        RuleFor(i => i.KeptBackReason).NotEmpty().When(i => i.KeptBack is not null).WithMessage("Say why they should not read it yet.")
            .MaximumLength(KeptBackNote.ReasonMaxLength).WithMessage("Say why in at most 200 characters.");
        RuleFor(i => i.KeptBackUntilOn).NotNull().When(i => i.KeptBack is not null).WithMessage("Say from which day on they read it.")
            .GreaterThan(today).WithMessage("Choose a day after today.")
            .LessThanOrEqualTo(today.AddDays(KeptBackNote.MostDays)).WithMessage("Nothing is kept back for longer than 90 days.");
        RuleFor(i => i.NextPurpose).MaximumLength(Touchpoint.PurposeMaxLength).WithMessage("Say what the next step is about in at most 200 characters.");
    }

    private void Promised(Expression<Func<LogInput, string?>> words, Expression<Func<LogInput, DateOnly?>> dueOn, Func<LogInput, bool> hasWords, Func<LogInput, bool> hasDay, DateOnly today)
    {
        RuleFor(words).NotEmpty().When(hasDay).WithMessage("Say what was promised, or leave the day empty.");
        RuleFor(words).MaximumLength(Promise.WordsMaxLength).WithMessage("Keep the promise to 300 characters.");
        RuleFor(dueOn).NotNull().When(hasWords).WithMessage("Say by which day.");
        RuleFor(dueOn).GreaterThanOrEqualTo(today).WithMessage("A promise is for today or later.")
            .LessThanOrEqualTo(today.AddYears(2)).WithMessage("Choose a day within two years; a promise further off is a hope.");
    }
}
