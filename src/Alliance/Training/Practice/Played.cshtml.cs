using System.ComponentModel.DataAnnotations;
using Alliance.Coaching.Scenarios;
using Alliance.Coaching.Summary;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Practice;

/// <summary>A role-play: the second one's yes, and then what was said, read out in numbers and forgotten.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class PlayedModel(RolePlayService plays, TurnCoder coder, TimeProvider time) : RoomPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public TextKind? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public RolePlayRow Play { get; private set; } = null!;
    public SessionSummary? Summary { get; private set; }
    public Feedback? Feedback { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAgreeAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await plays.AgreeAsync(Id, Act(PracticeEvents.Purpose));
        return Done($"~/Training/Practice/RolePlay/{Id}", Words["Agreed. Either of you can paste what was said."]);
    }

    public async Task<IActionResult> OnPostDeclineAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await plays.DeclineAsync(Id, Act(PracticeEvents.Purpose));
        return Done("~/Training/Practice/RolePlay", Words["Taken back. Nothing of it is kept."]);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || !Play.IsAgreed) return NotFound();
        if (Kind is not { } kind || !Enum.IsDefined(kind)) ModelState.AddModelError(nameof(Kind), Words["Say what this text is."]);
        else if (kind != TextKind.Played) ModelState.AddModelError(nameof(Kind), Words["That is not looked at here. Whoever spoke did not agree to be practiced with, and their words belong to them."]);
        if (Transcript.Read(Text, out var turns) is { } mistake) ModelState.AddModelError(nameof(Text), Words[mistake]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var coded = coder(turns);
        (Summary, Feedback) = (SessionSummary.Of(coded), Alliance.Coaching.Summary.Feedback.Of(coded));
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        if ((await plays.OfAsync(User.AccountId(), time.Instant())).FirstOrDefault(p => p.Id == Id) is not { } play) return false;
        Play = play;
        return true;
    }
}

public enum TextKind
{
    [Display(Name = "A role-play between the two of us, about invented people")] Played = 1,
    [Display(Name = "A real conversation, or one I remember")] Real = 2,
    [Display(Name = "Body-camera text")] BodyCamera = 3,
    [Display(Name = "A recording of somebody from the public")] Recording = 4,
}
