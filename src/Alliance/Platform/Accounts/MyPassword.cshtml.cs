using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>A new password by one's own wish; ends one's sign-ins on other devices.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class MyPasswordModel(AllianceContext db, SignInService signIn, AccountService accounts) : RoomPage
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public ChosenPassword Input { get; set; } = new();

    public IActionResult OnGet() => User.IsProvided() ? Redirect("~/my-sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.IsProvided()) return Redirect("~/my-sign-in");
        if (string.IsNullOrEmpty(Current)) ModelState.AddModelError(nameof(Current), Words["Type the password you have now."]);
        if (!Check(ChosenPassword.Rules, Input)) return await ShowAgainAsync();
        var action = Act("Choosing a password");
        var account = await db.Users.SingleAsync(a => a.Id == action.Actor);
        switch (await signIn.CheckPasswordAsync(account, Current!, action.Now, action.Source))
        {
            case SignInOutcome.Locked:
                await HttpContext.SignOutAsync();
                return Done("~/sign-in", Words["After five wrong tries your account is locked. An administrator of {0} can release it.", Agency.Name]);
            case SignInOutcome.Wrong:
                ModelState.AddModelError(nameof(Current), Words["This is not the password you have now."]);
                return await ShowAgainAsync();
        }
        foreach (var sentence in await accounts.ChoosePasswordAsync(account, Input.New!, HttpContext.Ticket().Id, action))
            ModelState.AddModelError("Input.New", Words[sentence]);
        return ModelState.IsValid ? Done("~/my-trail", Words["Your password is changed. Other devices are signed out."]) : await ShowAgainAsync();
    }
}
