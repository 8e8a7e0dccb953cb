using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Absences;

/// <summary>When an officer will be away, who looks after what meanwhile, and what nobody does yet. Each sees and says only their own.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class IndexModel(AllianceContext db, AbsenceService absences, ReadLog reads, TimeProvider time) : RoomPage
{
    private const int Most = 30;

    [BindProperty]
    public AbsenceInput Input { get; set; } = new();

    public IReadOnlyList<OwnAbsence> Coming { get; private set; } = [];
    public DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        var shown = Coming.SelectMany(a => a.Gaps.Select(g => g.PartnerId).Concat(a.Talks.Select(t => t.PartnerId))).Distinct().ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
        Input = new AbsenceInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Check(new AbsenceInputRules(Today), Input);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (await absences.SayAsync(Input.ToAbsence(), Act("Saying when I am away")) is not { } there) return Done("~/Partnerships/Absences", Words["Noted. Your backups see it on their Today."]);
        ModelState.AddModelError("Input.FromOn", Words["You are away from {0:MMMM d} until {1:MMMM d} already. Choose other days, or call that off first.", there.FromOn, there.UntilOn]);
        return await ShowAgainAsync();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        await absences.EndAsync(id, Act("Saying when I am away"));
        return Done("~/Partnerships/Absences", Words["It is over. What is yours is on your Today."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var (me, today) = (User.AccountId(), Today);
        var rows = await db.Set<Absence>().AsNoTracking().Where(a => a.AccountId == me && a.EndedAt == null && a.UntilOn >= today).OrderBy(a => a.FromOn).Take(Most).ToListAsync();
        var coming = new List<OwnAbsence>();
        foreach (var absence in rows) coming.Add(await DescribeAsync(absence, me));
        Coming = coming;
        return true;
    }

    private async Task<OwnAbsence> DescribeAsync(Absence absence, Guid me)
    {
        var own = db.Set<Relationship>().Where(r => r.OwnerId == me && r.EndedAt == null);
        var due = own.Where(r => r.DueOn != null && r.DueOn <= absence.UntilOn);
        var (away, officers) = (db.AbsencesIn(absence.FromOn, absence.UntilOn), db.OfficerIds());
        var gaps = await own.Where(r => r.BackupId == null || away.Any(a => a.AccountId == r.BackupId) || !officers.Contains(r.BackupId.Value))
            .OrderBy(r => r.DueOn == null).ThenBy(r => r.DueOn).ThenBy(r => r.Id).Take(Most)
            .Select(r => new Gap(r.PartnerId, r.Partner!.Name, r.DueOn, db.Users.Where(a => a.Id == r.BackupId).Select(a => a.DisplayName).FirstOrDefault())).ToListAsync();
        var talks = await (from touchpoint in db.Set<Touchpoint>()
                           where touchpoint.OfficerId == me && touchpoint.IsOpen && touchpoint.On >= absence.FromOn && touchpoint.On <= absence.UntilOn
                           join partner in db.Set<Partner>() on touchpoint.PartnerId equals partner.Id
                           orderby touchpoint.On, touchpoint.Id
                           select new TalkInAbsence(touchpoint.Id, partner.Id, partner.Name, touchpoint.On)).Take(Most).ToListAsync();
        return new OwnAbsence(absence, await due.CountAsync(), gaps, talks);
    }
}

/// <param name="Due">How many relationships come due before its end.</param>
/// <param name="Gaps">Relationships that nobody looks after meanwhile.</param>
/// <param name="Talks">Talks planned for its days.</param>
public sealed record OwnAbsence(Absence Absence, int Due, IReadOnlyList<Gap> Gaps, IReadOnlyList<TalkInAbsence> Talks);

/// <param name="Backup">Who would stand in, and is away or no officer any more; null where nobody is named.</param>
public sealed record Gap(Guid PartnerId, string Partner, DateOnly? DueOn, string? Backup);

public sealed record TalkInAbsence(Guid Id, Guid PartnerId, string Partner, DateOnly On);

public sealed class AbsenceInput
{
    public Guid Id { get; set; }
    public DateOnly? FromOn { get; set; }
    public DateOnly? UntilOn { get; set; }
    public AbsenceReason? Reason { get; set; }

    public NewAbsence ToAbsence() => new() { Id = Id, FromOn = FromOn!.Value, UntilOn = UntilOn!.Value, Reason = Reason };
}

public sealed class AbsenceInputRules : AbstractValidator<AbsenceInput>
{
    public AbsenceInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.FromOn).NotNull().WithMessage("Choose the first day.")
            .GreaterThanOrEqualTo(today).WithMessage("That day has passed. Begin today: what was before needs nobody to stand in.")
            .LessThanOrEqualTo(today.AddYears(1)).WithMessage("Choose a day within a year.");
        RuleFor(i => i.UntilOn).NotNull().WithMessage("Choose the last day.")
            .Must((input, until) => until is null || input.FromOn is null || until >= input.FromOn).WithMessage("The last day lies before the first.")
            .Must((input, until) => until is null || input.FromOn is null || until <= input.FromOn.Value.AddYears(1)).WithMessage("Nobody is away for longer than a year: hand your relationships over instead.");
        RuleFor(i => i.Reason).IsInEnum().WithMessage("Choose from the list, or nothing.");
    }
}
