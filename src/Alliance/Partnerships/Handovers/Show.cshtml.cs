using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Handovers;

/// <summary>
/// One handover: where it stands and what comes next. For the two officers, the backup and the supervisor; the words of promises for
/// whoever tends the relationship at this moment.
/// </summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class ShowModel(AllianceContext db, HandoverService handovers, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Made with the page: a button pressed twice is one step.</summary>
    [BindProperty]
    public Guid StepId { get; set; }

    [BindProperty]
    public NoTalkReason? NoTalkBecause { get; set; }

    [BindProperty]
    public DeclineReason? DeclinedBecause { get; set; }

    public HandoverLine Line { get; private set; } = null!;
    public Handover Handover { get; private set; } = null!;
    public IReadOnlyList<HandoverStepLine> Steps { get; private set; } = [];
    public IReadOnlyList<PromiseLine> Promises { get; private set; } = [];
    public bool HasEnded { get; private set; }

    public DateOnly Today => Agency.DayOf(time.Instant());
    public bool IsNext => User.ActingRole() == Role.Officer && Handover.ToId == User.AccountId();
    public bool IsBefore => User.ActingRole() == Role.Officer && Handover.FromId == User.AccountId();
    public bool IsSupervisor => User.ActingRole() == Role.Supervisor;

    /// <summary>Whoever may say that the conversation was held, or was not possible, as long as it is open.</summary>
    public bool MayNoteTalk => Handover.State == HandoverState.Offered && IsOwn;
    public bool MayNoteNoTalk => Handover.State == HandoverState.Offered && (IsOwn || IsSupervisor);
    public bool MayTakeBack => Handover.IsOpen && (IsBefore || IsSupervisor);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(OfferModel.HandingOver);
        return Page();
    }

    public async Task<IActionResult> OnPostNoTalkAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsOwn && !IsSupervisor) return NotFound();
        if (NoTalkBecause is not { } because || !Enum.IsDefined(because)) return await RefuseAsync(nameof(NoTalkBecause), "Choose why it was not possible.");
        return await AnswerAsync(await handovers.NoteNoTalkAsync(Id, StepId, because, Act(OfferModel.HandingOver)), "Noted. The next officer can answer now.");
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        if (!await LoadAsync() || !IsBefore && !IsSupervisor) return NotFound();
        return await AnswerAsync(await handovers.TakeBackAsync(Id, StepId, Act(OfferModel.HandingOver)), "Taken back. Nothing has changed hands.");
    }

    public async Task<IActionResult> OnPostDeclineAsync()
    {
        if (!await LoadAsync() || !IsNext) return NotFound();
        if (DeclinedBecause is not { } because || !Enum.IsDefined(because)) return await RefuseAsync(nameof(DeclinedBecause), "Choose why not; your colleague plans by it.");
        return await AnswerAsync(await handovers.DeclineAsync(Id, StepId, because, Act(OfferModel.HandingOver)), "You have declined. Your colleague is told.");
    }

    /// <summary>From here on the next officer reads the record: the card to know before knocking comes first.</summary>
    public async Task<IActionResult> OnPostAcceptAsync()
    {
        if (!await LoadAsync() || !IsNext) return NotFound();
        var refused = await handovers.AcceptAsync(Id, StepId, Act(OfferModel.HandingOver));
        return refused is null ? Done($"~/Partnerships/Prepare/{Partner.Id}", Words["It is yours to tend. This is what to know before you go in."]) : await RefuseAsync("", refused, StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostToldAsync()
    {
        if (!await LoadAsync() || !IsNext || !IsOwn) return NotFound();
        return await AnswerAsync(await handovers.SayToldAsync(Id, StepId, Act(OfferModel.HandingOver)), "Noted: they know who looks after them.");
    }

    private async Task<IActionResult> AnswerAsync(string? refused, string done) =>
        refused is null ? Done($"~/Partnerships/Handovers/{Id}", Words[done]) : await RefuseAsync("", refused, StatusCodes.Status409Conflict);

    private Task<IActionResult> RefuseAsync(string field, string sentence, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError(field, Words[sentence]);
        return ShowAgainAsync(status);
    }

    protected override async Task<bool> LoadAsync()
    {
        var lines = await Db.Lines(Db.Set<Handover>().Where(h => h.Id == Id)).ToListAsync();
        if (lines is not [var line] || !await FindAsync(line.PartnerId)) return false;
        (Line, Handover) = (line, await Db.Set<Handover>().SingleAsync(h => h.Id == Id));
        // Where a save failed, the row in memory is not the one that stands.
        await Db.Entry(Handover).ReloadAsync();
        if (!IsOwn && !IsNext && !IsBefore && !IsSupervisor) return false;
        HasEnded = await Db.Set<Relationship>().AnyAsync(r => r.Id == Handover.RelationshipId && r.EndedAt != null);
        Steps = await StepsAsync();
        await LoadPromisesAsync();
        if (StepId == Guid.Empty || !ModelState.IsValid) StepId = Guid.CreateVersion7(time.GetUtcNow());
        if (!ModelState.IsValid) Renew(nameof(StepId));
        return true;
    }

    private Task<List<HandoverStepLine>> StepsAsync() => (
        from step in Db.Set<HandoverStep>()
        where step.HandoverId == Id
        join doer in Db.Users on step.ById equals doer.Id
        orderby step.At, step.State
        select new HandoverStepLine(step.State, step.At, doer.DisplayName, step.EngagementId, step.NextWasThere, step.PromisesGoneThrough, step.NoTalkBecause, step.DeclinedBecause)).ToListAsync();

    private async Task LoadPromisesAsync()
    {
        var rows = await Db.Set<Promise>().Where(p => p.PartnerId == Partner.Id && p.State == PromiseState.Open && p.By == Side.Us).OrderBy(p => p.DueOn)
            .Select(p => new PromiseLine(p.Id, p.By, IsOwn ? p.Words : null, p.DueOn)).ToListAsync();
        var named = await NamesIntoAsync();
        Promises = rows.ConvertAll(p => p with { Words = named(p.Words) });
    }
}

public sealed record HandoverStepLine(HandoverState State, DateTime At, string By, Guid? EngagementId, bool? NextWasThere, bool? PromisesGoneThrough, NoTalkReason? NoTalkBecause, DeclineReason? DeclinedBecause);
