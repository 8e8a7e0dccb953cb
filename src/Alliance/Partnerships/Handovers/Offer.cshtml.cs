using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Handovers;

/// <summary>Offers a relationship to another officer. For its owner, and for the supervisor, who reads no promise's words.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class OfferModel(AllianceContext db, RelationshipService relationships, HandoverService handovers, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    public const string HandingOver = "Handing a relationship over";

    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public OfferInput Input { get; set; } = new();

    /// <summary>Null where nobody tends the partner any more.</summary>
    public Relationship? Relationship { get; private set; }
    public string? Owner { get; private set; }
    public bool OwnerHasLeft { get; private set; }

    /// <summary>Why it cannot be handed over from here.</summary>
    public string? Hindrance { get; private set; }
    public Guid? UnderWay { get; private set; }
    public Pause? Pause { get; private set; }
    public IReadOnlyList<AwayChoice> Officers { get; private set; } = [];
    public IReadOnlyList<PromiseLine> Promises { get; private set; } = [];

    public DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return await JoinedWithAsync() ?? NotFound();
        await OpenedAsync(HandingOver);
        Input = new OfferInput { Id = Guid.CreateVersion7(time.GetUtcNow()), TalkOn = Today.AddDays(OfferInput.UsualDays) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return await JoinedWithAsync() ?? NotFound();
        // The same form sent again: it is offered, and says so.
        if (await Db.Set<Handover>().AnyAsync(h => h.Id == Input.Id)) return Done($"~/Partnerships/Handovers/{Input.Id}", Words["It is offered. Nothing changes hands before the answer."]);
        Check(new OfferInputRules(Today), Input);
        if (Hindrance is not null) ModelState.AddModelError("", Words[Hindrance]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (await handovers.OfferAsync(Relationship!, Input.ToHandover(), Act(HandingOver)) is not { } refused) return Done($"~/Partnerships/Handovers/{Input.Id}", Words["It is offered. Nothing changes hands before the answer."]);
        ModelState.AddModelError(refused is HandoverService.UnderWay ? "" : "Input.ToId", Words[refused]);
        return await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindAsync(PartnerId)) return false;
        var (me, leads) = (User.AccountId(), User.ActingRole() == Role.Supervisor);
        Relationship = await relationships.FindAsync(PartnerId);
        if (Relationship is null) return Stop(leads || await Db.Set<Relationship>().AnyAsync(r => r.PartnerId == PartnerId && r.OwnerId == me), "Nobody tends this relationship any more, so there is nothing to hand over. Whoever wishes can take it on.");
        if (!leads && !IsOwn) return false;
        if (!leads && Relationship.OwnerId != me) return Stop(true, "You are the backup. Only the owner and the supervisor can hand it over.");
        Owner = await Db.Users.Where(a => a.Id == Relationship.OwnerId).Select(a => a.DisplayName).SingleAsync();
        OwnerHasLeft = !await Db.OfficerIds().ContainsAsync(Relationship.OwnerId);
        UnderWay = await Db.Set<Handover>().Where(h => h.RelationshipId == Relationship.Id && h.IsOpen).Select(h => (Guid?)h.Id).SingleOrDefaultAsync();
        Hindrance = UnderWay is null ? null : HandoverService.UnderWay;
        Pause = await relationships.OpenPauseAsync(Relationship);
        Officers = await Db.OfficersWithDaysAsync(Relationship.OwnerId, Today, Words);
        await LoadPromisesAsync();
        return true;
    }

    private bool Stop(bool mayKnow, string hindrance)
    {
        Hindrance = hindrance;
        return mayKnow;
    }

    /// <summary>Ours, which go with it; in words for whoever tends it.</summary>
    private async Task LoadPromisesAsync()
    {
        var rows = await Db.Set<Promise>().Where(p => p.PartnerId == PartnerId && p.State == PromiseState.Open && p.By == Side.Us).OrderBy(p => p.DueOn)
            .Select(p => new PromiseLine(p.Id, p.By, IsOwn ? p.Words : null, p.DueOn)).ToListAsync();
        var named = await NamesIntoAsync();
        Promises = rows.ConvertAll(p => p with { Words = named(p.Words) });
    }

    /// <summary>Where two entries were joined meanwhile, the way leads to the one that goes on.</summary>
    private async Task<IActionResult?> JoinedWithAsync() =>
        await Db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => p.Id == PartnerId).Select(p => p.MergedIntoId).SingleOrDefaultAsync() is { } kept
            ? Done($"~/Partnerships/Partners/{kept}", Words["The two entries are one now. Nothing was handed over: look at who tends this one."]) : null;
}

public sealed class OfferInput
{
    public const int UsualDays = 7;

    public Guid Id { get; set; }
    public Guid? ToId { get; set; }
    public HandoverReason? Why { get; set; }
    public DateOnly? TalkOn { get; set; }

    public NewHandover ToHandover() => new() { Id = Id, ToId = ToId!.Value, Why = Why!.Value, TalkOn = TalkOn!.Value };
}

public sealed class OfferInputRules : AbstractValidator<OfferInput>
{
    public OfferInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.ToId).NotNull().WithMessage("Choose who is to tend it.");
        RuleFor(i => i.Why).NotNull().WithMessage("Choose why.").IsInEnum().WithMessage("Choose why.");
        RuleFor(i => i.TalkOn).NotNull().WithMessage("Choose the day on which you mean to talk with them.")
            .GreaterThanOrEqualTo(today).WithMessage("That day has passed. Choose one on which the conversation can still be.")
            .LessThanOrEqualTo(today.AddDays(Most)).WithMessage("Choose a day within three months: a handover that waits longer is none.");
    }

    private const int Most = 92;
}
