using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Problems;

/// <summary>A page about one problem. What is written here is read by everybody who takes part, so words that speak of others are not kept at all.</summary>
public abstract class ProblemPage(ProblemReader reader, ScreeningDesk screening, TimeProvider time) : ScreenedPage(screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    public ProblemStory Story { get; private set; } = null!;

    public DateTime Now => time.Instant();

    /// <summary>Whose people may stand by name while it is being typed: the first who takes part.</summary>
    public Guid PartnerId => Story.Members.Select(m => m.PartnerId).FirstOrDefault();

    /// <summary>To whom the department can promise a part.</summary>
    public IReadOnlyList<Choice> Partners => [.. Story.Joined.DistinctBy(m => m.PartnerId).Select(m => new Choice(m.PartnerId, m.Partner))];

    protected Guid NewKey() => Guid.CreateVersion7(time.GetUtcNow());

    protected override async Task<bool> LoadAsync()
    {
        if (await reader.FindAsync(Id, HttpContext.RequestAborted) is not { } story) return false;
        Story = story;
        return true;
    }

    /// <summary>Whoever takes part finds the reading among those who looked: one event for each, committed together.</summary>
    protected Task OpenedAsync()
    {
        var reads = HttpContext.RequestServices.GetRequiredService<ReadLog>();
        return Task.WhenAll(Story.Members.Select(m => m.PartnerId).Distinct().Select(partner => reads.RecordAsync(Act(ProblemEvents.Purpose), ProblemEvents.ProblemRead, nameof(Partner), [partner], HttpContext.RequestAborted)));
    }

    /// <summary>Screens, and refuses words that speak of somebody: here they would be read by many.</summary>
    protected async Task ScreenForAllAsync(params IEnumerable<string?> texts)
    {
        var screened = await ScreenAsync(PartnerId, texts);
        if (screened?.SpeaksOfOthers == true) ModelState.AddModelError("", Words["Everybody who takes part reads this. Say it without naming or describing anybody: the place, the time, what happens."]);
        if (ModelState.IsValid) TellSteward(nameof(Problem), Id, screened, Act(ProblemEvents.Purpose));
    }

    protected IActionResult Back(string banner) => Done($"~/Problems/{Id}", banner);
}
