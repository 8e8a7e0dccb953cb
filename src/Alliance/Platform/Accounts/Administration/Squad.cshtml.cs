using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Group = Alliance.Platform.Accounts.Squad;

namespace Alliance.Platform.Accounts.Administration;

/// <summary>One squad: who is in it, who comes and goes, its name and its end.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class SquadModel(AllianceContext db, SquadService squads, TimeProvider time) : RoomPage
{
    private const string Purpose = "Tending squads";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public SquadName Input { get; set; } = new();

    [BindProperty]
    public List<Guid> People { get; set; } = [];

    [BindProperty]
    public DateOnly? From { get; set; }

    public Group Squad { get; private set; } = null!;
    public IReadOnlyList<SquadPerson> Members { get; private set; } = [];

    /// <summary>Officers who could be moved here, with the squad they are in.</summary>
    public IReadOnlyList<SquadPerson> Others { get; private set; } = [];
    public DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        (Input, From) = (new SquadName { Id = Id, Name = Squad.Name }, Today);
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input.Id = Id;
        if (!Check(SquadName.Rules, Input)) return await ShowAgainAsync();
        if (await squads.RenameAsync(Squad, Input.Name!.Trim(), Act(Purpose)) is not { } sentence) return Done($"~/squads/{Id}", Words["Saved."]);
        ModelState.AddModelError("Input.Name", Words[sentence]);
        return await ShowAgainAsync();
    }

    public async Task<IActionResult> OnPostMoveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var chosen = People.Intersect(Others.Select(o => o.Account)).ToList();
        if (chosen.Count == 0) return await SayAsync("Choose at least one of those below.");
        if (From is not { } day || day < Today.AddYears(-3) || day > Today.AddYears(1)) return await SayAsync("Choose the day from which they are in this squad, within the last three years or the next one.");
        if (await squads.MoveAsync(Squad, chosen, day, Act(Purpose)) is { } sentence) return await SayAsync(sentence);
        return Done($"~/squads/{Id}", chosen.Count == 1 ? Words["Moved."] : Words["Moved: {0} people.", chosen.Count]);
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid member)
    {
        if (!await LoadAsync()) return NotFound();
        if (await db.Set<SquadMember>().FirstOrDefaultAsync(m => m.Id == member && m.SquadId == Id && m.UntilOn == null) is not { } row) return NotFound();
        await squads.LeaveAsync(row, Today, Act(Purpose));
        return Done($"~/squads/{Id}", Words["Taken out, from today on."]);
    }

    public async Task<IActionResult> OnPostDissolveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await squads.DissolveAsync(Squad, Today, Act(Purpose));
        return Done("~/squads", Words["{0} is dissolved. What was counted for it stays counted.", Squad.Name]);
    }

    public IActionResult OnPost() => NotFound();

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Group>().FirstOrDefaultAsync(s => s.Id == Id && s.DissolvedAt == null) is not { } squad) return false;
        Squad = squad;
        Members = await (from member in db.Set<SquadMember>() join account in db.Users on member.AccountId equals account.Id where member.SquadId == Id && member.UntilOn == null orderby account.DisplayName, account.Id select new SquadPerson(account.Id, account.DisplayName, member.Id, member.FromOn, null)).ToListAsync();
        Others = await (from account in db.Users
                        where account.LockoutEnd == null && db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.EndedAt == null && (g.Role == Role.Officer || g.Role == Role.Supervisor)) && !db.Set<SquadMember>().Any(m => m.AccountId == account.Id && m.SquadId == Id && m.UntilOn == null)
                        orderby account.DisplayName, account.Id
                        select new SquadPerson(account.Id, account.DisplayName, Guid.Empty, null, (from member in db.Set<SquadMember>() join other in db.Set<Group>() on member.SquadId equals other.Id where member.AccountId == account.Id && member.UntilOn == null select other.Name).FirstOrDefault())).ToListAsync();
        return true;
    }

    private async Task<IActionResult> SayAsync(string sentence)
    {
        ModelState.AddModelError("", Words[sentence]);
        return await ShowAgainAsync();
    }
}

/// <param name="From">Since when they are in this squad.</param>
/// <param name="Elsewhere">The squad they are in now.</param>
public sealed record SquadPerson(Guid Account, string Name, Guid Member, DateOnly? From, string? Elsewhere);
