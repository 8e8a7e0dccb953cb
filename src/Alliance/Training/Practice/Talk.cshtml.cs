using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;
using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Practice;

/// <summary>The conversation: what was said, and a place for the next turn.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class TalkModel(PracticeReader reader, PracticeService practice, PartnerVoices voices, TurnCoder coder) : RoomPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public int? Choice { get; set; }

    /// <summary>Which turn the form was made for; sent twice, the second does nothing.</summary>
    [BindProperty]
    public int Number { get; set; }

    public PracticeStory Story { get; private set; } = null!;
    public Scenario Scenario => Story.Scenario!;
    public int Next => Story.Turns.Count + 1;
    public IReadOnlyList<WrittenTurn> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Story is not { IsOpen: true, Talk: { } talk } || Number != Next) return Back();
        var turn = Story.Session.Mode == PracticeMode.Choices ? Chosen() : Written();
        if (turn is null) return await ShowAgainAsync();
        var exchange = talk.Say(turn);
        var answer = await voices.Of(Story.Session.Voice).AnswerAsync(talk, [.. Story.Said, turn.Turn], HttpContext.RequestAborted);
        await practice.SayAsync(Story.Session, exchange, answer, Act(PracticeEvents.Purpose));
        return Back();
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await practice.LeaveAsync(Story.Session, Act(PracticeEvents.Purpose));
        return Redirect($"~/Training/Practice/{Id}/After");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await reader.OwnAsync(Id, User.AccountId()) is not { Scenario: not null } story) return false;
        Story = story;
        Choices = story.Session.Mode == PracticeMode.Choices ? story.Talk?.Choices() ?? [] : [];
        return true;
    }

    private CodedTurn? Chosen()
    {
        if (Choice is { } at && at >= 0 && at < Choices.Count) return Choices[at].Coded();
        ModelState.AddModelError(nameof(Choice), Words["Choose what you say."]);
        return null;
    }

    private CodedTurn? Written()
    {
        var words = Said?.Trim() ?? "";
        if (words.Length == 0) ModelState.AddModelError(nameof(Said), Words["Type what you would say."]);
        else if (words.Length > PracticeTurn.WordsMaxLength) ModelState.AddModelError(nameof(Said), Words["Say it in at most {0} characters: a turn is what one says before the other answers. What you typed is still here.", PracticeTurn.WordsMaxLength]);
        if (!ModelState.IsValid) return null;
        var coded = coder([.. Story.Said, new Turn(Speaker.Officer, words)])[^1];
        if (coded.Refusal is null) return coded;
        ModelState.AddModelError(nameof(Said), Words[coded.Refusal]);
        return null;
    }

    private RedirectResult Back() => Redirect($"~/Training/Practice/{Id}{(Story.Turns.Count == 0 ? "" : "#last")}");
}
