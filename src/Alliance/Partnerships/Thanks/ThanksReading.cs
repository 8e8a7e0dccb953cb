using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Thanks;

/// <summary>A thank you as somebody here reads it.</summary>
/// <param name="From">An officer's name, or what somebody does at an organization.</param>
public sealed record ThanksLine(Guid Id, Guid? PartnerId, string From, string To, string Words, DateTime At, bool IsShared, bool IsSeen);

/// <summary>Who thanked whom. Nothing here counts, and no list is in an order but that of time.</summary>
public sealed class ThanksReading(AllianceContext db, IStringLocalizer<Words> words)
{
    private const int MostShown = 50;

    /// <summary>What was given to somebody here, the newest first.</summary>
    public async Task<IReadOnlyList<ThanksLine>> ToAsync(Guid officer, bool onlyUnseen = false) => await JoinAsync(
        onlyUnseen ? NewTo(officer) : db.Set<ThankYou>().Where(t => t.By == Side.Them && t.OfficerId == officer),
        onlyUnseen ? NewFromColleaguesTo(officer) : db.Set<ColleagueThanks>().Where(t => t.ToId == officer), officer);

    /// <summary>What partners gave and the officer has not seen.</summary>
    public IQueryable<ThankYou> NewTo(Guid officer) => db.Set<ThankYou>().Where(t => t.By == Side.Them && t.OfficerId == officer && t.SeenAt == null);

    public IQueryable<ColleagueThanks> NewFromColleaguesTo(Guid officer) => db.Set<ColleagueThanks>().Where(t => t.ToId == officer && t.SeenAt == null);

    public async Task<IReadOnlyList<ThanksLine>> FromAsync(Guid officer) => await JoinAsync(
        db.Set<ThankYou>().Where(t => t.By == Side.Us && t.OfficerId == officer), db.Set<ColleagueThanks>().Where(t => t.FromId == officer), officer);

    /// <summary>What those who gave it let everybody here read; nothing in which a person outside stands.</summary>
    public async Task<IReadOnlyList<ThanksLine>> SharedAsync(Guid reader) => await JoinAsync(
        db.Set<ThankYou>().Where(t => t.IsShared && t.OfficerId != reader && !t.Words.Contains("{contact:")), db.Set<ColleagueThanks>().Where(t => t.IsShared && t.Words != ContactReferences.TakenOut && t.ToId != reader && t.FromId != reader), null);

    private async Task<IReadOnlyList<ThanksLine>> JoinAsync(IQueryable<ThankYou> thanks, IQueryable<ColleagueThanks> colleagues, Guid? reader)
    {
        var rows = await (from one in thanks
                          where one.Words != ContactReferences.TakenOut
                          join partner in db.Set<Partner>() on one.PartnerId equals partner.Id
                          join contact in db.Set<Contact>() on one.ContactId equals contact.Id
                          join officer in db.Users on one.OfficerId equals officer.Id
                          orderby one.GivenAt descending
                          select new { Row = one, Partner = partner.Name, contact.RoleTitle, Officer = officer.DisplayName }).Take(MostShown).AsNoTracking().ToListAsync();
        var own = await OwnAsync([.. rows.Select(r => r.Row.PartnerId).Distinct()], reader);
        var names = await db.ContactNamesAsync(own, words);
        var between = await (from one in colleagues
                             join giver in db.Users on one.FromId equals giver.Id
                             join taker in db.Users on one.ToId equals taker.Id
                             orderby one.GivenAt descending
                             select new ThanksLine(one.Id, null, giver.DisplayName, taker.DisplayName, one.Words, one.GivenAt, one.IsShared, one.SeenAt != null)).Take(MostShown).ToListAsync();
        return
        [
            .. rows.Select(r =>
            {
                // On the page for everybody the organization alone stands there.
                var them = reader is null ? r.Partner : words["{0} at {1}", r.RoleTitle, r.Partner].Value;
                var text = ContactReferences.Render(r.Row.Words, names.GetValueOrDefault)!;
                return new ThanksLine(r.Row.Id, r.Row.PartnerId, r.Row.By == Side.Us ? r.Officer : them, r.Row.By == Side.Us ? them : r.Officer, text, r.Row.GivenAt, r.Row.IsShared, r.Row.SeenAt != null);
            }).Concat(between).OrderByDescending(t => t.At).ThenBy(t => t.Id).Take(MostShown),
        ];
    }

    private async Task<List<Guid>> OwnAsync(List<Guid> partners, Guid? reader) =>
        reader is not { } officer || partners.Count == 0 ? [] : await db.HeldBy(officer).Where(r => partners.Contains(r.PartnerId)).Select(r => r.PartnerId).ToListAsync();
}
