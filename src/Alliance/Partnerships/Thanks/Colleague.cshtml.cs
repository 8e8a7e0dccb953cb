using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Thanks;

/// <summary>Thanks somebody who works here.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class ColleagueModel(AllianceContext db, ThanksService thanks, TimeProvider time) : ScreenedPage
{
    [BindProperty]
    public ColleagueInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Input = new ColleagueInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        Check(new ColleagueRules(), Input);
        if (Input.ToId is { } to && !Colleagues.Any(c => c.Id == to)) ModelState.AddModelError("Input.ToId", Words["Choose one of us."]);
        var screened = await ScreenAsync(Guid.Empty, Input.Words);
        MustNameNobody("Input.Words");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await thanks.GiveColleagueAsync(new NewColleagueThanks(Input.Id, Input.ToId!.Value, Input.Words!.Trim(), Input.MayBeShared, screened), Act("Thanking a colleague"));
        return Done("~/Partnerships/Thanks", Words["Thanked. They read it on their Today."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        // Those who have a page to read it on.
        Colleagues = await (from account in db.Users
                            where account.Id != me && account.LockoutEnd == null && db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.EndedAt == null && (g.Role == Role.Officer || g.Role == Role.Supervisor))
                            orderby account.DisplayName
                            select new Choice(account.Id, account.DisplayName)).ToListAsync();
        return true;
    }
}

public sealed class ColleagueInput
{
    public Guid Id { get; set; }
    public Guid? ToId { get; set; }
    public string? Words { get; set; }
    public bool MayBeShared { get; set; }
}

public sealed class ColleagueRules : AbstractValidator<ColleagueInput>
{
    public ColleagueRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.ToId).NotNull().WithMessage("Choose whom you thank.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what for, in a sentence.").MaximumLength(ThankYou.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
