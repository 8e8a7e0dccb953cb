using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Search;

/// <summary>A relationship that the reader owns or backs.</summary>
internal sealed record OwnPartner(Guid Id, string Name, bool IsOwner);

/// <summary>
/// Finds people and conversations among the relationships that the reader owns or backs. The index is asked for the words within these
/// partners only: of what colleagues wrote not a word is looked at. Names of people are in no index: the few of one's own are compared here.
/// </summary>
internal sealed class OwnFinding(AllianceContext db, Guid reader, DateTime now)
{
    /// <summary>So many of the newest are looked at; some may not be for the reader, or say a word only in a name.</summary>
    private const int Looked = 60;

    /// <summary>The index is asked for the longest words; the others are looked for in what it finds.</summary>
    private const int MostAsked = 3;

    public async Task<IReadOnlyList<OwnPartner>> PartnersAsync(CancellationToken cancel) =>
        await db.HeldBy(reader).Join(db.Set<Partner>(), r => r.PartnerId, p => p.Id, (r, p) => new OwnPartner(p.Id, p.Name, r.OwnerId == reader)).ToListAsync(cancel);

    public async Task<IReadOnlyList<NamedPerson>> PeopleAsync(IReadOnlyCollection<OwnPartner> own, CancellationToken cancel)
    {
        if (own.Count == 0) return [];
        var names = own.ToDictionary(o => o.Id, o => o.Name);
        // From the few relationships to their people; as a condition on the people, every one of the agency's would be looked at.
        var contacts = await db.HeldBy(reader).Join(db.Set<Contact>(), r => r.PartnerId, c => c.PartnerId, (r, c) => c).Where(c => c.Name != null).Select(c => new { c.Id, c.Name, c.RoleTitle, c.PartnerId, c.LeftAt }).ToListAsync(cancel);
        contacts.RemoveAll(c => !names.ContainsKey(c.PartnerId));
        return contacts.ConvertAll(c => new NamedPerson(new OwnPerson(c.Id, c.Name!, c.RoleTitle, c.PartnerId, names[c.PartnerId]), SearchWords.Of(c.Name!), c.LeftAt is null));
    }

    public async Task<IReadOnlyList<FoundConversation>> ConversationsAsync(Typed typed, IReadOnlyList<OwnPartner> own, IReadOnlyList<NamedPerson> people, IReadOnlyCollection<NamedPerson> found, CancellationToken cancel)
    {
        if (own.Count == 0) return [];
        var calls = people.ToDictionary(p => p.Person.Id, p => p.Person.Name);
        var said = await ReadAsync(db.EngagementsFound(InTheirWords(typed, own, people), Looked), own, cancel);
        said.RemoveAll(c => !Marks.Say($"{InFull(c.Purpose, calls)} {InFull(c.Heard, calls)}", typed.Words));
        var with = found.Select(p => p.Person.Id).ToList();
        if (with.Count > 0)
            said.AddRange(await ReadAsync(db.Set<Engagement>().Where(e => db.Set<EngagementContact>().Any(c => c.EngagementId == e.Id && with.Contains(c.ContactId))).OrderByDescending(e => e.At).Take(Found.Shown + 1), own, cancel));
        return [.. said.DistinctBy(c => c.Id).OrderByDescending(c => c.At).ThenBy(c => c.Id).Take(Found.Shown + 1)];
    }

    /// <summary>Each partner's talks for themselves. A name stands in an entry as a reference: whoever is called so is looked for by their key.</summary>
    private static IReadOnlyList<SearchQuery> InTheirWords(Typed typed, IReadOnlyList<OwnPartner> own, IReadOnlyList<NamedPerson> people)
    {
        var (words, peopleAt) = (typed.Words.OrderByDescending(w => w.Length).Take(MostAsked).ToList(), people.ToLookup(p => p.Person.PartnerId));
        return [.. own.Select(partner => (Scope: SearchWords.Key(partner.Id), People: peopleAt[partner.Id])).Select(at => new SearchQuery([.. words.Select(word => (IReadOnlyList<SearchToken>)
        [
            SearchToken.Beginning(at.Scope, word),
            .. at.People.Where(p => p.Begins(word)).Select(p => SearchToken.Whole(at.Scope, SearchWords.Reference + SearchWords.Key(p.Person.Id))),
        ])]))];
    }

    /// <summary>What speaks of others stays between owner, writer and participants, and is gone on its day.</summary>
    private async Task<List<FoundConversation>> ReadAsync(IQueryable<Engagement> engagements, IReadOnlyList<OwnPartner> own, CancellationToken cancel)
    {
        var there = own.ToDictionary(o => o.Id);
        var rows = await (
            from engagement in engagements
            where engagement.ExpiresAt == null || engagement.ExpiresAt > now
            join officer in db.Users on engagement.OfficerId equals officer.Id
            select new { engagement.Id, engagement.PartnerId, engagement.At, engagement.OfficerId, engagement.ExpiresAt, officer.DisplayName, engagement.Channel, engagement.Purpose, engagement.Heard }).ToListAsync(cancel);
        return [.. from r in rows
                   where there.TryGetValue(r.PartnerId, out var partner) && (r.ExpiresAt is null || partner.IsOwner || r.OfficerId == reader)
                   select new FoundConversation(r.Id, r.PartnerId, there[r.PartnerId].Name, r.At, r.DisplayName, r.Channel, r.Purpose, r.Heard)];
    }

    /// <summary>With the whole name also where only a part of it was typed.</summary>
    private static string? InFull(string? text, Dictionary<Guid, string> calls) => ContactReferences.Render(text, id => calls.TryGetValue(id, out var name) ? new CalledAs(name, ByName: false) : null);
}

/// <param name="Words">The name, folded; kept nowhere.</param>
/// <param name="IsThere">Whoever left is found in what was written, and not as somebody to meet.</param>
internal sealed record NamedPerson(OwnPerson Person, IReadOnlyList<string> Words, bool IsThere)
{
    public bool Begins(string word) => Words.Any(w => w.StartsWith(word, StringComparison.Ordinal));
}
