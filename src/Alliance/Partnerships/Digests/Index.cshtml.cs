using Alliance.Partnerships.Consents;
using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Digests;

/// <summary>The letter of the day: whether, when and where to.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(DigestService digests, DigestTrouble trouble, TimeProvider time) : RoomPage
{
    private const string Purpose = "Seeing to my letter of the day";

    [BindProperty]
    public DigestInput Input { get; set; } = new();

    public DigestWish? Wish { get; private set; }
    public BouncingAddress? Bouncing { get; private set; }
    public bool IsOfficer => User.IsInRole(nameof(Role.Officer));

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Input = new DigestInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Address = Wish?.Address, Hour = Wish?.Hour ?? 7 };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Check(new DigestInputRules(), Input)) return await ShowAgainAsync();
        await digests.AskAsync(Input.Id, Input.Address!.Trim(), Input.Hour!.Value, Act(Purpose));
        return Done("~/Partnerships/Digest", Words["Kept. It comes on working days at {0}.", Clock(Input.Hour.Value)]);
    }

    public async Task<IActionResult> OnPostStopAsync()
    {
        await digests.StopAsync(Act(Purpose));
        return Done("~/Partnerships/Digest", Words["Stopped. The address is forgotten."]);
    }

    public async Task<IActionResult> OnPostAgainAsync()
    {
        await digests.TryAgainAsync(Act(Purpose));
        return Done("~/Partnerships/Digest", Words["The next one is sent there again."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Wish = await digests.OfAsync(User.AccountId(), User.ActingRole());
        Bouncing = await trouble.OfAsync(User.AccountId(), User.ActingRole());
        return true;
    }

    public static string Clock(int hour) => new TimeOnly(hour, 0).ToString("h tt", System.Globalization.CultureInfo.CurrentCulture);
}

public sealed class DigestInput
{
    public Guid Id { get; set; }
    public string? Address { get; set; }
    public int? Hour { get; set; }
}

public sealed class DigestInputRules : AbstractValidator<DigestInput>
{
    public DigestInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Address).NotEmpty().WithMessage("Type the address the letter goes to.")
            .Must(a => a is null || PrivateAddress.IsAddress(a)).WithMessage("This does not look like an e-mail address. Check it, please.");
        RuleFor(i => i.Hour).Must(h => h is { } hour && DigestWish.Hours.Contains(hour)).WithMessage("Choose one of the hours.");
    }
}
