using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Concerns;
using Alliance.Portal.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Take;

/// <summary>The talks they took part in.</summary>
public sealed class TalkPart(OwnRecord record, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "talks";
    public string Heading => words["What we talked about"];
    public IReadOnlyList<Type> Tables => [typeof(Engagement), typeof(EngagementContact)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await record.TalksAsync(person)).Select(t => new TakeRow(
        new("id", null, t.Id), new("at", words["When"], t.At), new("officer", words["Officer"], t.Officer), new("channel", words["How"], words.Of(t.Channel)),
        new("startedBy", words["Who started it"], t.StartedBy == Side.Them ? words["You"].Value : words["The department"].Value), new("about", words["What it was about"], t.Purpose),
        new("heard", words["What was heard"], t.Heard), new("needs", words["Needs that were heard"], Joined(words.OfEach(t.Needs)))))];

    private static string? Joined(IEnumerable<string> needs) => string.Join(", ", needs) is { Length: > 0 } text ? text : null;
}

/// <summary>What they said of those entries.</summary>
public sealed class CorrectionPart(OwnRecord record, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "corrections";
    public string Heading => words["What you said of it"];
    public IReadOnlyList<Type> Tables => [typeof(Correction)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await record.TalksAsync(person)).SelectMany(t => t.Corrections.Select(c => new TakeRow(
        new("talk", null, t.Id), new("talkAt", words["Of the talk"], t.At), new("at", words["When"], c.At), new("kind", words["What"], words.Of(c.Kind)), new("words", words["The words"], c.Words))))];
}

/// <summary>What was promised in those talks, and what either side said became of it.</summary>
public sealed class PromisePart(AllianceContext db, OwnRecord record, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "promises";
    public string Heading => words["What we promised each other"];
    public IReadOnlyList<Type> Tables => [typeof(Promise), typeof(PromiseAnswer)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var called = await record.CalledAsync(person);
        var promises = await record.PromisesAsync(person);
        var ids = promises.Select(p => p.Id).ToList();
        var answers = (await db.Set<PromiseAnswer>().Where(a => ids.Contains(a.PromiseId)).OrderBy(a => a.At).ToListAsync()).ToLookup(a => a.PromiseId);
        return [.. promises.SelectMany(p => answers[p.Id].Select(a => new TakeRow(
            new("promise", null, p.Id), new("at", words["When"], a.At), new("kind", words["What became of it"], words.Of(a.Kind)), new("toldBy", words["Who said so"], SideOf(a.ToldBy)), new("reason", words["The words"], ContactReferences.Render(a.Reason, called))))
            .Prepend(new TakeRow(new("id", null, p.Id), new("by", words["Who promised"], SideOf(p.By)), new("words", words["The words"], p.Words), new("dueOn", words["By which day"], p.DueOn), new("state", words["How it stands"], words.Of(p.State)))))];
    }

    private string SideOf(Side side) => side == Side.Them ? words["You"] : words["The department"];
}

/// <summary>What they raised, with every answer.</summary>
public sealed class ConcernPart(OwnRecord record, ConcernReading reading, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "concerns";
    public string Heading => words["Concerns"];
    public IReadOnlyList<Type> Tables => [typeof(Concern), typeof(ConcernStep)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await reading.OfContactAsync(person.Id, await record.CalledAsync(person))).SelectMany(c => c.Steps.Select(s => new TakeRow(
        new("concern", null, c.Id), new("at", words["When"], s.At), new("kind", words["What"], words.Of(s.Kind)), new("by", words["Who"], s.By), new("words", words["The words"], s.Words)))
        .Prepend(new TakeRow(new("id", null, c.Id), new("raisedAt", words["You raised it"], c.RaisedAt), new("about", words["What it is about"], words.Of(c.Kind)), new("state", words["How it stands"], words.Of(c.State)), new("words", words["The words"], c.Words))))];
}
