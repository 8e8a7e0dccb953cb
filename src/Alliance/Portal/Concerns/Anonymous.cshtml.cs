using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Concerns;

/// <summary>
/// Where an organisation's public address leads: anybody raises a concern there without signing in. Neither a name nor a network
/// address is kept; a code, shown once, leads back to it.
/// </summary>
[AllowAnonymous]
public sealed class AnonymousModel(AllianceContext db, AgencyScope scope, OwnRecord record, ConcernService concerns, ConcernLinkService links, Knocks knocks, TimeProvider time) : PortalPage, IConcernForm
{
    /// <summary>How many one network address may raise in a quarter of an hour, and one organisation's address get in an hour.</summary>
    public const int PerSource = 5, PerLink = 20;

    [FromRoute]
    public string? Code { get; set; }

    [BindProperty]
    public ConcernInput Input { get; set; } = new();

    public Guid PartnerId { get; private set; }
    public string PartnerName { get; private set; } = "";
    public IReadOnlyList<string> Officers { get; private set; } = [];

    /// <summary>The code that leads back; only in the answer to the form.</summary>
    public string? ReturnCode { get; private set; }
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new ConcernInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new ConcernRules(), Input);
        var screened = await ScreenAsync(PartnerId, Input.Counts, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (await IsTooOftenAsync())
        {
            ModelState.AddModelError("", Words["Too many concerns came in at once. What you typed is still here; send it again in an hour."]);
            return await ShowAgainAsync(StatusCodes.Status429TooManyRequests);
        }
        var (code, hash) = Concerns.ReturnCode.New();
        var action = new ActionContext(scope.Current.Id, null, "Anonymous", time.Instant(), "Raising a concern without a name", null);
        if (await concerns.RaiseAsync(new NewConcern { Id = Input.Id, PartnerId = PartnerId, Kind = Input.Kind!.Value, Words = Input.Words!.Trim(), CodeHash = hash, Screened = screened }, action)) ReturnCode = code;
        IsSent = true;
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (scope.Agency is null || await links.PartnerOfAsync(Code?.ToLowerInvariant()) is not { } partnerId
            || await db.Set<Partner>().Where(p => p.Id == partnerId).Select(p => p.Name).SingleOrDefaultAsync() is not { } name) return false;
        (PartnerId, PartnerName, Officers) = (partnerId, name, await record.OfficersAsync(partnerId));
        return true;
    }

    private async Task<bool> IsTooOftenAsync()
    {
        var since = time.Instant() - TimeSpan.FromHours(1);
        return knocks.IsTooMany(HttpContext, "concern", PerSource) || await db.Set<Concern>().CountAsync(c => c.PartnerId == PartnerId && c.ContactId == null && c.RaisedAt > since) >= PerLink;
    }
}
