using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts.Administration;

/// <summary>Adds somebody, and shows their temporary password once.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class AddModel(AccountService accounts, UserManager<Account> names) : RoomPage
{
    private static readonly InlineValidator<Person> Rules = new()
    {
        v => v.RuleFor(p => p.Name).NotEmpty().WithMessage("Type the name that colleagues and partners know."),
        v => v.RuleFor(p => p.Name).MaximumLength(Account.NameMaxLength).WithMessage(AccountRules.NameSentence),
        v => v.RuleFor(p => p.UserName).NotEmpty().WithMessage("Type a user name to sign in with."),
        v => v.RuleFor(p => p.UserName).Matches(AccountRules.UserName).WithMessage(AccountRules.UserNameSentence).When(p => !string.IsNullOrEmpty(p.UserName)),
        v => v.RuleFor(p => p.Roles).NotEmpty().WithMessage("Choose at least one role."),
    };

    [BindProperty]
    public Person Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Check(Rules, Input)) return await ShowAgainAsync();
        var password = TemporaryPassword.New();
        var errors = await accounts.AddAsync(new NewAccount { UserName = Input.UserName!, DisplayName = Input.Name!, Password = password, Roles = Input.Roles }, Act("Adding an account"));
        foreach (var sentence in errors) ModelState.AddModelError("Input.UserName", Words[sentence]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var added = await names.FindByNameAsync(Input.UserName!.Trim());
        TempData[ShowModel.PasswordKey] = password;
        return Done($"~/accounts/{added!.Id}", Words["{0} can sign in now.", added.DisplayName]);
    }
}

public sealed record Person
{
    public string? Name { get; init; }
    public string? UserName { get; init; }
    public List<Role> Roles { get; init; } = [];
}
