using Alliance.Partnerships.Concerns;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Concerns;

/// <summary>A contact follows their own concern, says more, and says how far it is solved.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class ShowModel(AllianceContext db, OwnRecord record, ConcernReading reading, ConcernService concerns, TimeProvider time) : PortalPage, IConcernThread
{
    /// <summary>They asked for no visible history: what has ended is not shown.</summary>
    private bool isSafeContact;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ConcernReply Input { get; set; } = new();

    public OwnConcern Concern { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || isSafeContact && Concern.State is not (ConcernState.Open or ConcernState.Answered)) return NotFound();
        Input = new ConcernReply { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new SayingRules(), Input);
        if (await NewsAsync() is not { } news) return await ShowAgainAsync();
        await concerns.SayAsync(await RowAsync(), news, Act("Saying more about a concern"));
        return Done($"~/portal/concerns/{Id}", Words["It stands with your concern."]);
    }

    public async Task<IActionResult> OnPostJudgeAsync()
    {
        if (!await LoadAsync() || !Concern.MayBeJudged) return NotFound();
        Check(new VerdictRules(), Input);
        if (await NewsAsync() is not { } news) return await ShowAgainAsync();
        await concerns.JudgeAsync(await RowAsync(), Input.Verdict!.Value, news, Act("Saying whether a concern is solved"));
        return Done($"~/portal/concerns/{Id}", Input.Verdict == ConcernStepKind.NotSolved ? Words["Thank you. It is open again."] : Words["Thank you for saying so."]);
    }

    private async Task<ConcernNews?> NewsAsync()
    {
        var screened = await ScreenAsync(Concern.PartnerId, new ConcernInput { Kind = Concern.Kind }.Counts, Input.Words);
        return ModelState.IsValid ? new ConcernNews(Input.Id, Input.Words?.Trim(), screened) : null;
    }

    private Task<Concern> RowAsync() => db.Set<Concern>().SingleAsync(c => c.Id == Id && c.ContactId == ContactId);

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person || (await reading.OfContactAsync(ContactId, await record.CalledAsync(person))).FirstOrDefault(c => c.Id == Id) is not { } concern) return false;
        (Concern, isSafeContact) = (concern, person.IsSafeContact);
        return true;
    }
}
