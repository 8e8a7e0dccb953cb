using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Record;
using Alliance.Portal.Thanks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Take;

/// <summary>Notes kept back from them: that each exists and until when, and its words once the day has come.</summary>
public sealed class KeptBackPart(OwnRecord record, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "keptBack";
    public string Heading => words["Notes kept back until a day"];
    public IReadOnlyList<Type> Tables => [typeof(KeptBackNote)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await record.TalksAsync(person)).SelectMany(t => t.KeptBack.Select(n => new TakeRow(
        new("talk", null, t.Id), new("talkAt", words["Of the talk"], t.At), new("writtenAt", words["When"], n.WrittenAt), new("untilOn", words["You read it from"], n.UntilOn), new("words", words["The words"], n.Words), new("reason", words["Why"], n.Reason))))];
}

/// <summary>How they asked to be approached, what they said before included.</summary>
public sealed class PreferencePart(AllianceContext db, OwnRecord record, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "preferences";
    public string Heading => words["How to approach me"];
    public IReadOnlyList<Type> Tables => [typeof(ApproachPreference)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var called = await record.CalledAsync(person);
        return (await db.Set<ApproachPreference>().Where(p => p.ContactId == person.Id).OrderBy(p => p.SaidAt).ToListAsync()).ConvertAll(p => new TakeRow(
            new("saidAt", words["When"], p.SaidAt), new("language", words["Language"], p.Language is { } language ? words.Of(language) : null), new("days", words["Good days"], p.Days == Weekdays.None ? null : string.Join(", ", words.OfEach(p.Days))),
            new("from", words["From"], p.From), new("until", words["Until"], p.Until), new("place", words["Where"], p.Place is { } place ? words.Of(place) : null), new("callFirst", words["Call before you come by"], p.CallFirst),
            new("please", words["What helps"], ContactReferences.Render(p.Please, called)), new("pleaseNot", words["What to leave"], ContactReferences.Render(p.PleaseNot, called)), new("replacedAt", words["You said otherwise on"], p.ReplacedAt)));
    }
}

/// <summary>What they offer, rested or ended offers included.</summary>
public sealed class OfferPart(AllianceContext db, OwnRecord record, OfferReading reading, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "offers";
    public string Heading => words["What I offer"];
    public IReadOnlyList<Type> Tables => [typeof(Offer), typeof(OfferHours), typeof(OfferPause)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await reading.ReadAsync(db.Set<Offer>().Where(o => o.ContactId == person.Id), await record.CalledAsync(person))).Select(o => new TakeRow(
        new("madeAt", words["When"], o.MadeAt), new("kind", words["What"], words.KindOf(o)), new("words", words["The words"], o.Words), new("hours", words["Hours"], words.HoursOf(o)), new("limits", words["What not to ask you for"], o.Limits),
        new("untilOn", words["Until which day?"], o.UntilOn), new("rests", words["Rests"], o.IsResting), new("endedAt", words["Ended"], o.EndedAt)))];
}

/// <summary>What they and officers thanked each other for.</summary>
public sealed class ThanksPart(OwnThanks own, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "thanks";
    public string Heading => words["Thanks"];
    public IReadOnlyList<Type> Tables => [typeof(ThankYou)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await own.ReadAsync(person)).Select(t => new TakeRow(
        new("givenAt", words["When"], t.At), new("by", words["Who thanked"], t.By == Side.Us ? t.Officer : words["You"].Value), new("officer", words["The officer"], t.Officer), new("words", words["The words"], t.Words), new("shared", words["Others at the department may read it"], t.IsShared)))];
}
