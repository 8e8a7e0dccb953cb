using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Callouts;

/// <summary>Somebody to ask, as the officer sees them.</summary>
public sealed record ListedHelper(Ranked Ranked, string Organization, string Who, string What, string? Limits)
{
    public OfferKind Kind => Ranked.Helper.Kind;
    public SpokenLanguage? Language => Ranked.Helper.Language;

    /// <summary>The number a tap calls: the person's own for whoever tends the relationship, else the organization's. Null where there is neither.</summary>
    public string? Telephone { get; init; }
    public bool IsOwn { get; init; }
    public string? Owner { get; init; }
    public string? Backup { get; init; }
    public AskAnswer? Answer { get; init; }
}

/// <summary>The ranked helpers with the words around them. Whoever does not tend the relationship reads no name.</summary>
public sealed class HelperList(AllianceContext db, HelperReading reading, IStringLocalizer<Words> words)
{
    public const int Shown = 12;

    public async Task<IReadOnlyList<ListedHelper>> ForAsync(Callout callout, Asking asking, Guid reader, CancellationToken cancel)
    {
        var asks = await db.Set<CalloutAsk>().AsNoTracking().Where(a => a.CalloutId == callout.Id).ToDictionaryAsync(a => a.OfferId, a => a.Answer, cancel);
        // Whoever is asked here already stays on the list; that they were asked today would take them off.
        var helpers = (await reading.AroundAsync(asking, cancel)).Select(h => asks.ContainsKey(h.OfferId) ? h with { AskedOn = [] } : h);
        return await DescribeAsync([.. Ranker.Rank(asking, helpers).Take(Shown)], asks, reader, callout.On, cancel);
    }

    private async Task<IReadOnlyList<ListedHelper>> DescribeAsync(IReadOnlyList<Ranked> ranked, Dictionary<Guid, AskAnswer> asks, Guid reader, DateOnly on, CancellationToken cancel)
    {
        var (partnerIds, offerIds) = (ranked.Select(r => r.Helper.PartnerId).Distinct().ToList(), ranked.Select(r => r.Helper.OfferId).ToList());
        var partners = await (
            from partner in db.Set<Partner>()
            where partnerIds.Contains(partner.Id)
            join tie in db.Set<Relationship>().Where(r => r.EndedAt == null) on partner.Id equals tie.PartnerId into ties
            from tie in ties.DefaultIfEmpty()
            join owner in db.Users on tie.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join backup in db.Users on tie.BackupId equals (Guid?)backup.Id into backups
            from backup in backups.DefaultIfEmpty()
            select new { partner.Id, partner.Name, partner.Telephone, OwnerId = tie == null ? (Guid?)null : tie.OwnerId, Owner = owner == null ? null : owner.DisplayName, BackupId = tie == null ? null : tie.BackupId, Backup = backup == null ? null : backup.DisplayName, IsOwn = tie != null && (tie.OwnerId == reader || tie.BackupId == reader) }).ToDictionaryAsync(p => p.Id, cancel);
        // Nobody is sent to an officer who is away: the other one of the two answers.
        var gone = await db.NotThereAsync([.. partners.Values.SelectMany(p => new[] { p.OwnerId, p.BackupId }).OfType<Guid>().Distinct()], on);
        string? Reached(Guid? officer, string? name) => officer is { } id && !gone.Contains(id) ? name : null;
        var offers = await db.Set<Offer>().AsNoTracking().Where(o => offerIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        var contacts = await db.Set<Contact>().AsNoTracking().Where(c => partnerIds.Contains(c.PartnerId)).ToDictionaryAsync(c => c.Id, cancel);
        CalledAs? Called(Guid id) => contacts.GetValueOrDefault(id) is { } contact ? CalledAs.Now(partners[contact.PartnerId].IsOwn ? contact.Name : null, contact.RoleTitle, words) : null;
        return
        [
            .. from r in ranked
               let partner = partners[r.Helper.PartnerId]
               let offer = offers[r.Helper.OfferId]
               let contact = contacts[r.Helper.ContactId]
               select new ListedHelper(r, partner.Name, partner.IsOwn && contact.Name is { } name ? $"{name}, {contact.RoleTitle}" : contact.RoleTitle, ContactReferences.Render(offer.Words, Called)!, ContactReferences.Render(offer.Limits, Called))
               {
                   Telephone = partner.IsOwn ? contact.Telephone ?? partner.Telephone : partner.Telephone,
                   IsOwn = partner.IsOwn,
                   Owner = Reached(partner.OwnerId, partner.Owner) ?? Reached(partner.BackupId, partner.Backup),
                   Backup = Reached(partner.OwnerId, partner.Owner) is null ? null : Reached(partner.BackupId, partner.Backup),
                   Answer = asks.TryGetValue(r.Helper.OfferId, out var answer) ? answer : null,
               },
        ];
    }
}
