using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>Switches to another of one's roles, openly: what one sees changes, and the trail says when.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ActAsModel(AllianceContext db, SignInService signIn, TicketService tickets) : RoomPage
{
    public IReadOnlyList<Role> Others { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync(Role? role)
    {
        var account = await db.Users.SingleAsync(a => a.Id == User.AccountId());
        var roles = await signIn.RolesAsync(account.Id);
        if (role is not { } wanted || !roles.Contains(wanted)) return StatusCode(StatusCodes.Status403Forbidden);
        await tickets.SwitchRoleAsync(wanted, Act("Switching roles"));
        // The same sign-in goes on: neither its end nor its key changes.
        var kept = (await HttpContext.AuthenticateAsync()).Properties;
        await HttpContext.SignInAsync(Principal.Of(account, wanted, roles, await signIn.MayTendRegisterAsync(account.Id)), kept);
        return Done("~/", Words["You now act as {0}. What you see and do is that of this role.", Words.Of(wanted).ToLowerInvariant()]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Others = [.. (await signIn.RolesAsync(User.AccountId())).Where(r => r != User.ActingRole())];
        return true;
    }
}
