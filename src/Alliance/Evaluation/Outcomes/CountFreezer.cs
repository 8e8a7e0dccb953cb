using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Outcomes;

/// <summary>
/// Counts each month that is over, by area and by squad, and keeps the number: records expire, and a study of two years would lose its first months. What is
/// frozen stays as it is, and names nobody.
/// </summary>
public sealed class CountFreezer(AllianceContext db, AgencyScope scope)
{
    /// <summary>After a month's end, for what phones bring late.</summary>
    public const int DaysForLateEntries = 3;

    /// <returns>How many counts were frozen.</returns>
    public async Task<int> FreezeAsync(ActionContext action, CancellationToken cancel = default)
    {
        var deeds = new MonthDeeds(db, scope.Current);
        if (await deeds.FirstMonthAsync(cancel) is not { } month) return 0;
        var last = Month.Of(scope.Current.DayOf(action.Now).AddDays(-DaysForLateEntries)).Previous.First;
        var (areas, members) = (await db.Set<Area>().Select(area => area.Id).ToListAsync(cancel), await deeds.MembersAsync(cancel));
        var frozen = 0;
        for (; month <= last; month = month.AddMonths(1)) frozen += await FreezeAsync(month, deeds, areas, members, action, cancel);
        return frozen;
    }

    private async Task<int> FreezeAsync(DateOnly month, MonthDeeds deeds, List<Guid> areas, List<SquadMember> members, ActionContext action, CancellationToken cancel)
    {
        var there = await db.Set<FrozenCount>().Where(count => count.Month == month).Select(count => new { count.Measure, Unit = count.SquadId ?? count.AreaId }).ToListAsync(cancel);
        var known = there.Select(count => (count.Measure, count.Unit!.Value)).ToHashSet();
        var squads = members.Where(member => member.FromOn < month.AddMonths(1) && (member.UntilOn is null || member.UntilOn > month)).Select(member => member.SquadId).Distinct().ToList();
        var missing = (from measure in HouseMeasures.All
                       from unit in areas.Select(area => (Squad: (Guid?)null, Area: (Guid?)area)).Concat(squads.Select(squad => (Squad: (Guid?)squad, Area: (Guid?)null)))
                       where !known.Contains((measure, (unit.Squad ?? unit.Area)!.Value))
                       select (Measure: measure, unit.Squad, unit.Area)).ToList();
        if (missing.Count == 0) return 0;
        var done = await deeds.OfAsync(month, cancel);
        var byArea = done.Where(deed => deed.AreaId is not null).CountBy(deed => (deed.Measure, deed.AreaId!.Value)).ToDictionary();
        var bySquad = done.Select(deed => (deed.Measure, Squad: SquadOf(members, deed))).Where(deed => deed.Squad is not null).CountBy(deed => (deed.Measure, deed.Squad!.Value)).ToDictionary();
        db.AddRange(missing.Select(each => new FrozenCount
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            Measure = each.Measure,
            SquadId = each.Squad,
            AreaId = each.Area,
            Month = month,
            Count = each.Squad is { } squad ? bySquad.GetValueOrDefault((each.Measure, squad)) : byArea.GetValueOrDefault((each.Measure, each.Area!.Value)),
            FrozenAt = action.Now,
        }));
        db.Record(action, OutcomeEvents.MonthsFrozen, nameof(FrozenCount), null, null, System.Text.Json.JsonSerializer.Serialize(new { month = OutcomeFrame.Write(month), counts = missing.Count }));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return missing.Count;
    }

    private static Guid? SquadOf(List<SquadMember> members, Deed deed) =>
        members.FirstOrDefault(member => member.AccountId == deed.OfficerId && member.FromOn <= deed.On && (member.UntilOn is null || member.UntilOn > deed.On))?.SquadId;
}
