using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;
using Alliance.Coaching.Summary;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>Turn by turn what moved and why; once more, show it to a trainer, take it away. The learner's own, or shown to a trainer by hand.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class AfterModel(AllianceContext db, PracticeReader reader, PracticeService practice, TurnCoder coder, ReadLog reads) : RoomPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? Trainer { get; set; }

    public PracticeStory Story { get; private set; } = null!;
    public bool IsMine { get; private set; }
    public PartnerState Start { get; private set; } = null!;
    public SessionSummary Summary { get; private set; } = null!;
    public Feedback Feedback { get; private set; } = null!;

    /// <summary>What each answer said of the change the two agreed to talk about, in their order; none where they agreed on no change.</summary>
    public IReadOnlyList<Learned<Talk>?> Talks { get; private set; } = [];

    public IReadOnlyList<ShareRow> Shares { get; private set; } = [];
    public IReadOnlyList<TrainerRow> Trainers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
        {
            if (!User.IsInRole(nameof(Role.Trainer)) || await reader.SharedAsync(Id, User.AccountId()) is not { } shared) return NotFound();
            await reads.RecordAsync(Act(PracticeEvents.Purpose), PracticeEvents.SharedPracticeRead, nameof(PracticeSession), [Id], HttpContext.RequestAborted);
            Show(shared);
        }
        else if (Story is { IsOpen: true, Talk: not null }) return Redirect($"~/Training/Practice/{Id}");
        return Page();
    }

    public IActionResult OnPost() => NotFound();

    public async Task<IActionResult> OnPostShareAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Trainers.FirstOrDefault(t => t.Id == Trainer) is not { } trainer)
        {
            ModelState.AddModelError(nameof(Trainer), Words["Choose the trainer you want to show it to."]);
            return await ShowAgainAsync();
        }
        await practice.ShareAsync(Story.Session, trainer.Id, Act(PracticeEvents.Purpose));
        return Done($"~/Training/Practice/{Id}/After", Words["{0} can open it now, until you take it back.", trainer.Name]);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid share)
    {
        if (!await LoadAsync()) return NotFound();
        await practice.TakeBackAsync(Story.Session, share, Act(PracticeEvents.Purpose));
        return Done($"~/Training/Practice/{Id}/After", Words["Taken back. Nobody but you can open it."]);
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await practice.DeleteAsync(Story.Session, Act(PracticeEvents.Purpose));
        return Done("~/Training/Practice", Words["Deleted. Nothing of it is left here."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await reader.OwnAsync(Id, User.AccountId()) is not { } story) return false;
        IsMine = true;
        Show(story);
        Shares = await SharesAsync();
        Trainers = await (from account in db.Users
                          where account.LockoutEnd == null && db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.EndedAt == null && g.Role == Role.Trainer) && account.Id != story.Session.LearnerId
                          where !db.Set<PracticeShare>().Any(s => s.SessionId == Id && s.TrainerId == account.Id && s.TakenBackAt == null)
                          orderby account.DisplayName
                          select new TrainerRow(account.Id, account.DisplayName)).ToListAsync();
        return true;
    }

    private void Show(PracticeStory story)
    {
        Story = story;
        var coded = Coded(story);
        (Summary, Feedback) = (SessionSummary.Of(coded, story.Scenario?.Goal is not null), Alliance.Coaching.Summary.Feedback.Of(coded));
        Talks = [.. coded.Where(turn => turn.Turn.Speaker == Speaker.Partner).Skip(1).Select(turn => turn.Talk)];
        if (story is { Scenario: { } scenario, Talk: not null }) Start = Conversation.Begin(scenario, story.Session.Seed).State;
    }

    /// <summary>Both sides' turns: the officer's as they were coded then; the partner's are looked at only where a change was agreed on.</summary>
    private List<CodedTurn> Coded(PracticeStory story)
    {
        var theirs = story.Scenario?.Goal is null ? null : coder(story.Said);
        return [.. story.Said.Select((turn, i) => turn.Speaker == Speaker.Officer ? TurnCodes.Read(story.Turns[(i - 1) / 2]) : theirs?[i] ?? new CodedTurn(turn, null, null, null, null, []))];
    }

    private async Task<IReadOnlyList<ShareRow>> SharesAsync()
    {
        var rows = await (from share in db.Set<PracticeShare>()
                          where share.SessionId == Id
                          join trainer in db.Users on share.TrainerId equals trainer.Id
                          orderby share.SharedAt, share.Id
                          select new { share.Id, trainer.DisplayName, share.SharedAt, share.TakenBackAt, ReadAt = db.AuditEvents.Where(e => e.EntityId == Id && e.ActorId == trainer.Id).Max(e => (DateTime?)e.At) }).ToListAsync();
        return [.. rows.Select(r => new ShareRow(r.Id, r.DisplayName, Agency.DayOf(r.SharedAt), r.TakenBackAt is { } back ? Agency.DayOf(back) : null, r.ReadAt is { } read ? Agency.DayOf(read) : null))];
    }
}

/// <param name="ReadOn">When the trainer last opened it; null where they did not.</param>
public sealed record ShareRow(Guid Id, string Name, DateOnly On, DateOnly? TakenBackOn, DateOnly? ReadOn);

public sealed record TrainerRow(Guid Id, string Name);
