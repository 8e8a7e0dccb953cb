using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Handovers;

/// <summary>What somebody who left still owns, offered to others: one by one or several at once, each with the day of its first conversation.</summary>
[Authorize(Policy = PartnershipPolicies.Lead)]
public sealed class LeaverModel(AllianceContext db, HandoverService handovers, ReadLog reads, TimeProvider time) : RoomPage
{
    /// <summary>Shown and offered at once; the rest comes up once these are on their way.</summary>
    public const int Most = 30;

    [FromRoute]
    public Guid AccountId { get; set; }

    [BindProperty]
    public LeaverInput Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public bool HasLeft { get; private set; }
    public IReadOnlyList<LeftRelationship> Waiting { get; private set; } = [];
    public IReadOnlyList<HandoverLine> Offered { get; private set; } = [];
    public bool HasMore { get; private set; }
    public IReadOnlyList<AwayChoice> Officers { get; private set; } = [];
    public DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var shown = Waiting.Select(r => r.PartnerId).Concat(Offered.Select(o => o.PartnerId)).ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(OfferModel.HandingOver), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
        Input = new LeaverInput { FirstOn = Today.AddDays(1), EachDay = 1 };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new LeaverInputRules(Today, Most), Input);
        if (!HasLeft) ModelState.AddModelError("", Words["{0} is an officer here. Hand over from each partner's page, so that the three of them talk.", Name]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var chosen = Input.Rows.Where(r => r.IsChosen).Zip(WorkingDays(Input.FirstOn!.Value, Input.EachDay!.Value), (row, day) => new LeaversOffer(row.Id, row.RelationshipId, day));
        var (offered, refused) = await handovers.OfferAllOfAsync(AccountId, Input.ToId!.Value, [.. chosen], Act(OfferModel.HandingOver));
        if (refused is not null)
        {
            ModelState.AddModelError("Input.ToId", Words[refused]);
            return await ShowAgainAsync();
        }
        return Done($"~/Partnerships/Handovers/Leaver/{AccountId}", Words.Count(offered, "One relationship is offered.", "{0} relationships are offered."));
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Users.Where(a => a.Id == AccountId).Select(a => a.DisplayName).SingleOrDefaultAsync() is not { } name) return false;
        (Name, HasLeft) = (name, !await db.OfficerIds().ContainsAsync(AccountId));
        if (!HasLeft) return true;
        var owned = await (from relationship in db.Set<Relationship>()
                           where relationship.OwnerId == AccountId && relationship.EndedAt == null && !db.Set<Handover>().Any(h => h.RelationshipId == relationship.Id && h.IsOpen)
                           join backup in db.Users on relationship.BackupId equals (Guid?)backup.Id into backups
                           from backup in backups.DefaultIfEmpty()
                           orderby relationship.DueOn == null, relationship.DueOn, relationship.Id
                           select new LeftRelationship(relationship.Id, relationship.PartnerId, relationship.Partner!.Name, relationship.Partner.Area!.Name, relationship.DueOn, backup == null ? null : backup.DisplayName,
                               db.Set<Promise>().Count(p => p.PartnerId == relationship.PartnerId && p.State == PromiseState.Open && p.By == Side.Us))).Take(Most + 1).ToListAsync();
        (Waiting, HasMore) = ([.. owned.Take(Most)], owned.Count > Most);
        Offered = await db.Lines(db.Set<Handover>().Where(h => h.FromId == AccountId && h.IsOpen)).ToListAsync();
        Officers = await db.OfficersWithDaysAsync(AccountId, Today, Words);
        return true;
    }

    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>From a day on, so many conversations on each day from Monday to Friday.</summary>
    private static IEnumerable<DateOnly> WorkingDays(DateOnly first, int eachDay)
    {
        for (var day = first; ; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                for (var number = 0; number < eachDay; number++) yield return day;
    }
}

public sealed record LeftRelationship(Guid Id, Guid PartnerId, string Partner, string? Area, DateOnly? DueOn, string? Backup, int OurPromises);

public sealed class LeaverInput
{
    public Guid? ToId { get; set; }
    public DateOnly? FirstOn { get; set; }
    public int? EachDay { get; set; }
    public List<LeaverRow> Rows { get; set; } = [];
}

public sealed class LeaverRow
{
    /// <summary>Of the handover it would become.</summary>
    public Guid Id { get; set; }
    public Guid RelationshipId { get; set; }
    public bool IsChosen { get; set; }
}

public sealed class LeaverInputRules : AbstractValidator<LeaverInput>
{
    private const int MostEachDay = 3, MostDays = 92;

    public LeaverInputRules(DateOnly today, int most)
    {
        RuleFor(i => i.ToId).NotNull().WithMessage("Choose who is to tend them.");
        RuleFor(i => i.FirstOn).NotNull().WithMessage("Choose the day of the first conversation.")
            .GreaterThanOrEqualTo(today).WithMessage("That day has passed. Choose one from today on.")
            .LessThanOrEqualTo(today.AddDays(MostDays)).WithMessage("Choose a day within three months: a handover that waits longer is none.");
        RuleFor(i => i.EachDay).NotNull().WithMessage("Choose how many conversations a day.").InclusiveBetween(1, MostEachDay).WithMessage("Choose one, two or three a day; more is no conversation.");
        RuleFor(i => i.Rows).Must(rows => rows.Exists(r => r.IsChosen)).WithMessage("Tick the relationships that are to be offered.")
            .Must(rows => rows.Count <= most && rows.TrueForAll(r => r.Id != Guid.Empty)).WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
    }
}
