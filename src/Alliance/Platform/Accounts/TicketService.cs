using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>What somebody does with a sign-in that is open: come back to it, renew it, switch roles in it, end it.</summary>
public sealed class TicketService(AllianceContext db, SignInService signIn)
{
    /// <summary>The screen was locked and its person is back.</summary>
    public async Task UnlockAsync(Guid ticketId, ActionContext action)
    {
        db.Record(action, AccountEvents.ScreenUnlocked, nameof(Account), action.ActorId, null, null);
        await db.SaveChangesAsync();
        await IdleLock.SeenAsync(db, ticketId, action.Now);
    }

    /// <summary>Twelve hours were over and its person has shown again who they are.</summary>
    public async Task RenewAsync(Guid ticketId, Account account, ActionContext action)
    {
        await signIn.WelcomeAsync(account, action.Now, action.Source);
        var ticket = await db.Set<SignInTicket>().SingleAsync(t => t.Id == ticketId);
        (ticket.SignedInAt, ticket.LastSeenAt, ticket.ExpiresAt) = (action.Now, action.Now, action.Now + AccountRules.SignInLifetime);
        await db.SaveChangesAsync();
    }

    /// <summary>Records the switch; the caller hands out what the new role carries.</summary>
    public async Task SwitchRoleAsync(Role to, ActionContext action)
    {
        db.Record(action, AccountEvents.RoleSwitched, nameof(Account), action.ActorId, null, JsonSerializer.Serialize(new { from = action.Role, to = to.ToString() }));
        await db.SaveChangesAsync();
    }

    public async Task SignOutAsync(ActionContext action)
    {
        db.Record(action, AccountEvents.SignedOut, nameof(Account), action.ActorId, null, null);
        await db.SaveChangesAsync();
    }
}
