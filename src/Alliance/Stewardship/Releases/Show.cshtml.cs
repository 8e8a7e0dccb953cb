using System.Globalization;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Releases;

/// <summary>Chooses what goes out and what is blacked out; afterwards says what went.</summary>
[Authorize(Policy = StewardshipPolicies.Records)]
public sealed class ShowModel(AllianceContext db, ReleaseService releases, Releasables texts, ReadLog readings) : WatchedPage(db)
{
    /// <summary>The partner reads it as it stands.</summary>
    public const string Purpose = "Answering a request that the law allows";

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The texts that go.</summary>
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>Each sentence that is blacked out, as text, place and reason: <c>KEY:2:Safety</c>.</summary>
    [BindProperty]
    public List<string?> Black { get; set; } = [];

    public Release Release { get; private set; } = null!;
    public string Called { get; private set; } = "";
    public IReadOnlyList<Releasable> Texts { get; private set; } = [];
    public IReadOnlyList<ReleasedPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } release) return NotFound();
        if (release.ReleasedAt is not null) return Redirect($"~/Stewardship/Releases/{Id}");
        if (Chosen.Count == 0)
        {
            ModelState.AddModelError("", Words["Choose at least one text that goes out."]);
            return await ShowAgainAsync();
        }
        var black = Black.Select(Parse).OfType<(Guid Source, int Place, Redaction Reason)>().ToLookup(b => b.Source);
        if (!await releases.MakeAsync(release, [.. Chosen.Distinct().Select(id => new ChosenText(id, black[id].DistinctBy(b => b.Place).ToDictionary(b => b.Place, b => b.Reason)))], Act(Purpose)))
        {
            ModelState.AddModelError("", Words["What you chose is not there any more. Here is what there is now; choose again."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        return Done($"~/Stewardship/Releases/{Id}", release.ToldAt is null ? Words["Kept. Take the file now; the partner is told when the court's day has passed."] : Words["Kept. Take the file now; the partner is told."]);
    }

    public bool IsBlack(Guid source, int place, Redaction reason) => Black.Contains(ValueOf(source, place, reason));

    public static string ValueOf(Guid source, int place, Redaction reason) => $"{source}:{place.ToString(CultureInfo.InvariantCulture)}:{reason}";

    protected override async Task<bool> LoadAsync()
    {
        if (await FindAsync() is not { } release) return false;
        Release = release;
        Called = await CalledAsync(release.PartnerId) ?? "";
        Parts = await Db.Set<ReleasedPart>().AsNoTracking().Where(p => p.ReleaseId == Id).ToListAsync();
        if (release.ReleasedAt is not null) return true;
        await readings.RecordAsync(Act(Purpose), StewardshipEvents.ReleaseOpened, nameof(Partner), [release.PartnerId], HttpContext.RequestAborted);
        Texts = await texts.OfAsync(release.PartnerId);
        return true;
    }

    private Task<Release?> FindAsync() => Db.Set<Release>().SingleOrDefaultAsync(r => r.Id == Id);

    private static (Guid Source, int Place, Redaction Reason)? Parse(string? text) =>
        text?.Split(':') is [var source, var place, var reason] && Guid.TryParse(source, out var id) && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && Enum.TryParse<Redaction>(reason, out var why) && Enum.IsDefined(why) ? (id, at, why) : null;
}
