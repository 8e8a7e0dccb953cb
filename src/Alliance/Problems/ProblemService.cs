using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems;

public sealed record NewProblem
{
    /// <summary>Made with the form: the same form posted twice is one problem.</summary>
    public required Guid Id { get; init; }
    public required ProblemKind Kind { get; init; }
    public required string Title { get; init; }
    public required Guid? AreaId { get; init; }
    public Needs Needs { get; init; }
}

/// <param name="Id">Made with the form.</param>
public sealed record NewFinding(Guid Id, FindingKind Kind, Side Side, string Words);

/// <summary>Opens problems, keeps what is found out about them, who takes part, and where they stand.</summary>
public sealed class ProblemService(AllianceContext db)
{
    public async Task OpenAsync(NewProblem input, ActionContext action)
    {
        if (await db.Set<Problem>().AnyAsync(p => p.Id == input.Id)) return;
        var problem = new Problem { AgencyId = action.AgencyId, Id = input.Id, Kind = input.Kind, Title = input.Title, AreaId = input.AreaId, Needs = input.Needs, OfficerId = action.Actor, OpenedAt = action.Now, StageSince = action.Now };
        db.Add(problem);
        await db.SaveNewAsync(action, ProblemEvents.ProblemOpened, problem, null);
    }

    /// <summary>What is found out stays; whoever sees it otherwise adds to it.</summary>
    public async Task NoteAsync(Guid problemId, NewFinding input, ActionContext action)
    {
        if (await db.Set<Finding>().AnyAsync(f => f.Id == input.Id)) return;
        var finding = new Finding { AgencyId = action.AgencyId, Id = input.Id, ProblemId = problemId, Kind = input.Kind, Side = input.Side, ById = action.Actor, At = action.Now, Words = input.Words };
        db.Add(finding);
        await db.SaveNewAsync(action, ProblemEvents.FindingNoted, finding, input.Side == Side.Them ? action.Actor : null);
    }

    /// <summary>On to the next step, or back with a reason. Whether the step's evidence is there is the caller's to look at.</summary>
    /// <returns>False where somebody moved it meanwhile.</returns>
    public async Task<bool> MoveAsync(Guid problemId, int version, ProblemStage to, string? why, ProblemOutcome? outcome, ActionContext action)
    {
        var problem = await db.Set<Problem>().SingleAsync(p => p.Id == problemId);
        if (problem.Version != version) return false;
        db.Add(new ProblemStep { AgencyId = action.AgencyId, Id = action.NewId(), ProblemId = problem.Id, From = problem.Stage, To = to, ById = action.Actor, At = action.Now, Why = why, Outcome = outcome });
        (problem.Stage, problem.StageSince, problem.Outcome) = (to, action.Now, outcome);
        try
        {
            await db.SaveAsync(action, ProblemEvents.ProblemMoved, problem, null);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Asks somebody to take part; who left before can be asked again.</summary>
    public async Task AskAsync(Guid problemId, Guid contactId, MemberRole role, ActionContext action)
    {
        var contact = await db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == contactId);
        var member = await db.Set<ProblemMember>().SingleOrDefaultAsync(m => m.ProblemId == problemId && m.ContactId == contactId);
        if (member is { EndedAt: null }) return;
        if (member is null) db.Add(member = new ProblemMember { AgencyId = action.AgencyId, Id = action.NewId(), ProblemId = problemId, PartnerId = contact.PartnerId, ContactId = contactId });
        (member.Role, member.AskedById, member.AskedAt, member.JoinedAt, member.EndedAt) = (role, action.Actor, action.Now, null, null);
        await db.SaveAsync(action, ProblemEvents.MemberAsked, member, contactId);
    }

    /// <summary>They say themselves that they take part.</summary>
    public async Task JoinAsync(Guid problemId, Guid contactId, ActionContext action)
    {
        if (await MemberAsync(problemId, contactId) is not { JoinedAt: null } member) return;
        member.JoinedAt = action.Now;
        await db.SaveAsync(action, ProblemEvents.MemberJoined, member, contactId);
    }

    /// <summary>They do not take part, or no longer. What they said stays, with the organization beside it.</summary>
    public async Task LeaveAsync(Guid problemId, Guid contactId, ActionContext action)
    {
        if (await MemberAsync(problemId, contactId) is not { } member) return;
        member.EndedAt = action.Now;
        await db.SaveAsync(action, ProblemEvents.MemberLeft, member, contactId);
    }

    /// <summary>What they say four weeks after the response; once more is a newer word beside the older.</summary>
    public async Task SayLaterAsync(Guid id, Guid problemId, LaterAnswer answer, string? words, ActionContext action)
    {
        if (await db.Set<LaterWord>().AnyAsync(w => w.Id == id)) return;
        var word = new LaterWord { AgencyId = action.AgencyId, Id = id, ProblemId = problemId, ContactId = action.Actor, At = action.Now, Answer = answer, Words = words };
        db.Add(word);
        await db.SaveNewAsync(action, ProblemEvents.LaterWordSaid, word, action.Actor);
    }

    private Task<ProblemMember?> MemberAsync(Guid problemId, Guid contactId) =>
        db.Set<ProblemMember>().SingleOrDefaultAsync(m => m.ProblemId == problemId && m.ContactId == contactId && m.EndedAt == null);
}
