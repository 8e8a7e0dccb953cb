using System.Security.Cryptography;
using Alliance.Platform.Accounts.Passkeys;
using Alliance.Platform.Accounts.Providers;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.OwnSignIn;

/// <summary>How somebody signs in, and where they are signed in now: each of their sign-ins can be ended from here.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(AllianceContext db, AccountService accounts, ProviderService providers, PasskeyDesk passkeys, RecoveryCodes recovery, IDataProtectionProvider protection, TimeProvider time) : RoomPage
{
    /// <summary>Why an account could not be joined with the agency's own.</summary>
    [BindProperty(SupportsGet = true)]
    public ProviderTrouble? Trouble { get; set; }

    public IReadOnlyList<OpenSignIn> SignIns { get; private set; } = [];
    public Account Account { get; private set; } = null!;
    public int Passkeys { get; private set; }
    public int CodesLeft { get; private set; }

    /// <summary>The agency's provider, by its name; null where there is none.</summary>
    public string? Provider { get; private set; }

    /// <summary>Lets this person's browser begin to join; null where there is nothing to join.</summary>
    public string? JoinPass { get; private set; }

    public bool IsDemonstration => Agency.IsDemonstration;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Trouble is { } trouble) ModelState.AddModelError("", Words.Say(trouble, Provider ?? Words["Your agency’s own accounts"], Agency.Name));
    }

    public async Task<IActionResult> OnPostEndAsync(string? which)
    {
        await LoadAsync();
        if (SignIns.FirstOrDefault(s => s.Key == which) is not { IsThisOne: false } chosen) return Done("~/my-sign-in", Words["That sign-in has ended already."]);
        await accounts.EndSignInAsync(User.AccountId(), chosen.TicketId, Act("Ending one of my sign-ins"));
        return Done("~/my-sign-in", Words["That sign-in is ended."]);
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await accounts.EndSignInsAsync(User.AccountId(), HttpContext.Ticket().Id, Act("Ending my other sign-ins"));
        return Done("~/my-sign-in", Words["Your sign-ins on other devices are ended."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var (me, here, now) = (User.AccountId(), HttpContext.Ticket().Id, time.Instant());
        Account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == me);
        var open = await db.Set<SignInTicket>().Where(t => t.AccountId == me && t.ExpiresAt > now).OrderByDescending(t => t.LastSeenAt)
            .Select(t => new { t.Id, t.Device, t.SignedInAt, t.LastSeenAt }).ToListAsync();
        SignIns = [.. open.Select(t => new OpenSignIn(t.Id, KeyOf(t.Id), t.Device, t.SignedInAt, t.LastSeenAt, t.Id == here)).OrderByDescending(s => s.IsThisOne)];
        (Passkeys, CodesLeft) = (await passkeys.CountAsync(me), await recovery.LeftAsync(me));
        Provider = (await providers.FindAsync())?.Name;
        if (Provider is not null && !User.IsProvided()) JoinPass = GoModel.PassFor(protection, me);
        return true;
    }

    /// <summary>A ticket's own key opens the house: the page names it by a digest.</summary>
    private static string KeyOf(Guid ticket) => Convert.ToHexString(SHA256.HashData(ticket.ToByteArray()))[..24];
}

public sealed record OpenSignIn(Guid TicketId, string Key, string? Device, DateTime SignedInAt, DateTime LastSeenAt, bool IsThisOne);
