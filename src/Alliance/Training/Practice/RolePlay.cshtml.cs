using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>One's role-plays with colleagues, and asking for one.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class RolePlayModel(AllianceContext db, RolePlayService plays, TimeProvider time) : RoomPage
{
    [BindProperty]
    public Guid? WithId { get; set; }

    [BindProperty]
    public bool IAgree { get; set; }

    public IReadOnlyList<RolePlayRow> Plays { get; private set; } = [];
    public IReadOnlyList<TrainerRow> Colleagues { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (WithId is not { } with || Colleagues.All(c => c.Id != with)) ModelState.AddModelError(nameof(WithId), Words["Choose whom you played with."]);
        if (!IAgree) ModelState.AddModelError(nameof(IAgree), Words["Both must agree, and you are one of the two."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await plays.AskAsync(WithId!.Value, Act(PracticeEvents.Purpose));
        return Done("~/Training/Practice/RolePlay", Words["Asked. They find it under Practice, Role-plays, and say yes or no there."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        Plays = await plays.OfAsync(me, time.Instant());
        Colleagues = await (from account in db.Users
                            where account.Id != me && account.LockoutEnd == null && db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.EndedAt == null && (g.Role == Role.Officer || g.Role == Role.Supervisor || g.Role == Role.Trainer))
                            orderby account.DisplayName
                            select new TrainerRow(account.Id, account.DisplayName)).ToListAsync();
        return true;
    }
}
