using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts;

/// <summary>A password of one's own, in the middle of a sign-in whose password was temporary or a year old.</summary>
[AllowAnonymous]
public sealed class PasswordModel(HalfSignIn half, AccountService accounts, TimeProvider time) : RoomPage
{
    [BindProperty]
    public ChosenPassword Input { get; set; } = new();

    /// <summary>Whether the password was one's own before, and has only become too old.</summary>
    public bool IsOld { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : Redirect("~/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await half.FindAsync() is not { } account) return Done("~/sign-in", Words["That took a little too long. Please start again."]);
        // Whoever still owes a code cannot choose a password.
        if (await half.NextAsync() is var step && step != "~/password") return Redirect(step);
        if (!Check(ChosenPassword.Rules, Input)) return await ShowAgainAsync();
        var action = new ActionContext(account.AgencyId, account.Id, ActionContext.SystemRole, time.Instant(), "Choosing a password", HttpContext.Source());
        foreach (var sentence in await accounts.ChoosePasswordAsync(account, Input.New!, null, action))
            ModelState.AddModelError("Input.New", Words[sentence]);
        return ModelState.IsValid ? Redirect(await half.NextAsync()) : await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await half.FindAsync() is not { } account) return false;
        IsOld = account.PasswordChangedAt is not null;
        return true;
    }
}

public sealed record ChosenPassword
{
    public static readonly InlineValidator<ChosenPassword> Rules = new()
    {
        v => v.RuleFor(p => p.New).NotEmpty().WithMessage("Type the new password."),
        v => v.RuleFor(p => p.Again).Equal(p => p.New).WithMessage("The two do not match. Type the new password in both boxes.").When(p => !string.IsNullOrEmpty(p.New)),
    };

    public string? New { get; init; }
    public string? Again { get; init; }
}
