using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Training.Certificates;

/// <summary>Twice a day: whoever holds a certificate that soon runs out is told once, by letter where they have an address, and on their page in any case.</summary>
public sealed class CertificateReminders(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, IStringLocalizer<Words> words, ILogger<CertificateReminders> log)
    : HouseJob("certificates", TimeSpan.FromHours(12), leases, time, log)
{
    public const int DaysBefore = 60;
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel))
        {
            var action = ActionContext.System(agency.Id, time, "A certificate runs out soon") with { Source = "this server" };
            await RemindAsync(services.GetRequiredService<AllianceContext>(), agency.DayOf(action.Now), action, cancel);
        }
    }

    private async Task RemindAsync(AllianceContext db, DateOnly today, ActionContext action, CancellationToken cancel)
    {
        var soon = today.AddDays(DaysBefore);
        var due = await (from certificate in db.Set<Certificate>()
                         join account in db.Users on certificate.AccountId equals account.Id
                         where certificate.RemindedAt == null && certificate.WithdrawnAt == null && certificate.ExpiresOn >= today && certificate.ExpiresOn <= soon
                             // A newer one of the same kind has taken its place.
                             && !db.Set<Certificate>().Any(c => c.AccountId == certificate.AccountId && c.Kind == certificate.Kind && c.WithdrawnAt == null && c.ExpiresOn > certificate.ExpiresOn)
                         select new { Certificate = certificate, account.Email }).ToListAsync(cancel);
        foreach (var one in due)
        {
            one.Certificate.RemindedAt = action.Now;
            if (one.Email is { Length: > 0 } address)
                db.Post(action, null, address, words["Your certificate runs out soon"], words["The certificate “{0}” is good until {1:MMMM d, yyyy}. Ask your trainer for the next cohort, so that it does not run out.", one.Certificate.Course, one.Certificate.ExpiresOn]);
            await db.SaveAsync(action, TrainingEvents.CertificateReminded, one.Certificate, null, cancel);
        }
    }
}
