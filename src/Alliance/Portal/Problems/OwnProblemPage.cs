using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Alliance.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Problems;

/// <summary>A page of a problem that this contact was asked about. What is written is read by everybody who takes part.</summary>
public abstract class OwnProblemPage(OwnRecord record, ProblemReader reader, TimeProvider time) : PortalPage
{
    public Person Person { get; private set; } = null!;
    public ProblemStory Story { get; private set; } = null!;
    public bool HasJoined { get; private set; }
    public DateTime Now => time.Instant();
    public DateOnly Today => Agency.DayOf(Now);
    public bool IsOpen => Story.Problem.Stage != ProblemStage.Closed;
    public bool MayWrite => HasJoined && IsOpen;

    protected abstract Guid ProblemId { get; }

    /// <summary>Whether this form was sent: what was typed comes back in the form it was typed in.</summary>
    public bool IsForm(string handler) => HttpMethods.IsPost(Request.Method) && string.Equals((string?)Request.Query["handler"] ?? "", handler, StringComparison.OrdinalIgnoreCase);

    /// <summary>A new key for each form of the page.</summary>
    public Guid NewKey() => Guid.CreateVersion7(time.GetUtcNow());

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person || await reader.FindAsync(ProblemId, HttpContext.RequestAborted) is not { } story) return false;
        if (story.Members.FirstOrDefault(m => m.ContactId == ContactId) is not { } mine) return false;
        (Person, Story, HasJoined) = (person, story, mine.JoinedAt is not null);
        return true;
    }

    protected async Task ScreenForAllAsync(params IEnumerable<string?> texts)
    {
        var screened = await ScreenAsync(Person.PartnerId, texts);
        if (screened?.SpeaksOfOthers == true) ModelState.AddModelError("", Words["Everybody who takes part reads this. Please say it without naming or describing anybody."]);
        if (ModelState.IsValid) TellSteward(nameof(Problem), Story.Id, screened, Act(ProblemEvents.Purpose));
    }

    protected RedirectResult Back(string banner) => Done($"~/portal/problems/{Story.Id}", banner);
}

/// <summary>What a contact would do for an option, and by when.</summary>
public class OwnPart
{
    public const string TooOld = "This form is too old to be saved. Open it again; copy what you typed first.";

    public Guid Id { get; set; }
    public string? Part { get; set; }
    public DateOnly? DueOn { get; set; }

    public bool IsOffering => !string.IsNullOrWhiteSpace(Part);
}

public sealed class OfferRules : AbstractValidator<OwnPart>
{
    public OfferRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage(OwnPart.TooOld);
        RuleFor(i => i.Part).NotEmpty().WithMessage("Say what you would do.").MaximumLength(OptionPart.WordsMaxLength).WithMessage("Say it in at most 200 characters.");
        RuleFor(i => i.DueOn).NotNull().WithMessage("Say by when.").Must(day => day is null || day >= today && day <= today.AddYears(2)).WithMessage("Choose a day that is still to come, within two years.");
    }
}
