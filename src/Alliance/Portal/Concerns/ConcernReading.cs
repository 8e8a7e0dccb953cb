using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Concerns;

/// <summary>A concern as whoever raised it reads it.</summary>
public sealed class ConcernReading(AllianceContext db)
{
    public async Task<IReadOnlyList<OwnConcern>> OfContactAsync(Guid contactId, Func<Guid, CalledAs?> called)
    {
        var rows = await db.Set<Concern>().AsNoTracking().Where(c => c.ContactId == contactId).OrderByDescending(c => c.RaisedAt).ThenBy(c => c.Id).ToListAsync();
        return await ReadAsync(rows, called);
    }

    /// <summary>The one that was raised without a name under this code.</summary>
    public async Task<OwnConcern?> ByCodeAsync(byte[]? hash) => hash is null ? null
        : (await ReadAsync(await db.Set<Concern>().AsNoTracking().Where(c => c.CodeHash == hash).ToListAsync(), _ => null)).SingleOrDefault();

    private async Task<IReadOnlyList<OwnConcern>> ReadAsync(List<Concern> rows, Func<Guid, CalledAs?> called)
    {
        var ids = rows.ConvertAll(c => c.Id);
        var steps = (await (
            from step in db.Set<ConcernStep>()
            where ids.Contains(step.ConcernId)
            join account in db.Users on step.ById equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby step.At, step.Id
            select new { step.ConcernId, Line = new OwnConcernStep(step.Kind, step.At, account == null ? null : account.DisplayName, step.Words) }).ToListAsync())
            .ToLookup(s => s.ConcernId, s => s.Line with { Words = ContactReferences.Render(s.Line.Words, called) });
        return rows.ConvertAll(c => new OwnConcern(c.Id, c.PartnerId, c.Kind, ContactReferences.Render(c.Words, called)!, c.RaisedAt, c.State, [.. steps[c.Id]]));
    }
}

public sealed record OwnConcern(Guid Id, Guid PartnerId, ConcernKind Kind, string Words, DateTime RaisedAt, ConcernState State, IReadOnlyList<OwnConcernStep> Steps)
{
    /// <summary>They were asked, and have not said yet.</summary>
    public bool WaitsForThem => State == ConcernState.Answered && Steps.LastOrDefault(s => s.Kind is not ConcernStepKind.Said)?.Kind == ConcernStepKind.Asked;

    public bool MayBeJudged => State == ConcernState.Answered;
}

/// <param name="By">Who answered; null where they said it themselves.</param>
public sealed record OwnConcernStep(ConcernStepKind Kind, DateTime At, string? By, string? Words);
