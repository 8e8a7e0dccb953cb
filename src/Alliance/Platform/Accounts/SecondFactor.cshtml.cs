using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts;

/// <summary>The six digits of the authenticator app, after the password.</summary>
[AllowAnonymous]
public sealed class SecondFactorModel(HalfSignIn half, SignInService signIn, TimeProvider time) : RoomPage
{
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() => await half.FindAsync() is null ? Redirect("~/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await half.FindAsync() is not { } account) return Done("~/sign-in", Words["That took a little too long. Please start again."]);
        var outcome = await signIn.CheckCodeAsync(account, Code ?? "", time.Instant(), HttpContext.Source());
        if (outcome == SignInOutcome.Welcome) return Redirect(await half.CodeWasRightAsync());
        ModelState.AddModelError(nameof(Code), outcome == SignInOutcome.Locked
            ? Words["After five wrong tries your account is locked. An administrator of {0} can release it.", Agency.Name]
            : Words["This is not the code of now. Wait for the next one and type its six digits."]);
        return await ShowAgainAsync();
    }
}
