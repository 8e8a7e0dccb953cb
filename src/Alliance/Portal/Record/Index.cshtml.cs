using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Portal.Problems;
using Alliance.Portal.Thanks;
using Alliance.Portal.Together;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Record;

/// <summary>A partner's first page: everything that is kept with them.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class IndexModel(OwnRecord record, OwnGoals own, OwnThanks ownThanks, OwnProblems problems, ReadLog reads, TimeProvider time) : PortalPage
{
    public Person Person { get; private set; } = null!;
    public LooksAfter? LooksAfter { get; private set; }
    public IReadOnlyList<OwnTalk> Talks { get; private set; } = [];
    public IReadOnlyList<OwnPromise> OpenPromises { get; private set; } = [];
    public IReadOnlyList<OwnPromise> AnsweredPromises { get; private set; } = [];

    public IReadOnlyList<GoalStory> Goals { get; private set; } = [];

    /// <summary>Problems in which they are asked to take part, and have not answered.</summary>
    public IReadOnlyList<OwnProblem> Asked { get; private set; } = [];

    /// <summary>The three questions that wait for this contact's answer.</summary>
    public CheckStory? Waiting { get; private set; }

    /// <summary>The newest thank you to them, for a month.</summary>
    public OwnThanksLine? Thanks { get; private set; }

    /// <summary>How a promise looks; the words beside it say the same.</summary>
    public string LookOf(OwnPromise promise) =>
        promise.State != PromiseState.Open ? promise.State.ToString().ToLowerInvariant() : promise.DueOn < Agency.DayOf(time.Instant()) ? "overdue" : "open";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return NotFound();
        (Person, LooksAfter) = (person, await record.LooksAfterAsync(person.PartnerId));
        var promises = await record.PromisesAsync(person);
        OpenPromises = [.. promises.Where(p => p.State == PromiseState.Open)];
        Talks = await record.ShownTalksAsync(person);
        if (!person.IsSafeContact) AnsweredPromises = [.. promises.Where(p => p.State != PromiseState.Open)];
        Goals = [.. (await own.GoalsAsync(person)).Where(g => g.End is null)];
        Asked = [.. (await problems.ListAsync(ContactId)).Where(p => !p.HasJoined)];
        Waiting = (await own.ChecksAsync(person)).FirstOrDefault(c => c.WaitsFor(Side.Them));
        var monthAgo = time.Instant().AddDays(-30);
        Thanks = (await ownThanks.ShownAsync(person)).FirstOrDefault(t => t.By == Side.Us && t.At > monthAgo);
        await reads.RecordAsync(Act("Reading one's own record"), PortalEvents.OwnRecordOpened, "Contact", [ContactId], HttpContext.RequestAborted);
        return Page();
    }
}
