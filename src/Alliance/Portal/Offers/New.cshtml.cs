using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Offers;

/// <summary>A contact offers something: what, at which hours, within which limits, until when.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class NewModel(OwnRecord record, OfferService offers, TimeProvider time) : PortalPage
{
    [BindProperty]
    public OfferInput Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new OfferInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new OfferRules(Agency.DayOf(time.Instant())), Input);
        var screened = await ScreenAsync(Person.PartnerId, Input.Words, Input.Limits);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await offers.MakeAsync(ContactId, Person.PartnerId, Input.ToOffer() with { Screened = screened }, Act("Offering something"));
        return Done("~/portal/offers", Words["Thank you. It stands here, and your officer is told."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        return true;
    }
}

public sealed class OfferInput
{
    public Guid Id { get; set; }
    public OfferKind? Kind { get; set; }
    public SpokenLanguage? Language { get; set; }
    public string? Words { get; set; }
    public string? Limits { get; set; }
    public DateOnly? UntilOn { get; set; }

    /// <summary>From Monday to Sunday; a day without a beginning is not offered.</summary>
    public List<HoursInput> Hours { get; set; } = [.. Enumerable.Range(0, 7).Select(_ => new HoursInput())];

    public NewOffer ToOffer() => new()
    {
        Id = Id,
        Kind = Kind!.Value,
        Language = Language,
        Words = Words!.Trim(),
        Limits = Limits?.Trim(),
        UntilOn = UntilOn,
        Hours = [.. Hours.Take(7).Select((hours, index) => (Day: (DayOfWeek)((index + 1) % 7), hours.From, hours.Until)).Where(h => h is { From: not null, Until: not null }).Select(h => (h.Day, h.From!.Value, h.Until!.Value))],
    };
}

public sealed class HoursInput
{
    public TimeOnly? From { get; set; }
    public TimeOnly? Until { get; set; }
}

public sealed class OfferRules : AbstractValidator<OfferInput>
{
    public OfferRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Kind).NotNull().WithMessage("Choose what you offer.").IsInEnum().WithMessage("Choose what you offer.");
        RuleFor(i => i.Language).NotNull().When(i => i.Kind == OfferKind.Language).WithMessage("Say which language.").IsInEnum().WithMessage("Say which language.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say it in a few words.").MaximumLength(Offer.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
        RuleFor(i => i.Limits).MaximumLength(Offer.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
        RuleFor(i => i.UntilOn).GreaterThanOrEqualTo(today).WithMessage("That day has passed. Choose a later one, or leave it empty.");
        RuleFor(i => i.Hours).Must(hours => hours?.TrueForAll(h => h.From is null == h.Until is null) == true).WithMessage("Each day needs both a beginning and an end.");
    }
}
