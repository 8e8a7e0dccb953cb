using Alliance.Evaluation.Keys;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>The steward sends a wave's invitations and reminders. The key is typed for each, and kept nowhere.</summary>
[Authorize(Policy = EvaluationPolicies.HoldKey)]
public sealed class SendModel(AllianceContext db, StudyKeys keys, PeopleToAsk people, SurveyInvitationService invitations, TimeProvider time) : SurveyPage(db, time)
{
    [BindProperty]
    public string? Key { get; set; }

    public bool HasKey { get; private set; }

    /// <summary>How many agreed and can be reached.</summary>
    public int Reachable { get; private set; }
    public int Asked { get; private set; }
    public int Answered { get; private set; }
    public Sent? Sent { get; private set; }
    public bool WasReminder { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync() => SendAsync(invitations.InviteAsync, isReminder: false);

    public Task<IActionResult> OnPostRemindAsync() => SendAsync(invitations.RemindAsync, isReminder: true);

    private async Task<IActionResult> SendAsync(Func<SurveyWave, OpenKey, string, ActionContext, Task<Sent>> send, bool isReminder)
    {
        if (!await LoadAsync()) return NotFound();
        var key = await keys.OpenAsync(Study!.Id, Key);
        if (key is null) ModelState.AddModelError(nameof(Key), Words["This is not the study’s key. Check each group; no key is kept here to compare it with."]);
        if (State != WaveState.Open) ModelState.AddModelError("", Words["Letters go out while the survey is open. This one is not."]);
        if (Address is null) ModelState.AddModelError("", Words["The server’s address is not known, so a link cannot be made. Ask whoever runs the server to set it."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        (Sent, WasReminder) = (await send(Wave, key!, Address!, Act(EvaluationEvents.Purpose)), isReminder);
        // What was typed does not stand in the page that comes back.
        Key = null;
        ModelState.Clear();
        await LoadAsync();
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync() || Study is null || !Wave.Ways.HasFlag(SurveyWays.Link)) return false;
        HasKey = await keys.IsMadeAsync(Study.Id);
        Reachable = (await people.OfAsync(Wave, Now)).DistinctBy(p => p.Who).Count();
        Asked = await Db.Set<SurveyInvitation>().CountAsync(i => i.WaveId == Wave.Id);
        Answered = await Db.Set<SurveyInvitation>().CountAsync(i => i.WaveId == Wave.Id && i.AnsweredOn != null);
        return true;
    }
}
