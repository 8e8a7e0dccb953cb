using System.Text.Json;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Export;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Api;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Api;

/// <summary>Counts that name nobody. One between 1 and 9 is null: a program hands on what it reads.</summary>
public static class CountsApi
{
    private const int Months = 24;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/counts", ReadAsync).WithName("getCounts").WithSummary("Counts of the last 24 months, the running one included").WithDescription("A count between 1 and 9 is null, and so are the minutes of so few talks.").Needs(ServiceScopes.CountsRead).Produces<Counts>();

    private static async Task<IResult> ReadAsync(HttpContext context, AggregateCounts counts, AllianceContext db)
    {
        var all = await counts.ReadAsync(Months, holdBack: true);
        db.Record(context.ActAsService("Reading counts for another program"), PartnershipEvents.AggregatesExported, null, null, null, JsonSerializer.Serialize(new { format = "api", heldBack = true }));
        await db.SaveChangesAsync(context.RequestAborted);
        return Results.Ok(new Counts(all.At,
            [.. all.Partners.Select(p => new PartnersCounted(p.AreaId, p.Area, p.Kind, p.Phase, all.Show(p.Count).Value))],
            [.. all.Talks.Select(t => new TalksCounted(t.Month.ToString(), t.Channel, all.Show(t.Count).Value, all.Show(t.Count).IsHeldBack ? null : t.Minutes))],
            [.. all.Promises.Select(p => new PromisesCounted(p.Month.ToString(), p.By, p.State, all.Show(p.Count).Value))]));
    }
}

public sealed record Counts(DateTime At, IReadOnlyList<PartnersCounted> Partners, IReadOnlyList<TalksCounted> Talks, IReadOnlyList<PromisesCounted> Promises);

/// <param name="Phase">Null where nobody tends a relationship.</param>
public sealed record PartnersCounted(Guid? AreaId, string? Area, PartnerKind Kind, Phase? Phase, int? Count);

public sealed record TalksCounted(string Month, Channel Channel, int? Count, int? Minutes);

/// <param name="Month">In which it was due.</param>
public sealed record PromisesCounted(string Month, Side By, PromiseState State, int? Count);
