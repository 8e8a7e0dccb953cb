using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Take;

/// <summary>Who they are here.</summary>
public sealed class PersonPart(IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "person";
    public string Heading => words["What is kept of you"];
    public IReadOnlyList<Type> Tables => [typeof(Contact), typeof(Partner)];

    public Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => Task.FromResult<IReadOnlyList<TakeRow>>(
    [
        new TakeRow(
            new("name", words["Name"], person.Name), new("role", words["What you do there"], person.RoleTitle), new("organization", words["Your organization"], person.Partner),
            new("telephone", words["Telephone"], person.Telephone), new("email", words["E-mail"], person.Email)),
    ]);
}

/// <summary>What they agreed to, each time, with the words they read; and each choice they made.</summary>
public sealed class ConsentPart(AllianceContext db, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "consents";
    public string Heading => words["What you agreed to"];
    public IReadOnlyList<Type> Tables => [typeof(Consent), typeof(ConsentChoice)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var consents = await db.Set<Consent>().Where(c => c.ContactId == person.Id).OrderBy(c => c.GivenAt).ToListAsync();
        var choices = await db.Set<ConsentChoice>().Where(c => c.ContactId == person.Id).OrderBy(c => c.GivenAt).ToListAsync();
        return
        [
            .. consents.Select(c => new TakeRow(new("agreedAt", words["You said yes on"], c.GivenAt), new("way", words["How"], words.Of(c.Way)), new("until", words["You agreed until"], c.ExpiresAt), new("remindedAt", words["You were reminded on"], c.RemindedAt),
                new("withdrawnAt", words["Taken back on"], c.WithdrawnAt), new("language", null, c.Language), new("wordingVersion", null, c.WordingVersion), new("wording", words["The words"], Wording(c.WordingVersion)))),
            .. choices.Select(c => new TakeRow(new("choice", words["You chose"], words.Of(c.Kind)), new("givenAt", words["When"], c.GivenAt), new("for", words["What for"], Joined(words.OfEach(c.For))), new("times", words["Hours"], Joined(words.OfEach(c.When))), new("withdrawnAt", words["Taken back on"], c.WithdrawnAt))),
        ];
    }

    private string Wording(int version) => string.Join("\n\n", ConsentWording.Of(version).Select(p => $"{words[p.Heading]}\n{string.Join('\n', p.Sentences.Select(s => words[s].Value))}"));

    private static string? Joined(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } text ? text : null;
}

/// <summary>Studies they take part in, or did. What they answered is under a number that nobody here can lead back to them.</summary>
public sealed class ResearchPart(AllianceContext db, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "studies";
    public string Heading => words["Studies you take part in"];
    public IReadOnlyList<Type> Tables => [typeof(ResearchConsent)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => (await (
        from consent in db.Set<ResearchConsent>()
        where consent.ContactId == person.Id
        join study in db.Set<Study>() on consent.StudyId equals study.Id
        orderby consent.GivenAt
        select new { Consent = consent, study.Title }).ToListAsync())
        .ConvertAll(c => new TakeRow(new("study", words["Study"], c.Title), new("agreedAt", words["You said yes on"], c.Consent.GivenAt), new("withdrawnAt", words["Taken back on"], c.Consent.WithdrawnAt), new("language", null, c.Consent.Language), new("wordingVersion", null, c.Consent.WordingVersion)));
}

/// <summary>An invitation that waits, and their cards: when each was made. The codes themselves are kept by nobody.</summary>
public sealed class CardPart(AllianceContext db, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "cards";
    public string Heading => words["Your cards and invitations"];
    public IReadOnlyList<Type> Tables => [typeof(Invitation), typeof(ContactCard)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var invitations = await db.Set<Invitation>().Where(i => i.ContactId == person.Id).ToListAsync();
        var cards = await db.Set<ContactCard>().Where(c => c.ContactId == person.Id).OrderBy(c => c.MadeAt).ToListAsync();
        return
        [
            .. invitations.Select(i => new TakeRow(new("invitedAt", words["You were invited on"], i.MadeAt), new("firstName", words["Name"], i.FirstName), new("address", words["E-mail"], i.Address), new("until", words["Until"], i.ExpiresAt))),
            .. cards.Select(c => new TakeRow(new("cardMadeAt", words["A card was made on"], c.MadeAt), new("isOwn", words["Made by you"], c.IsOwn))),
        ];
    }
}

/// <summary>Their organisation's relationship: since when, how it stands, who tends it. Its purpose and the steps' reasons are about the organisation.</summary>
public sealed class TiePart(AllianceContext db, OwnRecord record, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "relationship";
    public string Heading => words["Your organization and the department"];
    public IReadOnlyList<Type> Tables => [typeof(Relationship)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var officers = string.Join(", ", await record.OfficersAsync(person.PartnerId));
        return (await db.Set<Relationship>().Where(r => r.PartnerId == person.PartnerId).OrderBy(r => r.StartedAt).ToListAsync()).ConvertAll(r => new TakeRow(
            new("since", words["Since"], r.StartedAt), new("phase", words["How it stands"], words.Of(r.Phase).ToString()), new("tendedBy", words["Who tends it"], r.EndedAt is null ? officers : null), new("endedAt", words["Ended"], r.EndedAt)));
    }
}

/// <summary>Places outside their own entries in which their name stands.</summary>
public sealed class NamedPart(AllianceContext db, OwnRecord record, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "namedElsewhere";
    public string Heading => words["Where else you are named"];
    public IReadOnlyList<Type> Tables => [typeof(PhaseChange), typeof(Pause), typeof(CardCorrection), typeof(Partnerships.Engagements.Touchpoint), typeof(ApproachWish)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var called = await record.CalledAsync(person);
        var mark = $"{{contact:{person.Id}";
        var ties = db.Set<Relationship>().Where(r => r.PartnerId == person.PartnerId);
        List<(string Where, DateTime At, string? Text)> found =
        [
            .. (await ties.Where(r => r.Purpose.Contains(mark)).Select(r => new { r.StartedAt, r.Purpose }).ToListAsync()).Select(r => (words["The purpose of the relationship"].Value, r.StartedAt, (string?)r.Purpose)),
            .. (await db.Set<PhaseChange>().Where(c => c.Why.Contains(mark) && ties.Any(r => r.Id == c.RelationshipId)).Select(c => new { c.At, c.Why }).ToListAsync()).Select(c => (words["A step of the relationship"].Value, c.At, (string?)c.Why)),
            .. (await db.Set<Pause>().Where(p => p.Reason.Contains(mark) && ties.Any(r => r.Id == p.RelationshipId)).Select(p => new { p.FromAt, p.Reason }).ToListAsync()).Select(p => (words["A pause of the relationship"].Value, p.FromAt, (string?)p.Reason)),
            .. (await db.Set<CardCorrection>().Where(c => c.Words.Contains(mark) && ties.Any(r => r.Id == c.RelationshipId)).Select(c => new { c.At, c.Words }).ToListAsync()).Select(c => (words["A line on the card for the next talk"].Value, c.At, (string?)c.Words)),
            .. (await db.Set<Partnerships.Engagements.Touchpoint>().Where(t => t.PartnerId == person.PartnerId && (t.Purpose.Contains(mark) || t.CancelReason!.Contains(mark))).Select(t => new { t.PlannedAt, t.Purpose, t.CancelReason }).ToListAsync())
                .Select(t => (words["A planned talk"].Value, t.PlannedAt, (string?)$"{t.Purpose} {t.CancelReason}".Trim())),
            .. (await db.Set<ApproachWish>().Where(w => w.PartnerId == person.PartnerId && w.Words!.Contains(mark)).Select(w => new { w.SaidAt, w.Words }).ToListAsync()).Select(w => (words["A wish not to be approached"].Value, w.SaidAt, w.Words)),
        ];
        return [.. found.OrderBy(f => f.At).Select(f => new TakeRow(new("where", words["Where"], f.Where), new("at", words["When"], f.At), new("words", words["The words"], ContactReferences.Render(f.Text, called))))];
    }
}
