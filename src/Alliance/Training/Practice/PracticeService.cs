using System.Security.Cryptography;
using Alliance.Coaching.Scenarios;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>Begins and ends practice, takes turns in, shares and takes away. Each write leaves an event that names nobody.</summary>
public sealed class PracticeService(AllianceContext db)
{
    /// <param name="seed">To have the same conversation once more; by default a new one.</param>
    public async Task<PracticeSession> BeginAsync(Scenario scenario, PracticeMode mode, PracticeVoice voice, long? seed, ActionContext action)
    {
        var session = new PracticeSession
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            LearnerId = action.Actor,
            Scenario = scenario.Key,
            ScenarioVersion = scenario.Version,
            // Six digits: enough for every line to fall otherwise, and few enough to tell somebody.
            Seed = seed ?? RandomNumberGenerator.GetInt32(1, 1_000_000),
            Mode = mode,
            Voice = mode == PracticeMode.Choices ? PracticeVoice.Written : voice,
            StartedAt = action.Now,
        };
        db.Add(session);
        await SaveAsync(action, PracticeEvents.PracticeBegun);
        return session;
    }

    /// <summary>Takes a turn in, with the partner's answer to it.</summary>
    /// <param name="exchange">What the engine made of it.</param>
    public async Task SayAsync(PracticeSession session, Exchange exchange, PartnerAnswer answer, ActionContext action)
    {
        db.Add(new PracticeTurn { AgencyId = action.AgencyId, Id = action.NewId(), SessionId = session.Id, Number = exchange.Number, Words = exchange.Officer.Turn.Text, Codes = TurnCodes.Write(exchange.Officer), Answer = answer.Words, By = answer.By });
        if (exchange.Ending is { } ending) End(session, ending, action);
        await SaveAsync(action, PracticeEvents.PracticeTurnSaid);
    }

    public async Task LeaveAsync(PracticeSession session, ActionContext action)
    {
        if (session.EndedAt is not null) return;
        End(session, Ending.Left, action);
        await SaveAsync(action, PracticeEvents.PracticeEnded);
    }

    /// <summary>Shows a session to a trainer. Showing it once more to the same one is the same.</summary>
    public async Task ShareAsync(PracticeSession session, Guid trainer, ActionContext action)
    {
        if (await db.Set<PracticeShare>().AnyAsync(s => s.SessionId == session.Id && s.TrainerId == trainer && s.TakenBackAt == null)) return;
        db.Add(new PracticeShare { AgencyId = action.AgencyId, Id = action.NewId(), SessionId = session.Id, TrainerId = trainer, SharedAt = action.Now });
        await SaveAsync(action, PracticeEvents.PracticeShared);
    }

    public async Task TakeBackAsync(PracticeSession session, Guid share, ActionContext action)
    {
        if (await db.Set<PracticeShare>().SingleOrDefaultAsync(s => s.Id == share && s.SessionId == session.Id && s.TakenBackAt == null) is not { } row) return;
        row.TakenBackAt = action.Now;
        await SaveAsync(action, PracticeEvents.PracticeTakenBack);
    }

    /// <summary>Takes a session away with all that was said in it.</summary>
    public async Task DeleteAsync(PracticeSession session, ActionContext action)
    {
        await using (var write = await db.BeginWriteAsync())
        {
            await DeleteAsync([session.Id]);
            await SaveAsync(action, PracticeEvents.PracticeDeleted);
            await write.CommitAsync();
        }
        await db.SettleErasureAsync();
    }

    /// <summary>Sessions and role-plays whose day has come.</summary>
    /// <returns>How many sessions went.</returns>
    public async Task<int> ForgetDueAsync(int most, ActionContext action, CancellationToken cancel = default)
    {
        var (last, lastPlay) = (action.Now.AddDays(-PracticeSession.DaysKept), action.Now.AddDays(-RolePlay.DaysGood));
        await using var write = await db.BeginWriteAsync(cancel);
        var due = await db.Set<PracticeSession>().Where(s => s.StartedAt < last).OrderBy(s => s.Id).Take(most).Select(s => s.Id).ToListAsync(cancel);
        await DeleteAsync(due);
        var plays = await db.Set<RolePlay>().Where(r => r.AskedAt < lastPlay).ExecuteDeleteAsync(cancel);
        if (due.Count + plays == 0) return 0;
        await SaveAsync(action, PracticeEvents.PracticeForgotten);
        await write.CommitAsync(cancel);
        return due.Count;
    }

    private async Task DeleteAsync(IReadOnlyList<Guid> sessions)
    {
        await db.Set<PracticeTurn>().Where(t => sessions.Contains(t.SessionId)).ExecuteDeleteAsync();
        await db.Set<PracticeShare>().Where(s => sessions.Contains(s.SessionId)).ExecuteDeleteAsync();
        await db.Set<PracticeSession>().Where(s => sessions.Contains(s.Id)).ExecuteDeleteAsync();
    }

    private void End(PracticeSession session, Ending ending, ActionContext action)
    {
        db.Attach(session);
        (session.EndedAt, session.Ending) = (action.Now, ending);
    }

    private async Task SaveAsync(ActionContext action, string what)
    {
        db.Record(action.Unnamed(), what, nameof(PracticeSession), null, null, null);
        await db.SaveChangesAsync();
    }
}
