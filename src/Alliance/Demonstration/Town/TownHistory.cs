using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;

namespace Alliance.Demonstration.Town;

/// <summary>Lives one relationship through, from the first visit to yesterday.</summary>
public sealed class TownHistory(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, TownContacts contacts, TownPromises promises, TownRelations relations)
{
    private const string Logging = "Logging an engagement";

    public void Live(TownTie tie)
    {
        if (tie.Line.Has("notmet")) relations.Assign(tie, Attempt);
        else Talk(tie, new TownCourse(tie.Line, tie.Cadence, dice));
    }

    private void Talk(TownTie tie, TownCourse course)
    {
        var middle = course.Talks.Count / 2;
        for (var number = 0; number < course.Talks.Count; number++)
        {
            var ago = course.Talks[number];
            if (number > 0 && dice.Chance(0.12)) Attempt(tie, ago + dice.Between(1, 3));
            if (number == middle && tie.Line.Has("rested")) relations.Rest(tie, course.Talks[number - 1] - 2, ago + 2);
            if (number == middle && tie.Line.Has("handed")) relations.HandOver(tie, tie.Line.Owner!, ago + 2);
            Meet(tie, course, number, ago);
        }
        End(tie, course.Talks[^1]);
    }

    private void End(TownTie tie, int last)
    {
        if (tie.Line.Has("colleague")) MeetColleague(tie);
        if (tie.Line.Has("paused")) relations.Pause(tie, last - 8);
        if (tie.Line.Has("ended")) relations.End(tie, last - 20);
        if (tie.Relationship!.DueOn < calendar.Today.AddDays(-5) && dice.Chance(0.6)) Attempt(tie, dice.Between(2, 4));
        if (tie.Line.Days("plan") is { } days) relations.Plan(tie, calendar.Today.AddDays(days));
    }

    private void Meet(TownTie tie, TownCourse course, int number, int ago)
    {
        if (number == 0) contacts.Meet(tie, ago);
        var step = course.Steps.TryGetValue(number, out var taken) ? taken : default;
        var theyCame = step == default && number > 1 && dice.Chance(0.1);
        var conversation = theyCame ? dice.Pick(Conversations.Of("theycame"))
            : number == 0 ? tie.Talk.First()
            : step.Phase is Phase.Strained ? dice.Pick(Conversations.Of("strained"))
            : step.Phase is Phase.Repairing ? dice.Pick(Conversations.Of("repairing"))
            : step.Why == "repaired" ? dice.Pick(Conversations.Of("repaired"))
            : tie.Talk.Next();
        var isLast = number == course.Talks.Count - 1;
        var officer = number > 0 && !isLast && step == default && tie.Planned is null && dice.Chance(0.12) ? tie.Backup : tie.Owner;
        Log(tie, officer, ago, conversation, theyCame ? Side.Them : Side.Us, isLast);
        if (number == 0) relations.Start(tie, conversation);
        else if (step != default) relations.Step(tie, step.Phase, step.Why);
        if (!isLast && !tie.Line.Has("handed") && dice.Chance(0.1)) relations.Plan(tie, calendar.Day(course.Talks[number + 1]));
    }

    /// <summary>A colleague happened to speak with them yesterday; the owner is told.</summary>
    private void MeetColleague(TownTie tie) =>
        Log(tie, tie.Colleague, 1, Conversations.Of(tie.Line.Group)[0], Side.Us, isLast: false);

    private void Log(TownTie tie, string officer, int ago, Conversation conversation, Side startedBy, bool isLast)
    {
        var engagement = NewEngagement(tie, officer, HourOf(tie, ago), conversation);
        var present = contacts.Present(tie, ago);
        tie.Met.AddRange(present);
        engagement.StartedBy = startedBy;
        engagement.Minutes = engagement.Channel == Channel.Telephone ? dice.Between(4, 15) : 5 * dice.Between(3, engagement.Channel == Channel.Event ? 20 : 9);
        engagement.Heard = contacts.Name(conversation.Heard, present[0]);
        (engagement.Skills, engagement.Needs) = (conversation.Skills, conversation.Needs);
        var added = new List<object> { engagement };
        added.AddRange(present.Select(c => new EngagementContact { AgencyId = tie.Partner.AgencyId, EngagementId = engagement.Id, ContactId = c.Id }));
        var made = promises.In(tie, engagement, officer, ago, isLast);
        added.AddRange(made.Select(m => m.Promise));
        var changed = relations.NoteContact(tie, engagement, officer, added);
        deeds.Add(engagement.At.AddMinutes(engagement.Minutes + 5), accounts.Acting(officer), PartnershipEvents.EngagementLogged, Logging, engagement, tie.Partner.Id, added, changed);
        relations.SeeAll(added, tie);
        promises.Answer(tie, made, officer, ago);
        tie.Last = engagement;
    }

    /// <summary>Nobody was reached: it is kept, and moves no due date.</summary>
    private void Attempt(TownTie tie, int ago)
    {
        if (ago < 1) return;
        var conversation = dice.Pick(Conversations.Of("missed"));
        var engagement = NewEngagement(tie, tie.Owner, HourOf(tie, ago), conversation);
        engagement.Outcome = conversation.Channel == Channel.Telephone ? Outcome.LeftMessage : Outcome.NobodyThere;
        engagement.Minutes = dice.Between(2, 6);
        deeds.Add(engagement.At.AddMinutes(10), accounts.Acting(tie.Owner), PartnershipEvents.EngagementLogged, Logging, engagement, tie.Partner.Id, [engagement]);
    }

    private Engagement NewEngagement(TownTie tie, string officer, DateTime at, Conversation conversation) => new()
    {
        AgencyId = tie.Partner.AgencyId,
        Id = dice.NewId(at),
        PartnerId = tie.Partner.Id,
        OfficerId = accounts[officer],
        At = at,
        Channel = conversation.Channel,
        Setting = conversation.Setting,
        StartedBy = Side.Us,
        Outcome = Outcome.Talked,
        Purpose = conversation.Purpose,
    };

    private DateTime HourOf(TownTie tie, int ago) =>
        calendar.At(ago, tie.Line.Group == "Business/night" ? dice.Between(16, 21) : tie.Line.Kind == PartnerKind.ResidentsGroup ? dice.Between(15, 19) : dice.Between(9, 16), 5 * dice.Between(0, 11));
}
