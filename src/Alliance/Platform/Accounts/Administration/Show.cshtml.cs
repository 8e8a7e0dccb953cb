using Alliance.Platform.Accounts.Passkeys;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Administration;

/// <summary>One account and what can be done for it. Looking at it is on its owner's trail.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class ShowModel(AllianceContext db, AccountService accounts, SignInService signIn, PasskeyDesk passkeys, ReadLog reads) : RoomPage
{
    public const string PasswordKey = "TemporaryPassword";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Rights Input { get; set; } = new();

    public Account Account { get; private set; } = null!;
    public AccountState State { get; private set; }
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public int OpenSignIns { get; private set; }
    public int Passkeys { get; private set; }

    /// <summary>The agency's provider says who they are: there is no password here.</summary>
    public bool IsProvided => Account.PasswordHash is null;

    /// <summary>Shown once, right after it was made.</summary>
    public string? Password { get; private set; }

    public bool IsMe => Id == User.AccountId();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Password = TempData[PasswordKey] as string;
        Input = new Rights { Roles = [.. Roles], MayTendRegister = await signIn.MayTendRegisterAsync(Id) };
        Input = Input with { Seen = Input.Digest };
        if (!IsMe) await reads.RecordAsync(Act("Tending accounts"), AccountEvents.AccountOpened, nameof(Account), [Id]);
        return Page();
    }

    public async Task<IActionResult> OnPostRightsAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var held = new Rights { Roles = [.. Roles], MayTendRegister = await signIn.MayTendRegisterAsync(Id) };
        if (held.Digest != Input.Seen)
        {
            ModelState.Remove("Input.Seen");
            Input = Input with { Seen = held.Digest };
            ModelState.AddModelError("", Words["Somebody else changed these rights while you were choosing. They held: {0}. Your choice is still here; look at it, and save again.", Say(held)]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        return await DoneOrAgainAsync(await accounts.SetRightsAsync(Id, Input.Roles, Input.MayTendRegister, Act("Tending accounts")), Words["Saved. {0} signs in anew with these rights.", Account.DisplayName]);
    }

    public async Task<IActionResult> OnPostUnlockAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await accounts.UnlockAsync(Account, Act("Tending accounts"));
        return Done(Here, Words["{0} can sign in again.", Account.DisplayName]);
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (!await LoadAsync()) return NotFound();
        // It would sign me out before I could read it, and the last administrator would stay outside.
        if (IsMe) return Redirect("~/my-password");
        if (IsProvided) return Redirect(Here);
        var password = TemporaryPassword.New();
        await accounts.GivePasswordAsync(Account, password, Act("Tending accounts"));
        TempData[PasswordKey] = password;
        return Done(Here, Words["{0} has a temporary password now.", Account.DisplayName]);
    }

    public async Task<IActionResult> OnPostSecondFactorAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await accounts.ResetSecondFactorAsync(Account, Act("Tending accounts"));
        return Done(Here, Words["{0} sets up an authenticator app at the next sign-in.", Account.DisplayName]);
    }

    public async Task<IActionResult> OnPostPasskeysAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await passkeys.RemoveAllAsync(Account, Act("Tending accounts"));
        return Done(Here, Words["No passkey signs {0} in any more.", Account.DisplayName]);
    }

    public async Task<IActionResult> OnPostEndSignInsAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await accounts.EndSignInsAsync(Id, IsMe ? HttpContext.Ticket().Id : null, Act("Tending accounts"));
        return Done(Here, Words["{0} is signed out everywhere.", Account.DisplayName]);
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (!await LoadAsync()) return NotFound();
        return await DoneOrAgainAsync(await accounts.CloseAsync(Account, Act("Tending accounts")), Words["The account of {0} is closed.", Account.DisplayName]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == Id) is not { } account) return false;
        Account = account;
        Roles = await signIn.RolesAsync(Id);
        State = AccountStates.Of(account.LockoutEnd is not null, Roles.Count > 0, account.LastSignInAt);
        Passkeys = await passkeys.CountAsync(Id);
        OpenSignIns = await db.Set<SignInTicket>().CountAsync(t => t.AccountId == Id);
        return true;
    }

    private string Here => $"~/accounts/{Id}";

    private string Say(Rights rights) => rights.Roles.Count == 0 ? Words["no role"] : string.Join(", ", rights.Roles.Select(r => Words.Of(r)));

    private async Task<IActionResult> DoneOrAgainAsync(IReadOnlyList<string> errors, string banner)
    {
        if (errors.Count == 0) return Done(Here, banner);
        foreach (var sentence in errors) ModelState.AddModelError("", Words[sentence]);
        return await ShowAgainAsync();
    }
}

/// <summary>What somebody may do, as chosen, and as it stood when the page was shown.</summary>
public sealed record Rights
{
    public List<Role> Roles { get; init; } = [];
    public bool MayTendRegister { get; init; }
    public string? Seen { get; init; }

    public string Digest => $"{string.Join(',', Roles.Order())}|{MayTendRegister}";
}
