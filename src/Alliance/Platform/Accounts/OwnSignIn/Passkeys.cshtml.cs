using Alliance.Platform.Accounts.Passkeys;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.OwnSignIn;

/// <summary>One's own passkeys: add one against the password, name it, remove it. Adding needs a script, since the browser is asked by one.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class PasskeysModel(AllianceContext db, SignInService signIn, PasskeyDesk passkeys) : RoomPage
{
    /// <summary>Held in the browser's tab between the password and the device's answer.</summary>
    private const string ConfirmedKey = "PasskeyConfirmed";

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.IsProvided()) return Redirect("~/my-sign-in");
        await LoadAsync();
        return Page();
    }

    /// <summary>The password was typed: what the browser's script asks the device, or the sentence that says why not.</summary>
    public async Task<IActionResult> OnPostAskAsync()
    {
        if (User.IsProvided()) return NotFound();
        var action = Act("Adding a passkey");
        var account = await MeAsync();
        if (await passkeys.CountAsync(account.Id) >= PasskeyDesk.MostPasskeys) return Refuse(Words["Ten passkeys are enough. Remove one first."]);
        switch (await signIn.CheckPasswordAsync(account, Current ?? "", action.Now, action.Source))
        {
            case SignInOutcome.Locked:
                await HttpContext.SignOutAsync();
                return Refuse(Words["After five wrong tries your account is locked. An administrator of {0} can release it.", Agency.Name]);
            case SignInOutcome.Wrong:
                return Refuse(Words["This is not the password you have now."]);
        }
        TempData[ConfirmedKey] = account.SecurityStamp;
        return Content(await passkeys.AskForNewAsync(HttpContext, account), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential)
    {
        if (User.IsProvided()) return NotFound();
        var account = await MeAsync();
        var confirmed = TempData[ConfirmedKey] as string == account.SecurityStamp;
        var name = Called(Name) ?? DeviceWords.Of(Request.Headers.UserAgent) ?? Words["A device"].Value;
        if (confirmed && await passkeys.AddAsync(HttpContext, account, credential ?? "", name, Act("Adding a passkey"))) return Done("~/my-sign-in/passkeys", Words["“{0}” signs you in from now on.", name]);
        ModelState.AddModelError("", Words["The passkey could not be taken. Try again; if it says so once more, use another browser or device."]);
        return await ShowAgainAsync();
    }

    public async Task<IActionResult> OnPostRenameAsync(string? which)
    {
        if (Called(Name) is not { } name)
        {
            ModelState.AddModelError("", Words["Type a name by which you know the device again, of at most 60 letters."]);
            return await ShowAgainAsync();
        }
        await passkeys.RenameAsync(await MeAsync(), which ?? "", name, Act("Naming a passkey"));
        return Done("~/my-sign-in/passkeys", Words["It is called “{0}” now.", name]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? which)
    {
        await passkeys.RemoveAsync(await MeAsync(), which ?? "", Act("Removing a passkey"));
        return Done("~/my-sign-in/passkeys", Words["It opens nothing here any more. Delete it on the device too."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Passkeys = await passkeys.ListAsync(await MeAsync());
        return true;
    }

    private Task<Account> MeAsync() => db.Users.SingleAsync(a => a.Id == User.AccountId());

    private static string? Called(string? typed) => typed?.Trim() is { Length: > 0 and <= PasskeyDesk.NameMaxLength } name ? name : null;

    private static JsonResult Refuse(string sentence) => new(new { message = sentence }) { StatusCode = StatusCodes.Status400BadRequest };
}
