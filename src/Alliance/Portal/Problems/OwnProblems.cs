using Alliance.Platform.Data;
using Alliance.Problems;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Problems;

/// <param name="HasJoined">False where they were asked and have not answered.</param>
public sealed record OwnProblem(Guid Id, string Title, ProblemStage Stage, bool HasJoined);

/// <summary>The problems that a contact was asked about or takes part in; no others.</summary>
public sealed class OwnProblems(AllianceContext db)
{
    public async Task<IReadOnlyList<OwnProblem>> ListAsync(Guid contactId) => await (
        from member in db.Set<ProblemMember>()
        where member.ContactId == contactId && member.EndedAt == null
        join problem in db.Set<Problem>() on member.ProblemId equals problem.Id
        orderby problem.Stage == ProblemStage.Closed, problem.StageSince descending, problem.Id
        select new OwnProblem(problem.Id, problem.Title, problem.Stage, member.JoinedAt != null)).ToListAsync();
}
