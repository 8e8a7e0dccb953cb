using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Concerns;

/// <summary>A concern as those who answer it read it.</summary>
public sealed record ConcernThread(Concern Concern, string Partner, string? RaisedBy, IReadOnlyList<ConcernLine> Lines)
{
    /// <param name="names">How contacts may be called to this reader.</param>
    public static async Task<ConcernThread> ReadAsync(AllianceContext db, Concern concern, Func<Guid, CalledAs?> names)
    {
        var partner = await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => p.Id == concern.PartnerId).Select(p => p.Name).SingleAsync();
        var lines = await (
            from step in db.Set<ConcernStep>()
            where step.ConcernId == concern.Id
            join account in db.Users on step.ById equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby step.At, step.Id
            select new ConcernLine(step.Kind, step.At, account == null ? null : account.DisplayName, step.Words)).ToListAsync();
        lines.Insert(0, new ConcernLine(null, concern.RaisedAt, null, concern.Words));
        return new ConcernThread(concern, partner, concern.ContactId is { } contact ? names(contact)?.Words : null, lines.ConvertAll(l => l with { Words = ContactReferences.Render(l.Words, names) }));
    }
}

/// <param name="Kind">Null for the concern itself.</param>
/// <param name="By">The colleague who answered; null where the other side spoke.</param>
public sealed record ConcernLine(ConcernStepKind? Kind, DateTime At, string? By, string? Words);
