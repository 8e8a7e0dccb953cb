using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Outcomes;

/// <summary>One thing done in a month: by whom, in which area, on which day. It is counted and never kept.</summary>
internal readonly record struct Deed(string Measure, Guid OfficerId, Guid? AreaId, DateOnly On);

/// <summary>What was done in a month, from the records as they are.</summary>
internal sealed class MonthDeeds(AllianceContext db, Agency agency)
{
    public async Task<IReadOnlyList<Deed>> OfAsync(DateOnly first, CancellationToken cancel)
    {
        var month = Month.Of(first);
        var (start, end) = (month.StartIn(agency.Zone), month.Next.StartIn(agency.Zone));
        var talks = await (from talk in db.Set<Engagement>()
                           join partner in db.Set<Partner>() on talk.PartnerId equals partner.Id
                           where talk.At >= start && talk.At < end && talk.Outcome == Outcome.Talked
                           select new { talk.OfficerId, partner.AreaId, talk.At, talk.StartedBy }).ToListAsync(cancel);
        var kept = await (from answer in db.Set<PromiseAnswer>()
                          join promise in db.Set<Promise>() on answer.PromiseId equals promise.Id
                          join partner in db.Set<Partner>() on promise.PartnerId equals partner.Id
                          where answer.At >= start && answer.At < end && answer.Kind == PromiseAnswerKind.Kept && promise.By == Side.Us
                          select new { promise.Id, promise.OfficerId, partner.AreaId, answer.At }).ToListAsync(cancel);
        return
        [
            .. talks.Select(talk => new Deed(HouseMeasures.PositiveContacts, talk.OfficerId, talk.AreaId, agency.DayOf(talk.At))),
            .. talks.Where(talk => talk.StartedBy == Side.Them).Select(talk => new Deed(HouseMeasures.VoluntaryContacts, talk.OfficerId, talk.AreaId, agency.DayOf(talk.At))),
            // Both sides may say that a promise was kept; it was kept once.
            .. kept.GroupBy(answer => answer.Id).Select(answers => answers.MinBy(answer => answer.At)!).Select(answer => new Deed(HouseMeasures.KeptPromises, answer.OfficerId, answer.AreaId, agency.DayOf(answer.At))),
        ];
    }

    /// <summary>The first month of which there is any record.</summary>
    public async Task<DateOnly?> FirstMonthAsync(CancellationToken cancel) =>
        await db.Set<Engagement>().MinAsync(talk => (DateTime?)talk.At, cancel) is { } first ? Month.Of(agency.DayOf(first)).First : null;

    /// <summary>Members of squads, for as long as each was one.</summary>
    public Task<List<SquadMember>> MembersAsync(CancellationToken cancel) => db.Set<SquadMember>().AsNoTracking().ToListAsync(cancel);
}
