using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Mail;

public static class Outbox
{
    /// <summary>Where a letter goes that is written only so that writing it takes as long: nowhere.</summary>
    public const string Nobody = "";

    /// <summary>Adds a letter to what the context saves next, so that it is sent where its reason was kept, and only there.</summary>
    /// <param name="subject">One plain line; line ends and other control characters become spaces, so that nothing typed adds a header.</param>
    /// <returns>The letter's key.</returns>
    public static Guid Post(this AllianceContext db, ActionContext action, Guid? subjectId, string to, string subject, string text)
    {
        var id = action.NewId();
        db.Add(new OutboxMail
        {
            AgencyId = action.AgencyId,
            Id = id,
            SubjectId = subjectId,
            To = OneLine(to, OutboxMail.ToMaxLength),
            Subject = OneLine(subject, OutboxMail.SubjectMaxLength),
            Text = text,
            WrittenAt = action.Now,
            NextTryAt = action.Now,
        });
        return id;
    }

    /// <summary>Takes back what waits for somebody who is erased, and that their address bounced. To be called inside a write.</summary>
    public static async Task TakeBackAsync(this AllianceContext db, Guid subjectId)
    {
        await db.TakeBackLettersAsync([subjectId]);
        await db.Set<MailBounce>().Where(b => b.SubjectId == subjectId).ExecuteDeleteAsync();
    }

    /// <summary>Takes back letters that wait. To be called inside a write.</summary>
    public static Task TakeBackLettersAsync(this AllianceContext db, IReadOnlyCollection<Guid> subjects) =>
        db.Set<OutboxMail>().Where(m => m.SubjectId != null && subjects.Contains(m.SubjectId.Value)).ExecuteDeleteAsync();

    private static string OneLine(string text, int length)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Trim();
        return line.Length <= length ? line : line[..length];
    }
}
