using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Training.Cohorts;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Certificates;

/// <summary>Gives certificates to those who have done what they ask for, and takes back what was given by mistake.</summary>
public sealed class CertificateService(AllianceContext db, CohortProgress progress, TeachingPath path)
{
    /// <summary>One for everybody in the cohort who is ready and has none.</summary>
    /// <returns>How many were given.</returns>
    public async Task<int> IssueAsync(Cohort cohort, string course, DateOnly today, ActionContext action)
    {
        var ready = (await progress.OfAsync(cohort)).Where(l => l.IsReady && l.CertificateId is null).ToList();
        if (ready.Count == 0) return 0;
        var days = await db.Set<CohortSession>().Where(s => s.CohortId == cohort.Id).Select(s => s.On).ToListAsync();
        foreach (var learner in ready)
        {
            var certificate = New(action, CertificateKind.Course, learner.AccountId, learner.Name, course, learner.Minutes.Done, days.Min(), days.Max(), today);
            certificate.CohortId = cohort.Id;
            db.Add(certificate);
            db.Record(action, TrainingEvents.CertificateIssued, nameof(Certificate), certificate.Id, null, null);
        }
        await db.SaveChangesAsync();
        return ready.Count;
    }

    /// <returns>Null where they are not ready, or have one that is good.</returns>
    public async Task<Certificate?> IssueTeachingAsync(Guid account, DateOnly today, ActionContext action)
    {
        if (await path.OfAsync(account, today) is not { IsReady: true, Certificate: null } way) return null;
        var certificate = New(action, CertificateKind.Teaching, account, way.Name, "Proactive Alliance: teaching the course", way.SignOffs.Sum(s => s.Minutes), way.SignOffs.Min(s => s.On), way.SignOffs.Max(s => s.On), today);
        db.Add(certificate);
        await db.SaveAsync(action, TrainingEvents.CertificateIssued, certificate, null);
        return certificate;
    }

    public async Task WithdrawAsync(Certificate certificate, string why, ActionContext action)
    {
        (certificate.WithdrawnAt, certificate.WithdrawnById, certificate.WithdrawnWhy) = (action.Now, action.Actor, why);
        await db.SaveAsync(action, TrainingEvents.CertificateWithdrawn, certificate, null);
    }

    /// <summary>Keeps what a trainer saw of somebody who learns to teach. A later one for the same session replaces it.</summary>
    public async Task SignOffAsync(CohortSession session, Guid account, bool isReady, string words, ActionContext action)
    {
        var there = await db.Set<TeachingSignOff>().FirstOrDefaultAsync(s => s.SessionId == session.Id && s.AccountId == account);
        if (there is null) db.Add(there = new TeachingSignOff { AgencyId = action.AgencyId, Id = action.NewId(), SessionId = session.Id, AccountId = account, Words = words });
        (there.IsReady, there.Words, there.SignedById, there.SignedAt) = (isReady, words, action.Actor, action.Now);
        await db.SaveAsync(action, TrainingEvents.TeachingSignedOff, there, null);
    }

    private static Certificate New(ActionContext action, CertificateKind kind, Guid account, string name, string course, int minutes, DateOnly first, DateOnly last, DateOnly today) => new()
    {
        AgencyId = action.AgencyId,
        Id = action.NewId(),
        Code = Certificate.NewCode(),
        Kind = kind,
        AccountId = account,
        Name = name,
        Course = course,
        Minutes = minutes,
        FirstDay = first,
        LastDay = last,
        IssuedOn = today,
        ExpiresOn = today.AddYears(Certificate.Years),
        IssuedById = action.Actor,
        IssuedAt = action.Now,
    };
}
