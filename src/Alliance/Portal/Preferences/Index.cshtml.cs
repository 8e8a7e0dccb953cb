using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Preferences;

/// <summary>A contact says how they want to be approached. What they leave empty is as it comes.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class IndexModel(AllianceContext db, OwnRecord record, PreferenceService preferences, TimeProvider time) : PortalPage
{
    [BindProperty]
    public PreferenceInput Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    /// <summary>Since when the present saying holds; null where there is none.</summary>
    public DateTime? SaidAt { get; private set; }

    /// <summary>The organisation asked that nobody come by.</summary>
    public bool AskedForPeace { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var called = await record.CalledAsync(Person);
        Input = PreferenceInput.Of(await preferences.CurrentAsync(ContactId), text => ContactReferences.Render(text, called));
        Input.Id = Guid.CreateVersion7(time.GetUtcNow());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new PreferenceRules(), Input);
        var screened = await ScreenAsync(Person.PartnerId, Input.Please, Input.PleaseNot);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await preferences.StateAsync(ContactId, Person.PartnerId, Input.ToPreference() with { Screened = screened }, Act("Saying how to be approached"));
        return Done("~/portal/preferences", Words["Thank you. Your officer reads it before they come."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        SaidAt = (await preferences.CurrentAsync(ContactId))?.SaidAt;
        AskedForPeace = await db.Set<ApproachWish>().AnyAsync(w => w.PartnerId == person.PartnerId && w.LiftedAt == null);
        return true;
    }
}

public sealed class PreferenceInput
{
    public Guid Id { get; set; }
    public SpokenLanguage? Language { get; set; }
    public List<Weekdays> Days { get; set; } = [];
    public TimeOnly? From { get; set; }
    public TimeOnly? Until { get; set; }
    public MeetingPlace? Place { get; set; }
    public bool CallFirst { get; set; }
    public string? Please { get; set; }
    public string? PleaseNot { get; set; }

    public static PreferenceInput Of(ApproachPreference? said, Func<string?, string?> render) => said is null ? new() : new()
    {
        Language = said.Language,
        Days = [.. Enum.GetValues<Weekdays>().Where(d => d != Weekdays.None && said.Days.HasFlag(d))],
        From = said.From,
        Until = said.Until,
        Place = said.Place,
        CallFirst = said.CallFirst,
        Please = render(said.Please),
        PleaseNot = render(said.PleaseNot),
    };

    public StatedPreference ToPreference() => new()
    {
        Id = Id,
        Language = Language,
        Days = Days.Aggregate(Weekdays.None, (all, one) => all | one),
        From = From,
        Until = Until,
        Place = Place,
        CallFirst = CallFirst,
        Please = Please?.Trim(),
        PleaseNot = PleaseNot?.Trim(),
    };
}

public sealed class PreferenceRules : AbstractValidator<PreferenceInput>
{
    public PreferenceRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Language).IsInEnum().WithMessage("Choose a language from the list.");
        RuleForEach(i => i.Days).IsInEnum().WithMessage("Choose days from the list.");
        RuleFor(i => i.Place).IsInEnum().WithMessage("Choose a place from the list.");
        RuleFor(i => i.Until).NotNull().When(i => i.From is not null).WithMessage("Say until when, too.");
        RuleFor(i => i.From).NotNull().When(i => i.Until is not null).WithMessage("Say from when, too.");
        RuleFor(i => i.Please).MaximumLength(ApproachPreference.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
        RuleFor(i => i.PleaseNot).MaximumLength(ApproachPreference.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
