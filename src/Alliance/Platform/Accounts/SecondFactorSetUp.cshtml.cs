using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts;

/// <summary>Puts the account into an authenticator app: a picture for the telephone's camera, the key in letters, and a first code as proof.</summary>
[AllowAnonymous]
public sealed class SecondFactorSetUpModel(HalfSignIn half, Authenticator authenticator, AccountService accounts, RecoveryCodes recovery, TimeProvider time) : RoomPage
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key in groups of four letters.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Opens the app where this is the telephone itself.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The dark fields of the code as one SVG path, and how many fields it is wide.</summary>
    public string Path { get; private set; } = "";
    public int Width { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : Redirect("~/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } account) return Done("~/sign-in", Words["That took a little too long. Please start again."]);
        if (!await authenticator.CheckAsync(account, Code ?? ""))
        {
            ModelState.AddModelError(nameof(Code), Words["This is not the code of now. Wait for the next one and type its six digits."]);
            return await ShowAgainAsync();
        }
        var action = new ActionContext(account.AgencyId, account.Id, ActionContext.SystemRole, time.Instant(), "Setting up the authenticator app", HttpContext.Source());
        await accounts.RequireSecondFactorAsync(account, action);
        TempData[OwnSignIn.CodesModel.CodesKey] = (await recovery.MakeAsync(account.Id, action)).ToArray();
        half.GoFirstTo("~/my-sign-in/codes");
        return Redirect(await half.CodeWasRightAsync());
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await FindAsync() is not { } account) return false;
        var key = await authenticator.KeyAsync(account);
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        Address = $"otpauth://totp/{Uri.EscapeDataString(Agency.Name)}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={Uri.EscapeDataString(Agency.Name)}";
        (Path, Width) = QrPicture.Of(Address);
        return true;
    }

    /// <summary>Once it is set up, only a code opens this account: the key is never shown again.</summary>
    private async Task<Account?> FindAsync() => await half.FindAsync() is { TwoFactorEnabled: false } account && (account.PasswordChangedAt is not null || account.PasswordHash is null) ? account : null;
}
