using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Search;

/// <summary>
/// The one search: organisations and offers for whoever looks, people and conversations only among an officer's own relationships.
/// Everything is found by a name or by words, and nothing by what somebody is.
/// </summary>
public sealed class Finding(AllianceContext db, AgencyScope scope, IStringLocalizer<Words> words, TimeProvider time)
{
    /// <param name="officer">Whose own relationships are searched too; null for a supervisor, who has none.</param>
    public async Task<Found> FindAsync(Typed typed, Guid? officer, CancellationToken cancel)
    {
        await using var open = await db.KeepOpenAsync(cancel);
        await db.ReadyToSearchAsync(cancel);
        var now = time.Instant();
        var finding = new OrganizationFinding(db);
        var mine = officer is { } me ? new OwnFinding(db, me, now) : null;
        var own = mine is null ? [] : await mine.PartnersAsync(cancel);
        var named = mine is null ? [] : await mine.PeopleAsync(own, cancel);
        var organizations = await finding.FindAsync(typed, cancel);
        var people = Called(named, typed, (person, word) => person.Begins(word));
        IReadOnlyList<Forgiven> forgiven = [];
        if (organizations.Count == 0 && people.Count == 0) (organizations, people, forgiven) = await ForgiveAsync(finding, typed, named, cancel);
        var offers = await new OfferFinding(db, words).FindAsync(typed, [.. own.Select(o => o.Id)], now, scope.Current.DayOf(now), cancel);
        var conversations = mine is null ? [] : await mine.ConversationsAsync(typed, own, named, people, cancel);
        return new Found
        {
            Organizations = await WithWishesAsync([.. organizations.Take(Found.Shown)], cancel),
            HasMoreOrganizations = organizations.Count > Found.Shown,
            Offers = [.. offers.Take(Found.Shown)],
            HasMoreOffers = offers.Count > Found.Shown,
            People = [.. people.Take(OwnPeople.Most).Select(p => p.Person)],
            Conversations = await NamedAsync([.. conversations.Take(Found.Shown)], cancel),
            HasMoreConversations = conversations.Count > Found.Shown,
            Forgiven = forgiven,
            Words = [.. typed.Words.Concat(forgiven.SelectMany(f => f.Words)).Distinct()],
        };
    }

    /// <summary>Where nothing is called so: what is spelled nearly so, and which words were taken for which.</summary>
    private static async Task<(IReadOnlyList<FoundOrganization>, IReadOnlyList<NamedPerson>, IReadOnlyList<Forgiven>)> ForgiveAsync(OrganizationFinding finding, Typed typed, IReadOnlyList<NamedPerson> named, CancellationToken cancel)
    {
        var spellings = await finding.SpellingsAsync(typed, cancel);
        var organizations = spellings.Any(s => s.Words.Count > 0) ? await finding.FindAsync(typed, spellings, cancel) : [];
        var people = Called(named, typed, (person, word) => person.Begins(word) || Slips.Near(word, person.Words).Count > 0);
        var forgiven = spellings.Select(s => s with { Words = [.. (organizations.Count > 0 ? s.Words : []).Concat(people.SelectMany(p => Slips.Near(s.Typed, p.Words))).Distinct()] });
        return (organizations, people, [.. forgiven.Where(f => f.Words.Count > 0)]);
    }

    private static IReadOnlyList<NamedPerson> Called(IEnumerable<NamedPerson> named, Typed typed, Func<NamedPerson, string, bool> fits) =>
        [.. named.Where(p => p.IsThere && typed.Words.All(word => fits(p, word))).OrderBy(p => Names.Fold(p.Person.Name), StringComparer.Ordinal).ThenBy(p => p.Person.Id)];

    private async Task<IReadOnlyList<FoundOrganization>> WithWishesAsync(List<FoundOrganization> shown, CancellationToken cancel)
    {
        var ids = shown.ConvertAll(o => o.Id);
        var wishes = ids.Count == 0 ? [] : await db.Set<ApproachWish>().Where(w => w.LiftedAt == null && ids.Contains(w.PartnerId)).Select(w => w.PartnerId).ToListAsync(cancel);
        return shown.ConvertAll(o => o with { AskedForPeace = wishes.Contains(o.Id) });
    }

    /// <summary>Entries as their owner reads them, with the names of those they speak of.</summary>
    private async Task<IReadOnlyList<FoundConversation>> NamedAsync(List<FoundConversation> conversations, CancellationToken cancel)
    {
        if (conversations.Count == 0) return [];
        cancel.ThrowIfCancellationRequested();
        var names = await db.ContactNamesAsync([.. conversations.Select(c => c.PartnerId).Distinct()], words);
        return conversations.ConvertAll(c => c with { Purpose = ContactReferences.Render(c.Purpose, names.GetValueOrDefault)!, Heard = ContactReferences.Render(c.Heard, names.GetValueOrDefault) });
    }
}
