using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

public sealed record TieState(TieQuality Quality, TieFlow Flow, Supports Supports);

public sealed record NewOrganizationTie
{
    /// <summary>Made with the form: the same form posted twice is one tie.</summary>
    public required Guid Id { get; init; }
    public required Guid FirstId { get; init; }
    public required Guid SecondId { get; init; }
    public required TieState State { get; init; }
}

/// <summary>Keeps how organisations stand with each other; what was said before stays, with who and when.</summary>
public sealed class OrganizationTieService(AllianceContext db)
{
    private const int BatchSize = 200;

    private static readonly Sentence ToItself = new("An organization has no tie to itself. Choose two different ones.");
    private static readonly Sentence Gone = new("One of the two is no longer here: it was joined with another entry or taken back. Look it up again.");
    private static readonly Sentence OfAPerson = new("A neighbor on their own is a person, and this map shows organizations only. Choose an organization.");
    private static readonly Sentence Ended = new("This tie has been ended meanwhile. If they have to do with each other again, note a new one.");

    /// <returns>Why not; null where it is kept.</returns>
    public async Task<Sentence?> AddAsync(NewOrganizationTie input, ActionContext action)
    {
        if (await db.Set<OrganizationTie>().AnyAsync(t => t.Id == input.Id)) return null;
        if (input.FirstId == input.SecondId) return ToItself;
        await using var write = await db.BeginWriteAsync();
        if (await WhyNotAsync(input.FirstId, input.SecondId) is { } refusal) return refusal;
        var tie = new OrganizationTie { AgencyId = action.AgencyId, Id = input.Id, FirstId = input.FirstId, SecondId = input.SecondId };
        db.Add(tie);
        await SayAsync(tie, input.State, PartnershipEvents.TieNoted, action);
        await write.CommitAsync();
        return null;
    }

    /// <param name="tie">The tie as it is kept now.</param>
    /// <param name="version">The version that the form showed.</param>
    /// <param name="state">How it is from now on; the same as before says that it is still so.</param>
    /// <param name="action">Who says so.</param>
    /// <returns>Why not; null where it is kept.</returns>
    public async Task<Sentence?> ChangeAsync(OrganizationTie tie, int version, TieState state, ActionContext action)
    {
        if (tie.EndedAt is not null) return Ended;
        db.Entry(tie).Property(t => t.Version).OriginalValue = version;
        await SayAsync(tie, state, PartnershipEvents.TieChanged, action);
        return null;
    }

    public async Task EndAsync(OrganizationTie tie, int version, TieEnding ending, ActionContext action)
    {
        if (tie.EndedAt is not null) return;
        db.Entry(tie).Property(t => t.Version).OriginalValue = version;
        db.Add(EndOf(tie, ending, action));
        await SaveForBothAsync(tie, PartnershipEvents.TieEnded, action);
    }

    /// <summary>Takes away what nobody has said again for as long as records are kept: an old word on how two stand is none.</summary>
    public async Task RunOutAsync(DateTime cutoff, ActionContext action, CancellationToken cancel = default)
    {
        while (await db.Set<OrganizationTie>().Where(t => t.SaidAt < cutoff).OrderBy(t => t.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } old)
        {
            foreach (var (tie, end) in old.SelectMany(t => new[] { (t, t.FirstId), (t, t.SecondId) })) db.Record(action, PartnershipEvents.TieRanOut, nameof(OrganizationTie), tie.Id, end, null);
            db.RemoveRange(old);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Ends a tie; saved by the caller.</summary>
    internal static OrganizationTieStep EndOf(OrganizationTie tie, TieEnding ending, ActionContext action)
    {
        tie.EndedAt = action.Now;
        return new OrganizationTieStep { AgencyId = tie.AgencyId, Id = action.NewId(), TieId = tie.Id, Quality = tie.Quality, Flow = tie.Flow, Supports = tie.Supports, Ending = ending, ById = action.ActorId, At = action.Now };
    }

    private async Task<Sentence?> WhyNotAsync(Guid first, Guid second)
    {
        var two = await db.Set<Partner>().Where(p => p.Id == first || p.Id == second).OrderBy(p => p.Id == first ? 0 : 1).Select(p => new { p.Name, p.Kind }).ToListAsync();
        if (two.Count < 2) return Gone;
        if (two.Exists(p => p.Kind == PartnerKind.Neighbor)) return OfAPerson;
        // Whichever way they were named.
        return await db.Set<OrganizationTie>().AnyAsync(t => t.EndedAt == null && (t.FirstId == first && t.SecondId == second || t.FirstId == second && t.SecondId == first))
            ? new Sentence("{0} and {1} have a tie already. Change that one instead.", two[0].Name, two[1].Name)
            : null;
    }

    private Task SayAsync(OrganizationTie tie, TieState state, string what, ActionContext action)
    {
        (tie.Quality, tie.Flow, tie.Supports, tie.SaidAt) = (state.Quality, state.Flow, state.Supports, action.Now);
        db.Add(new OrganizationTieStep { AgencyId = action.AgencyId, Id = action.NewId(), TieId = tie.Id, Quality = state.Quality, Flow = state.Flow, Supports = state.Supports, ById = action.ActorId, At = action.Now });
        return SaveForBothAsync(tie, what, action);
    }

    /// <summary>It is part of either's record: each finds it in their own.</summary>
    private Task SaveForBothAsync(OrganizationTie tie, string what, ActionContext action)
    {
        db.Record(action, what, nameof(OrganizationTie), tie.Id, tie.SecondId, null);
        return db.SaveAsync(action, what, tie, tie.FirstId);
    }
}
