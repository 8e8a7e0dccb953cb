using Alliance.Platform.Data;
using Alliance.Training.Cohorts;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Certificates;

public sealed record SignOffLine(Guid Id, Guid SessionId, string Session, string? ModuleKey, DateOnly On, int Minutes, bool IsReady, string Words, string By);

/// <summary>How far somebody is on the way to teaching the course.</summary>
/// <param name="TookCourse">Whether they hold a certificate of the course that is good.</param>
/// <param name="SignOffs">The newest first.</param>
/// <param name="Certificate">The one to teach, where they hold a good one.</param>
public sealed record TeachingWay(Guid AccountId, string Name, bool TookCourse, IReadOnlyList<SignOffLine> SignOffs, Guid? Certificate)
{
    /// <summary>How many different modules somebody must have given, each seen by a trainer who says they are ready.</summary>
    public const int ModulesNeeded = 3;

    public int ModulesReady => SignOffs.Where(s => s.IsReady && s.ModuleKey is not null).Select(s => s.ModuleKey).Distinct().Count();

    public bool IsReady => TookCourse && ModulesReady >= ModulesNeeded;
}

/// <summary>Train the trainer: take the course, give sessions beside somebody who teaches, be signed off.</summary>
public sealed class TeachingPath(AllianceContext db)
{
    /// <summary>Everybody who learns to teach in a cohort.</summary>
    public async Task<IReadOnlyList<TeachingWay>> AllAsync(DateOnly today)
    {
        var ways = new List<TeachingWay>();
        foreach (var account in await db.Set<CohortTeacher>().Where(t => t.Part == TeachingPart.LearnsToTeach).Select(t => t.AccountId).Distinct().ToListAsync())
            if (await OfAsync(account, today) is { } way) ways.Add(way);
        return [.. ways.OrderBy(w => w.Name, StringComparer.Ordinal)];
    }

    public async Task<TeachingWay?> OfAsync(Guid account, DateOnly today)
    {
        if (await db.Users.Where(u => u.Id == account).Select(u => u.DisplayName).FirstOrDefaultAsync() is not { } name) return null;
        var held = await db.Set<Certificate>().AsNoTracking().Where(c => c.AccountId == account && c.WithdrawnAt == null && c.ExpiresOn >= today).ToListAsync();
        var signOffs = await (from sign in db.Set<TeachingSignOff>()
                              join session in db.Set<CohortSession>() on sign.SessionId equals session.Id
                              join signer in db.Users on sign.SignedById equals signer.Id
                              where sign.AccountId == account
                              orderby session.On descending, session.Place descending
                              select new SignOffLine(sign.Id, session.Id, session.Title, session.ModuleKey, session.On, session.Minutes, sign.IsReady, sign.Words, signer.DisplayName)).ToListAsync();
        return new TeachingWay(account, name, held.Exists(c => c.Kind == CertificateKind.Course), signOffs, held.Find(c => c.Kind == CertificateKind.Teaching)?.Id);
    }
}
