using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Api;

/// <summary>The agency's other programs that ask here by themselves: their keys are given and ended on this page.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class ProgramsModel(AllianceContext db, ServiceAccountService accounts, TimeProvider time) : RoomPage
{
    [BindProperty]
    public ProgramFacts Input { get; set; } = new();

    /// <summary>Shown in the answer to the form that made it, and never again.</summary>
    public ServiceKey? Key { get; private set; }

    public IReadOnlyList<ProgramLine> Programs { get; private set; } = [];
    public DateOnly Today { get; private set; }
    public DateOnly LastDay => Today.AddDays(ServiceAccount.LongestDays);

    public static IReadOnlyList<ServiceScopes> Scopes { get; } = [.. Enum.GetValues<ServiceScopes>().Where(s => s != ServiceScopes.None)];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = Fresh();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Check(ProgramFacts.RulesOn(Today, LastDay), Input) && Input.May.Any(s => !Scopes.Contains(s))) ModelState.AddModelError("Input.May", Words["Choose from the list."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        // Until that day is over, where the agency is.
        var until = TimeZoneInfo.ConvertTimeToUtc(Input.Until!.Value.AddDays(1).ToDateTime(default), Zone);
        Key = await accounts.AddAsync(Input.Id, Input.Name!.Trim(), Input.May.Aggregate(ServiceScopes.None, (all, one) => all | one), until, Act("Giving a key to another program"));
        if (Key is null) return Done("~/agency/programs", Words["This form was sent before, and its key was shown then. If nobody copied it, end it below and make another."]);
        await LoadAsync();
        ModelState.Clear();
        Input = Fresh();
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid which)
    {
        if (await db.Set<ServiceAccount>().SingleOrDefaultAsync(s => s.Id == which) is not { } account) return NotFound();
        await accounts.EndAsync(account, Act("Ending another program's key"));
        return Done("~/agency/programs", Words["Ended. The key of {0} opens nothing any more.", account.Name]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var now = time.Instant();
        Today = Agency.DayOf(now);
        Programs = await db.Set<ServiceAccount>().OrderBy(s => s.EndedAt != null || s.ExpiresAt <= now).ThenBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new ProgramLine(s.Id, s.Name, s.Scopes, s.ExpiresAt, s.EndedAt, s.LastUsedOn, s.EndedAt == null && s.ExpiresAt > now)).ToListAsync();
        return true;
    }

    private ProgramFacts Fresh() => new() { Id = Guid.CreateVersion7(time.GetUtcNow()), Until = Today.AddDays(90) };
}

public sealed record ProgramLine(Guid Id, string Name, ServiceScopes Scopes, DateTime ExpiresAt, DateTime? EndedAt, DateOnly? LastUsedOn, bool IsOpen);

public sealed class ProgramFacts
{
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public List<ServiceScopes> May { get; set; } = [];
    public DateOnly? Until { get; set; }

    public static IValidator<ProgramFacts> RulesOn(DateOnly today, DateOnly last) => new InlineValidator<ProgramFacts>
    {
        v => v.RuleFor(p => p.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first."),
        v => v.RuleFor(p => p.Name).NotEmpty().WithMessage("Say which program this is.").MaximumLength(ServiceAccount.NameMaxLength).WithMessage("Use at most 50 characters for the name."),
        v => v.RuleFor(p => p.May).NotEmpty().WithMessage("Choose at least one thing it may do."),
        v => v.RuleFor(p => p.Until).NotNull().WithMessage("Say until when the key is good.").InclusiveBetween(today, last).WithMessage("Choose a day within the next twelve months."),
    };
}
