using Alliance.Platform.Accounts.Passkeys;
using Alliance.Platform.Accounts.Providers;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Web;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts;

/// <summary>
/// The sign-in: what this system is, and the button that agrees to it. An unknown name, a wrong password and a locked account get
/// one and the same answer, so that nothing can be learned by trying.
/// </summary>
[AllowAnonymous]
public sealed class SignInModel(AgencyScope scope, AgencyDirectory directory, SignInService signIn, HalfSignIn half, ProviderService providers, PasskeyDesk passkeys, IEnumerable<QuickSignIn> quick, TimeProvider time) : RoomPage
{
    private static readonly InlineValidator<Credentials> Rules = new()
    {
        v => v.RuleFor(c => c.UserName).NotEmpty().WithMessage("Type your user name."),
        v => v.RuleFor(c => c.Password).NotEmpty().WithMessage("Type your password."),
    };

    [BindProperty]
    public Credentials Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why the agency's provider did not lead here.</summary>
    [BindProperty(SupportsGet = true)]
    public ProviderTrouble? Trouble { get; set; }

    /// <summary>The agency's provider, by its name; null where people come in by name and password only.</summary>
    public string? Provider { get; private set; }

    public Agency? Here => scope.Agency;

    /// <summary>The agencies to choose from, where the address names none.</summary>
    public IReadOnlyList<Agency> Choices { get; private set; } = [];

    /// <summary>Part of an agency's name, where there are many.</summary>
    public string? Find { get; private set; }

    public IReadOnlyList<QuickSignIn> Quick => Here?.IsDemonstration == true ? [.. quick] : [];

    public async Task<IActionResult> OnGetAsync(string? find)
    {
        Find = find;
        await LoadAsync();
        if (Trouble is { } trouble && Here is not null) ModelState.AddModelError("", Words.Say(trouble, Provider ?? Words["Your agency’s own accounts"], Here.Name));
        return Page();
    }

    /// <summary>The last step of a sign-in that replaced another one in this browser.</summary>
    public async Task<IActionResult> OnGetEnterAsync() =>
        await half.FindAsync() is null ? Redirect("~/sign-in") : Redirect(await half.NextAsync());

    public async Task<IActionResult> OnPostAsync()
    {
        if (Here is null) return RedirectToPage();
        return Check(Rules, Input) ? await TryAsync(Input.UserName!, Input.Password!, null) : await ShowAgainAsync();
    }

    /// <summary>What the browser's script asks a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Here is null ? NotFound() : Content(await passkeys.AskWhoAsync(HttpContext), "application/json");

    /// <summary>A passkey shows both factors at once.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (Here is null) return RedirectToPage();
        var (outcome, account) = await passkeys.CheckAsync(HttpContext, credential ?? "", time.Instant());
        if (outcome != SignInOutcome.Welcome) return await RefuseAsync(Words["This passkey opens nothing here. It may have been removed, or the account is locked. Sign in by name, or ask an administrator of {0}.", Here.Name]);
        if ((await signIn.RolesAsync(account!.Id)).Count == 0) return await RefuseAsync(Words["Your account has no role yet, so there is nothing to open. Ask an administrator of {0} to give you one.", Here.Name]);
        return Redirect(await half.BeginWithoutPasswordAsync(account, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null, isProvided: false, needsCode: false));
    }

    /// <summary>One of the invented people, by one tap.</summary>
    public async Task<IActionResult> OnPostTapAsync(string? who) =>
        Quick.FirstOrDefault(q => q.Role.ToString() == who) is { } chosen ? await TryAsync(chosen.UserName, chosen.Password, chosen.Role) : RedirectToPage();

    protected override async Task<bool> LoadAsync()
    {
        if (Here is null) Choices = await directory.AllAsync(HttpContext.RequestAborted);
        else Provider = (await providers.FindAsync())?.Name;
        return true;
    }

    private async Task<IActionResult> TryAsync(string name, string password, Role? wanted)
    {
        var (outcome, account) = await signIn.CheckPasswordAsync(name.Trim(), password, time.Instant(), HttpContext.Source());
        if (outcome != SignInOutcome.Welcome) return await RefuseAsync(Words["We could not sign you in. Check the user name and the password. After five wrong tries within 15 minutes an account is locked, and stays so until an administrator of {0} releases it.", Here!.Name]);
        if ((await signIn.RolesAsync(account!.Id)).Count == 0) return await RefuseAsync(Words["Your account has no role yet, so there is nothing to open. Ask an administrator of {0} to give you one.", Here!.Name]);
        return Redirect(await half.BeginAsync(account, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null, wanted));
    }

    private Task<IActionResult> RefuseAsync(string sentence)
    {
        ModelState.AddModelError("", sentence);
        return ShowAgainAsync();
    }
}

public sealed record Credentials
{
    public string? UserName { get; init; }
    public string? Password { get; init; }
}
