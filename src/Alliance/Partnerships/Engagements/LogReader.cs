using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Engagements;

/// <summary>What the form of a talk shows beside its fields, and what it guesses.</summary>
public sealed class LogReader(AllianceContext db, IStringLocalizer<Words> words, TimeProvider time)
{
    /// <param name="partnerId">With whom the talk was.</param>
    /// <param name="isOwn">Whether the reader tends the relationship; a colleague sees roles, not names.</param>
    public async Task<LogFacts?> FindAsync(Guid partnerId, bool isOwn)
    {
        if (await db.Set<Partner>().Where(p => p.Id == partnerId).Select(p => new { p.Name }).SingleOrDefaultAsync() is not { } partner) return null;
        var wish = await db.Set<ApproachWish>().Where(w => w.PartnerId == partnerId && w.LiftedAt == null).Select(w => w.Words ?? "").FirstOrDefaultAsync();
        var now = time.Instant();
        var contacts = await db.Set<Contact>().Where(c => c.PartnerId == partnerId && c.LeftAt == null).OrderBy(c => c.Id).Select(c => new { c.Id, c.Name, c.RoleTitle, HasAgreed = db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.ExpiresAt > now) }).ToListAsync();
        return new LogFacts(partnerId, partner.Name, isOwn, wish, contacts.ConvertAll(c => new ContactChoice(c.Id, isOwn && c.Name is not null ? $"{c.Name}, {c.RoleTitle}" : c.RoleTitle, WillRead(isOwn ? c.Name : null, c.RoleTitle, c.HasAgreed))));
    }

    /// <summary>A new form: today, now, and the channel and place of the last time this officer talked with them.</summary>
    public async Task<LogInput> BeginAsync(Guid partnerId, Guid officer, TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTimeFromUtc(time.Instant(), zone);
        var input = new LogInput { Id = Guid.CreateVersion7(time.GetUtcNow()), On = DateOnly.FromDateTime(now), AtTime = new TimeOnly(now.Hour, now.Minute) };
        var last = await db.Set<Engagement>().Where(e => e.PartnerId == partnerId && e.OfficerId == officer && e.Outcome == Outcome.Talked).OrderByDescending(e => e.At).Select(e => new { e.Channel, e.Setting }).FirstOrDefaultAsync();
        if (last is not null) (input.Channel, input.Setting) = (last.Channel, last.Setting);
        return input;
    }

    private string WillRead(string? name, string role, bool hasAgreed) =>
        name is not null ? words["{0} will read this.", name] : hasAgreed ? words["The {0} will read this.", role] : words["The {0} has not agreed to stay in touch, and will not read this.", role];
}

/// <param name="PartnerId">With whom the talk was.</param>
/// <param name="PartnerName">What they are called.</param>
/// <param name="IsOwn">Whether the reader tends the relationship.</param>
/// <param name="AskedNotToBeApproached">Set where they did; empty where they gave no words to it.</param>
/// <param name="Contacts">Who may have taken part.</param>
public sealed record LogFacts(Guid PartnerId, string PartnerName, bool IsOwn, string? AskedNotToBeApproached, IReadOnlyList<ContactChoice> Contacts);

/// <param name="Id">The contact.</param>
/// <param name="Words">Name and role, or the role alone.</param>
/// <param name="WillRead">Said beside the box once it is ticked: whether this person reads the entry.</param>
public sealed record ContactChoice(Guid Id, string Words, string WillRead);

/// <summary>The form of a talk as it is shown: on its page, or in the copy that a device keeps.</summary>
public interface ILogForm
{
    LogFacts Facts { get; }
    LogInput Input { get; }

    /// <summary>Opened to be filled in: the first field waits for words, unless there is something to read first.</summary>
    bool IsFresh { get; }
}
