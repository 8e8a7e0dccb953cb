using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Export;

/// <summary>The counts of the Counts page as a file: one line for each, with what it counts in columns.</summary>
[Authorize(Policy = PartnershipPolicies.Count)]
public sealed class AggregatesModel(AggregateCounts counts, ExportDesk desk) : RoomPage
{
    private const int Months = 24;

    private static readonly IReadOnlyList<string> Heads = ["measure", "area", "kind", "phase", "month", "channel", "side", "state", "value"];

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        var wanted = Download.FormatOf(format);
        var aggregates = await counts.ReadAsync(Months, User.SeesNoSmallCounts());
        return await desk.ReleaseAsync(new Download(wanted, "partnership-counts", Heads, Lines(aggregates).ToAsyncEnumerable()),
            PartnershipEvents.AggregatesExported, new { format = wanted.ToString(), heldBack = aggregates.HoldsBack }, Act("Exporting counts"));
    }

    /// <summary>A count held back says so in words, in JSON too, where a number would stand.</summary>
    private static IEnumerable<object?[]> Lines(Aggregates all)
    {
        object? Value(int count) => all.Show(count).Value is { } shown ? shown : SmallCells.InWords;
        foreach (var partners in all.Partners)
            yield return ["partners", partners.Area ?? "(none)", partners.Kind.ToString(), partners.Phase?.ToString() ?? "NoRelationship", null, null, null, null, Value(partners.Count)];
        foreach (var talks in all.Talks)
        {
            yield return ["talks", null, null, null, talks.Month.ToString(), talks.Channel.ToString(), null, null, Value(talks.Count)];
            // The minutes of a few talks would tell how few.
            yield return ["minutes", null, null, null, talks.Month.ToString(), talks.Channel.ToString(), null, null, all.Show(talks.Count).IsHeldBack ? SmallCells.InWords : talks.Minutes];
        }
        foreach (var promises in all.Promises)
            yield return ["promises", null, null, null, promises.Month.ToString(), null, promises.By.ToString(), promises.State.ToString(), Value(promises.Count)];
    }
}

public static class CountAccess
{
    /// <summary>Evaluators see aggregates only, and an aggregate of a few is no aggregate.</summary>
    public static bool SeesNoSmallCounts(this System.Security.Claims.ClaimsPrincipal person) => person.ActingRole() == Role.Evaluator;
}
