using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>
/// A form about one partner. It is found within the agency only; what belongs to a relationship is found by its owner and backup,
/// and for anybody else there is nothing here, on reading and on posting alike.
/// </summary>
public abstract class PartnerPage(AllianceContext db, ScreeningDesk screening) : ScreenedPage(screening)
{
    private readonly List<NowThere> thereNow = [];

    public PartnerBrief Partner { get; private set; } = null!;

    /// <summary>Whether the reader owns or backs the partner's relationship, acting as an officer.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Where somebody else was faster: what is kept now and differs from what was typed.</summary>
    public IReadOnlyList<NowThere> ThereNow => thereNow;

    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    protected AllianceContext Db => db;

    protected async Task<bool> FindAsync(Guid partnerId)
    {
        if (await db.Set<Partner>().Where(p => p.Id == partnerId).Select(p => new PartnerBrief(p.Id, p.Name, p.Kind)).SingleOrDefaultAsync() is not { } partner) return false;
        Partner = partner;
        IsOwn = await db.HoldsAsync(partnerId, Act(""));
        return true;
    }

    protected async Task<bool> FindOwnAsync(Guid partnerId) => await FindAsync(partnerId) && IsOwn;

    /// <summary>Records that somebody opened this part of the partner's record.</summary>
    protected Task OpenedAsync(string purpose) =>
        HttpContext.RequestServices.GetRequiredService<ReadLog>().RecordAsync(Act(purpose), PartnershipEvents.PartnerOpened, nameof(Partner), [Partner.Id], HttpContext.RequestAborted);

    /// <summary>Writes the names of contacts into a text, for whoever may read them; for others, dots.</summary>
    protected async Task<Func<string?, string?>> NamesIntoAsync()
    {
        var names = IsOwn ? await db.ContactNamesAsync([Partner.Id], Words) : [];
        return text => ContactReferences.Render(text, names.GetValueOrDefault);
    }

    /// <summary>Says what a field holds now where it is not what was typed.</summary>
    protected void Compare(string label, string? now, string? typed)
    {
        if ((now ?? "") != (typed ?? "")) thereNow.Add(new NowThere(Words[label], now));
    }

    /// <summary>Makes a hidden field show the value that the page model holds now, not the one that was posted.</summary>
    protected void Renew(string field) => ModelState.Remove(field);
}

public sealed record PartnerBrief(Guid Id, string Name, PartnerKind Kind);

public sealed record NowThere(string Label, string? Value);
