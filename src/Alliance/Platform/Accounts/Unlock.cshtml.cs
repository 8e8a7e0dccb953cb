using System.Text.Json;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>
/// Opens a locked screen: the password after 30 idle minutes, and the code too after 12 hours. A form that came too late is kept in
/// hidden fields meanwhile, and can be sent afterwards. The form's token is checked here, since somebody else's calls for a sentence.
/// </summary>
[Authorize(Policy = Policies.SignedIn)]
[IgnoreAntiforgeryToken]
public sealed class UnlockModel(AllianceContext db, SignInService signIn, TicketService tickets, IAntiforgery antiforgery, TimeProvider time) : RoomPage
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whose page is beneath the lock; somebody else's password does not open it.</summary>
    [BindProperty(Name = "account")]
    public Guid? BeneathIs { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The late form's fields as JSON, and where it was going.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    [BindProperty]
    public string? KeptPath { get; set; }

    /// <summary>Files cannot be kept in a page.</summary>
    public bool LostFiles { get; private set; }

    /// <summary>The late form may be sent now.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Twelve hours have passed: the code is asked for again where there is one.</summary>
    public bool HasExpired { get; private set; }
    public bool NeedsCode { get; private set; }

    /// <summary>None where somebody has changed what this page gave out.</summary>
    public IReadOnlyList<KeptField> KeptFields
    {
        get
        {
            try
            {
                return Kept is null ? [] : JsonSerializer.Deserialize<List<KeptField>>(Kept)?.FindAll(f => f is { Name: not null, Value: not null }) ?? [];
            }
            catch (JsonException)
            {
                return [];
            }
        }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!HttpContext.Ticket().IsLockedAt(time.Instant())) return GoOn();
        await LoadAsync();
        return Page();
    }

    /// <summary>Takes in a form that arrived after the lock had fallen.</summary>
    public async Task<IActionResult> OnPostLateAsync()
    {
        if (!await antiforgery.HoldsAsync(HttpContext)) return BadRequest();
        if (HttpContext.Items[IdleLock.LatePathKey] is not string path) return RedirectToPage();
        var form = await Request.ReadFormAsync();
        (Kept, KeptPath, LostFiles) = (JsonSerializer.Serialize(TypedFields.Of(form)), path, form.Files.Count > 0);
        ModelState.Clear();
        (Password, Code) = (null, null);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (BeneathIs is not null && BeneathIs != User.AccountId()) return Refuse(Words["Somebody else has signed in in this browser meanwhile. Only they can go on here."]);
        if (!await antiforgery.HoldsAsync(HttpContext)) return Refuse(Words["This page is too old to be unlocked. Load it anew, and copy first what you typed."]);
        if (User.IsProvided()) return await AnswerProvidedAsync();
        var account = await db.Users.SingleAsync(a => a.Id == User.AccountId());
        if (NeedsCode && Request.WantsJson()) return Refuse(Words["It is more than 12 hours since you signed in. Sign in in another tab and come back to this one: what you typed here stays."]);
        var outcome = await CheckAsync(account);
        if (outcome == SignInOutcome.Locked) return await EndAsync();
        if (HasExpired && outcome == SignInOutcome.Welcome && account.IsPasswordOldAt(time.Instant())) return Refuse(Words["Your password is a year old. Sign in in another tab, choose a new one there, and come back to this one: what you typed here stays."]);
        if (outcome == SignInOutcome.Wrong) return Refuse(NeedsCode ? Words["The password or the code is not right."] : Words["This is not your password."]);
        await OpenAsync(account);
        return GoOnOpen();
    }

    /// <summary>There is no password to ask for: they show at the provider who they are, in another tab, and this one goes on with the new sign-in.</summary>
    private async Task<IActionResult> AnswerProvidedAsync()
    {
        if (HttpContext.Ticket().IsLockedAt(time.Instant())) return Refuse(Words["Sign in with your agency’s account first, in another tab. What you typed here stays."]);
        await tickets.UnlockAsync(HttpContext.Ticket().Id, Act("Coming back to a locked screen"));
        return GoOnOpen();
    }

    private IActionResult GoOnOpen()
    {
        if (Request.WantsJson()) return new JsonResult(new { ok = true, token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });
        if (Kept is null || !Url.IsLocalUrl(KeptPath)) return GoOn();
        (IsOpen, Password, Code) = (true, null, null);
        ModelState.Clear();
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        HasExpired = HttpContext.Ticket().HasExpiredAt(time.Instant());
        NeedsCode = HasExpired && !Agency.IsDemonstration && await db.Users.AnyAsync(a => a.Id == User.AccountId() && a.TwoFactorEnabled);
        return true;
    }

    private async Task<SignInOutcome> CheckAsync(Account account)
    {
        var (now, source) = (time.Instant(), HttpContext.Source());
        var outcome = await signIn.CheckPasswordAsync(account, Password ?? "", now, source);
        return outcome == SignInOutcome.Welcome && NeedsCode ? await signIn.CheckCodeAsync(account, Code ?? "", now, source) : outcome;
    }

    private async Task OpenAsync(Account account)
    {
        var ticket = HttpContext.Ticket().Id;
        if (!HasExpired)
        {
            await tickets.UnlockAsync(ticket, Act("Coming back to a locked screen"));
            return;
        }
        await tickets.RenewAsync(ticket, account, Act("Signing in again after 12 hours"));
        await HttpContext.SignInAsync(User);
    }

    /// <summary>Five wrong passwords: locked as at the sign-in, and out.</summary>
    private async Task<IActionResult> EndAsync()
    {
        var sentence = Words["After five wrong tries your account is locked. An administrator of {0} can release it.", Agency.Name];
        await HttpContext.SignOutAsync();
        if (Request.WantsJson()) return Refuse(sentence);
        if (Kept is null) return Done("~/sign-in", sentence);
        ModelState.AddModelError("", sentence);
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }

    private IActionResult Refuse(string sentence)
    {
        if (Request.WantsJson()) return new JsonResult(new { ok = false, message = sentence }) { StatusCode = StatusCodes.Status400BadRequest };
        ModelState.AddModelError("", sentence);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private RedirectResult GoOn() => Redirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/");
}
