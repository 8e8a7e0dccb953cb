using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.OwnSignIn;

/// <summary>Recovery codes, shown once and made to be printed. New ones are made against a code of the app, which they stand in for.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class CodesModel(AllianceContext db, SignInService signIn, RecoveryCodes recovery) : RoomPage
{
    public const string CodesKey = "RecoveryCodes";

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Where the person was going when their first codes were made.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Empty but right after they were made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public int Left { get; private set; }
    public bool HasApp { get; private set; }
    public string AgencyName => Agency.Name;
    public string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/my-sign-in";

    public async Task OnGetAsync()
    {
        Codes = TempData[CodesKey] as string[] ?? [];
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var action = Act("Making recovery codes");
        var account = await db.Users.SingleAsync(a => a.Id == action.Actor);
        if (!account.TwoFactorEnabled) return RedirectToPage();
        switch (await signIn.CheckCodeAsync(account, Code ?? "", action.Now, action.Source))
        {
            case SignInOutcome.Locked:
                await HttpContext.SignOutAsync();
                return Done("~/sign-in", Words["After five wrong tries your account is locked. An administrator of {0} can release it.", Agency.Name]);
            case SignInOutcome.Wrong:
                ModelState.AddModelError(nameof(Code), Words["This is not the code of now. Wait for the next one and type its six digits."]);
                return await ShowAgainAsync();
        }
        TempData[CodesKey] = (await recovery.MakeAsync(account.Id, action)).ToArray();
        return Done("~/my-sign-in/codes", Words["New codes are made. Those from before open nothing any more."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        HasApp = await db.Users.AnyAsync(a => a.Id == me && a.TwoFactorEnabled);
        Left = await recovery.LeftAsync(me);
        return true;
    }
}
