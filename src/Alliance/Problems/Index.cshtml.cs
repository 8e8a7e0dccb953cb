using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems;

/// <summary>What is being worked on, and what was learned before: found by kind and place.</summary>
[Authorize(Policy = ProblemPolicies.Look)]
public sealed class IndexModel(AllianceContext db) : RoomPage
{
    private const int MostShown = 100;

    [BindProperty(SupportsGet = true, Name = "kind")]
    public ProblemKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "area")]
    public Guid? AreaId { get; set; }

    public IReadOnlyList<ProblemCard> Open { get; private set; } = [];
    public IReadOnlyList<ProblemCard> Closed { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var open = await db.KeepOpenAsync(HttpContext.RequestAborted);
        Areas = await db.Set<Area>().Where(a => a.Kind == AreaKind.Neighborhood).OrderBy(a => a.SortName).Select(a => new Choice(a.Id, a.Name)).ToListAsync();
        var cards = await (
            from problem in db.Set<Problem>()
            where (Kind == null || problem.Kind == Kind) && (AreaId == null || problem.AreaId == AreaId)
            join officer in db.Users on problem.OfficerId equals officer.Id
            join area in db.Set<Area>() on problem.AreaId equals (Guid?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            orderby problem.StageSince descending, problem.Id descending
            select new ProblemCard(problem.Id, problem.Kind, problem.Title, area == null ? null : area.Name, officer.DisplayName, problem.Stage, problem.StageSince, problem.Outcome,
                db.Set<ProblemMember>().Count(m => m.ProblemId == problem.Id && m.JoinedAt != null && m.EndedAt == null),
                db.Set<ResponseOption>().Where(o => o.ProblemId == problem.Id && o.ChosenAt != null && o.Words != ContactReferences.TakenOut).OrderBy(o => o.ChosenAt).Select(o => o.Words).FirstOrDefault(),
                db.Set<ProblemStep>().Where(s => s.ProblemId == problem.Id && s.To == ProblemStage.Closed).OrderByDescending(s => s.At).Select(s => s.Why).FirstOrDefault())).Take(MostShown).ToListAsync();
        Open = cards.FindAll(c => c.Stage != ProblemStage.Closed);
        Closed = cards.FindAll(c => c.Stage == ProblemStage.Closed);
    }
}

/// <param name="Tried">The option that was chosen.</param>
/// <param name="Learned">What was said as it closed.</param>
public sealed record ProblemCard(Guid Id, ProblemKind Kind, string Title, string? Area, string Officer, ProblemStage Stage, DateTime Since, ProblemOutcome? Outcome, int TakingPart, string? Tried, string? Learned);
