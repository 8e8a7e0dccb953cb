using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;

namespace Alliance.Demonstration.Town;

/// <summary>What is to become of a promise.</summary>
public enum Fate { StaysOpen, KeptYesterday, Chance }

public sealed record MadePromise(Promise Promise, Fate Fate);

/// <summary>What the two sides promised each other while talking, and what became of it.</summary>
public sealed class TownPromises(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, TownRelations relations)
{
    private const string Answering = "Answering a promise";
    private static readonly IReadOnlyList<string[]> Lines = Sections.Read("promises.txt")[""];
    private readonly HashSet<string> told = [];

    /// <summary>The promises made in one talk. The last talk makes those that the story tells of.</summary>
    public IReadOnlyList<MadePromise> In(TownTie tie, Engagement engagement, string officer, int ago, bool isLast)
    {
        var made = new List<MadePromise>();
        if (isLast && tie.Line.Days("owes") is { } ours) made.Add(new(Make(tie, engagement, officer, Side.Us, ago, calendar.Today.AddDays(ours)), Fate.StaysOpen));
        if (isLast && tie.Line.Days("owed") is { } theirs) made.Add(new(Make(tie, engagement, officer, Side.Them, ago, calendar.Today.AddDays(theirs)), Fate.StaysOpen));
        if (isLast && tie.Line.Has("kept")) made.Add(new(Make(tie, engagement, officer, Side.Them, ago, calendar.Day(1)), Fate.KeptYesterday));
        if (!isLast && dice.Chance(0.32)) made.Add(new(Make(tie, engagement, officer, dice.Chance(0.55) ? Side.Us : Side.Them, ago, null), Fate.Chance));
        return made;
    }

    /// <summary>Tells what became of them, once their making is told.</summary>
    public void Answer(TownTie tie, IReadOnlyList<MadePromise> made, string officer, int ago)
    {
        foreach (var (promise, fate) in made)
        {
            if (fate == Fate.KeptYesterday) KeepYesterday(tie, promise);
            else if (fate == Fate.Chance) Resolve(tie, promise, officer, ago);
        }
    }

    private Promise Make(TownTie tie, Engagement engagement, string officer, Side by, int ago, DateOnly? dueOn)
    {
        var line = Next(tie, by, isOfTheStory: dueOn is not null);
        var at = engagement.At.AddMinutes(engagement.Minutes + 5);
        return new Promise
        {
            AgencyId = tie.Partner.AgencyId,
            Id = dice.NewId(at),
            PartnerId = tie.Partner.Id,
            OfficerId = accounts[officer],
            EngagementId = engagement.Id,
            By = by,
            Words = line[2],
            MadeAt = at,
            DueOn = dueOn ?? calendar.Day(ago).AddDays(int.Parse(line[3], System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>What this pair has promised least often; and on the pages everybody is shown, nothing twice.</summary>
    private string[] Next(TownTie tie, Side by, bool isOfTheStory)
    {
        var fitting = dice.Shuffled(Lines.Where(l => l[0] == (by == Side.Us ? "us" : "them") && Fits(l[1], tie.Line)));
        var line = fitting.OrderBy(l => isOfTheStory && told.Contains(l[2])).ThenBy(l => tie.Promised.Count(words => words == l[2])).First();
        tie.Promised.Add(line[2]);
        if (isOfTheStory) told.Add(line[2]);
        return line;
    }

    private static bool Fits(string kinds, TownLine line) =>
        kinds == "any" || kinds.Split(' ').Any(k => k == line.Group || k == line.Kind.ToString());

    /// <summary>Most are kept, some agreed anew, a few broken; of those due in the coming days some are still open.</summary>
    private void Resolve(TownTie tie, Promise promise, string officer, int ago)
    {
        var chance = dice.Share();
        if (chance < 0.14 && Answerable(promise.DueOn, ago, 1) is { } moved) Renegotiate(promise, officer, moved);
        var answered = Answerable(promise.DueOn, ago, dice.Between(-2, 2));
        // Ana's open promises are those of the story: her day is shown to everybody.
        if (answered is null && (ago <= 2 || tie.Owner != "ana" && dice.Chance(0.7))) return;
        Close(tie, promise, officer, answered ?? calendar.Day(1), chance is > 0.14 and < 0.22 ? PromiseAnswerKind.Broken : PromiseAnswerKind.Kept);
    }

    /// <summary>The day of an answer: after the making, before today; null where it would lie ahead.</summary>
    private DateOnly? Answerable(DateOnly due, int madeAgo, int late)
    {
        var day = due.AddDays(late);
        if (day <= calendar.Day(madeAgo)) day = calendar.Day(madeAgo - 1);
        return day < calendar.Today ? day : null;
    }

    private void Renegotiate(Promise promise, string officer, DateOnly day)
    {
        var at = calendar.At(day, 10, 40);
        var before = deeds.Before(promise);
        var answer = NewAnswer(promise, officer, at, PromiseAnswerKind.Renegotiated, dice.Pick(Phrases.Of("renegotiated")));
        (answer.DueBefore, answer.NewDueOn) = (promise.DueOn, day.AddDays(dice.Between(7, 14)));
        promise.DueOn = answer.NewDueOn.Value;
        deeds.Add(at, accounts.Acting(officer), PartnershipEvents.PromiseAnswered, Answering, promise, promise.PartnerId, [answer], (promise, before));
    }

    private void Close(TownTie tie, Promise promise, string officer, DateOnly day, PromiseAnswerKind kind)
    {
        var at = calendar.At(day, dice.Between(11, 17), 10);
        var before = deeds.Before(promise);
        var reason = kind == PromiseAnswerKind.Broken ? dice.Pick(Phrases.Of("broken")) : dice.Chance(0.5) ? dice.Pick(Phrases.Of("kept")) : null;
        promise.State = kind == PromiseAnswerKind.Kept ? PromiseState.Kept : PromiseState.Broken;
        var added = new List<object> { NewAnswer(promise, officer, at, kind, reason) };
        if (kind == PromiseAnswerKind.Kept && promise.By == Side.Them && officer != tie.Owner) added.Add(relations.Tell(tie, tie.Owner, officer, NoticeKind.PartnerKept, at));
        deeds.Add(at, accounts.Acting(officer), PartnershipEvents.PromiseAnswered, Answering, promise, promise.PartnerId, added, (promise, before));
        relations.SeeAll(added, tie);
    }

    /// <summary>They kept it, and told the backup, so that the owner finds a notice.</summary>
    private void KeepYesterday(TownTie tie, Promise promise)
    {
        var at = calendar.At(1, 11, 20);
        var before = deeds.Before(promise);
        promise.State = PromiseState.Kept;
        var answer = NewAnswer(promise, tie.Backup, at, PromiseAnswerKind.Kept, "They rang to say that it is done.");
        answer.ToldBy = Side.Them;
        deeds.Add(at, accounts.Acting(tie.Backup), PartnershipEvents.PromiseAnswered, Answering, promise, promise.PartnerId, [answer, relations.Tell(tie, tie.Owner, tie.Backup, NoticeKind.PartnerKept, at)], (promise, before));
    }

    private PromiseAnswer NewAnswer(Promise promise, string officer, DateTime at, PromiseAnswerKind kind, string? reason) => new()
    {
        AgencyId = promise.AgencyId,
        Id = dice.NewId(at),
        PromiseId = promise.Id,
        Kind = kind,
        ToldBy = promise.By == Side.Them || dice.Chance(0.4) ? Side.Them : Side.Us,
        RecordedById = accounts[officer],
        At = at,
        Reason = reason,
    };
}
