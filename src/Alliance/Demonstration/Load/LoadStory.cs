using Alliance.Demonstration.Town;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;

namespace Alliance.Demonstration.Load;

/// <summary>Tells five years in the order in which they happened: engagements, and between them what they led to.</summary>
public sealed class LoadStory(Agency agency, LoadAudit audit, Dice dice, DateTime now, Action<object> write)
{
    private const string Logging = "Logging an engagement", Tending = "Tending a relationship", Answering = "Answering a promise";

    /// <summary>Deeds that follow from an engagement on a later day.</summary>
    private readonly PriorityQueue<Action<DateTime>, DateTime> later = new();
    private readonly string[][] promiseWords = [.. new[] { "us", "them" }.Select(side => Sections.Read("promises.txt")[""].Where(l => l[0] == side && l[1] == "any").Select(l => l[2]).ToArray())];
    private readonly string[] names = [.. from given in Phrases.Of("given") from family in Phrases.Of("family") select $"{given} {family}"];
    private readonly HashSet<Promise> open = [];
    private Guid[] officers = [];

    public void Tell(Guid[] accounts, IReadOnlyList<LoadPartner> partners, IReadOnlyList<LoadTie> ties, LoadTimes times, Action<int> progress)
    {
        officers = accounts;
        for (var i = 0; i < times.Who.Length; i++)
        {
            var at = times.Instant(i);
            while (later.TryPeek(out var deed, out var due) && due <= at)
            {
                later.Dequeue();
                deed(due);
            }
            if (times.Who[i] < 0) LogElsewhere(partners[~times.Who[i]], at);
            else Log(ties[times.Who[i]], at, times.CadenceDays[times.Who[i]]);
            if (i % 10_000 == 0) progress(i);
        }
        while (later.TryDequeue(out var deed, out var due) && due < now.Date) deed(due);
        foreach (var promise in open.OrderBy(p => p.Id)) write(promise);
        foreach (var tie in ties.Where(t => t.Relationship is not null)) write(tie.Relationship!);
        foreach (var tie in ties.Where(t => t.Contact is not null)) write(tie.Contact!);
    }

    private void Log(LoadTie tie, DateTime at, int? cadence)
    {
        var isLast = ++tie.Told == tie.Talks;
        if (tie.Contact is null) MeetContact(tie, at.AddMinutes(-5));
        var chance = dice.Share();
        var officer = officers[chance < 0.88 || isLast ? tie.Owner : chance < 0.97 ? tie.Backup : dice.Between(0, officers.Length - 1)];
        var engagement = NewEngagement(tie.Partner, officer, at, isLast || dice.Chance(0.9), tie.Who);
        using var telling = audit.Tell();
        telling.New(engagement);
        write(engagement);
        if (tie.Contact!.Name is not null && engagement.IsRealContact) write(new EngagementContact { AgencyId = agency.Id, EngagementId = engagement.Id, ContactId = tie.Contact.Id });
        if (dice.Chance(0.06)) Promise(tie, engagement, officer, telling);
        if (officer != officers[tie.Owner] && officer != officers[tie.Backup] || isLast && dice.Chance(0.02)) Tell(tie, officer, at, telling);
        if (tie.Relationship is { } relationship && engagement.IsRealContact) NoteContact(relationship, at, engagement.StartedBy, telling);
        audit.Add(at.AddMinutes(engagement.Minutes), officer, PartnershipEvents.EngagementLogged, Logging, nameof(Engagement), engagement.Id, tie.Partner.Id, telling);
        if (tie.Relationship is null) Start(tie, at.AddMinutes(engagement.Minutes + 5), at, cadence);
        else Step(tie, at.AddMinutes(engagement.Minutes + 5));
        if (isLast) LookAhead(tie, at.AddMinutes(engagement.Minutes + 8));
    }

    private void LogElsewhere(LoadPartner partner, DateTime at)
    {
        var officer = dice.Pick(officers);
        var engagement = NewEngagement(partner, officer, at, dice.Chance(0.7), "the manager");
        write(engagement);
        audit.Add(at.AddMinutes(engagement.Minutes), officer, PartnershipEvents.EngagementLogged, Logging, nameof(Engagement), engagement.Id, partner.Id, audit.Tell().New(engagement));
    }

    private Engagement NewEngagement(LoadPartner partner, Guid officer, DateTime at, bool reached, string who)
    {
        var talk = LoadWords.TalkOf(partner.Sort, dice);
        return new Engagement
        {
            AgencyId = agency.Id,
            Id = dice.NewId(at),
            PartnerId = partner.Id,
            OfficerId = officer,
            At = at,
            Channel = talk.Channel,
            Setting = talk.Setting,
            StartedBy = dice.Chance(0.85) ? Side.Us : Side.Them,
            Outcome = reached ? Outcome.Talked : talk.Channel == Channel.Telephone ? Outcome.LeftMessage : Outcome.NobodyThere,
            Minutes = reached ? 5 * dice.Between(1, 12) : 3,
            Purpose = talk.Purpose,
            Heard = reached ? LoadWords.Said(talk, who, dice) : null,
            Skills = reached ? talk.Skills : ListeningSkills.None,
            Needs = reached ? talk.Needs : Needs.None,
        };
    }

    private void MeetContact(LoadTie tie, DateTime at)
    {
        var contact = tie.Contact = new Contact { AgencyId = agency.Id, Id = dice.NewId(at), PartnerId = tie.Partner.Id, RoleTitle = LoadWords.RoleOf(tie.Partner.Sort, dice) };
        tie.Who = $"the {contact.RoleTitle}";
        audit.Add(at, officers[tie.Owner], PartnershipEvents.ContactAdded, "Noting whom we meet", nameof(Contact), contact.Id, contact.Id, audit.Tell().New(contact));
        // An agreement lasts two years: those who are named today were asked since.
        var asked = at.AddDays(1) > now.Date.AddDays(-690) ? at.AddDays(1) : now.Date.AddDays(-dice.Between(10, 690)).AddMinutes(-dice.Between(1, 1000));
        if (asked < now.Date && (LoadWords.KindOf(tie.Partner.Sort) == PartnerKind.Neighbor || dice.Chance(0.5))) later.Enqueue(when => Name(tie, when), asked);
    }

    private void Name(LoadTie tie, DateTime at)
    {
        var contact = tie.Contact!;
        var before = audit.Before(contact);
        (contact.Name, contact.Telephone) = (dice.Pick(names), dice.Chance(0.5) ? "+15555560100" : null);
        contact.Version++;
        var consent = new Consent { AgencyId = agency.Id, Id = dice.NewId(at), ContactId = contact.Id, AskedById = officers[tie.Owner], GivenAt = at, Way = ConsentWay.Card, WordingVersion = ConsentWording.Current, Language = "en", ExpiresAt = at + Consent.Lifetime };
        write(consent);
        tie.Who = $"{{contact:{contact.Id}}}";
        audit.Add(at, officers[tie.Owner], PartnershipEvents.ConsentGiven, "Noting whom we meet", nameof(Contact), contact.Id, contact.Id, audit.Tell().New(consent).Changed(contact, before));
    }

    private void Start(LoadTie tie, DateTime at, DateTime talkedAt, int? cadence)
    {
        var relationship = tie.Relationship = new Relationship
        {
            AgencyId = agency.Id,
            Id = dice.NewId(at),
            PartnerId = tie.Partner.Id,
            OwnerId = officers[tie.Owner],
            BackupId = tie.Backup == tie.Owner ? null : officers[tie.Backup],
            Purpose = LoadWords.PurposeOf(tie.Partner.Sort, dice),
            StartedAt = at,
            CadenceDays = cadence,
            LastContactAt = talkedAt,
            DueOn = DueOn(talkedAt, cadence),
            Phase = Phase.Introduced,
            Tie = Tie.None.After(TieEvent.WeCame, talkedAt),
        };
        var change = NewPhase(tie, at);
        audit.Add(at, relationship.OwnerId, PartnershipEvents.RelationshipStarted, Tending, nameof(Relationship), relationship.Id, tie.Partner.Id, audit.Tell().New(relationship).New(change));
    }

    private void NoteContact(Relationship relationship, DateTime at, Side startedBy, RowDescription.Telling telling)
    {
        var before = audit.Before(relationship);
        (relationship.LastContactAt, relationship.DueOn) = (at, DueOn(at, relationship.CadenceDays));
        relationship.Tie = relationship.Tie?.After(TieReading.EventOf(startedBy), at);
        relationship.Version++;
        telling.Changed(relationship, before);
    }

    private DateOnly DueOn(DateTime at, int? cadence) => Cadence.DueAfter(agency.DayOf(at), cadence, PartnershipSettings.UsualCadenceDays);

    /// <summary>At some talks the relationship takes a step; one in twelve is strained now and then.</summary>
    private void Step(LoadTie tie, DateTime at)
    {
        var relationship = tie.Relationship!;
        var next = relationship.Phase switch
        {
            Phase.Introduced when dice.Chance(0.1) => Phase.Building,
            Phase.Building when dice.Chance(0.015) => Phase.WorkingAlliance,
            Phase.WorkingAlliance when dice.Chance(0.004) => Phase.Strained,
            Phase.Strained when dice.Chance(0.4) => Phase.Repairing,
            Phase.Repairing when dice.Chance(0.3) => Phase.WorkingAlliance,
            _ => relationship.Phase,
        };
        if (next == relationship.Phase) return;
        var before = audit.Before(relationship);
        relationship.Phase = next;
        relationship.Version++;
        var change = NewPhase(tie, at);
        audit.Add(at, relationship.OwnerId, PartnershipEvents.PhaseChanged, Tending, nameof(Relationship), relationship.Id, tie.Partner.Id, audit.Tell().New(change).Changed(relationship, before));
    }

    private PhaseChange NewPhase(LoadTie tie, DateTime at)
    {
        var phase = tie.Relationship!.Phase;
        var change = new PhaseChange { AgencyId = agency.Id, Id = dice.NewId(at), RelationshipId = tie.Relationship.Id, Phase = phase, At = at, ById = officers[tie.Owner], Why = dice.Pick(Phrases.Of($"why {phase}")) };
        write(change);
        return change;
    }

    private void Tell(LoadTie tie, Guid from, DateTime at, RowDescription.Telling telling)
    {
        var notice = new Notice { AgencyId = agency.Id, Id = dice.NewId(at), AccountId = officers[tie.Owner], PartnerId = tie.Partner.Id, Kind = from == officers[tie.Owner] ? NoticeKind.PartnerCame : NoticeKind.ColleagueEngaged, FromId = from, At = at };
        if (at < now.Date.AddDays(-10)) notice.SeenAt = at.AddHours(20);
        write(notice);
        telling.New(notice);
    }

    private void Promise(LoadTie tie, Engagement engagement, Guid officer, RowDescription.Telling telling)
    {
        var side = dice.Chance(0.5) ? Side.Us : Side.Them;
        var made = engagement.At.AddMinutes(engagement.Minutes);
        var due = dice.Between(7, 42);
        var promise = new Promise { AgencyId = agency.Id, Id = dice.NewId(made), PartnerId = tie.Partner.Id, OfficerId = officer, EngagementId = engagement.Id, By = side, Words = dice.Pick(promiseWords[(int)side - 1]), MadeAt = made, DueOn = agency.DayOf(made).AddDays(due) };
        open.Add(promise);
        telling.New(promise);
        later.Enqueue(at => Answer(tie, promise, at), made.AddDays(due).AddHours(dice.Between(-70, 90)));
    }

    private void Answer(LoadTie tie, Promise promise, DateTime at)
    {
        var before = audit.Before(promise);
        var isKept = dice.Chance(0.9);
        promise.State = isKept ? PromiseState.Kept : PromiseState.Broken;
        promise.Version++;
        var answer = new PromiseAnswer { AgencyId = agency.Id, Id = dice.NewId(at), PromiseId = promise.Id, Kind = isKept ? PromiseAnswerKind.Kept : PromiseAnswerKind.Broken, ToldBy = promise.By, RecordedById = promise.OfficerId, At = at, Reason = isKept ? null : dice.Pick(Phrases.Of("broken")) };
        if (tie.Relationship is { } relationship) relationship.Tie = relationship.Tie?.After(TieReading.EventOf(answer.Kind), at);
        write(answer);
        open.Remove(promise);
        write(promise);
        audit.Add(at, promise.OfficerId, PartnershipEvents.PromiseAnswered, Answering, nameof(Promise), promise.Id, promise.PartnerId, audit.Tell().New(answer).Changed(promise, before));
    }

    /// <summary>After the last talk: some are paused, and for some a visit is planned in the coming days.</summary>
    private void LookAhead(LoadTie tie, DateTime at)
    {
        var relationship = tie.Relationship!;
        if (dice.Chance(0.03))
        {
            var before = audit.Before(relationship);
            var pause = new Pause { AgencyId = agency.Id, Id = dice.NewId(at), RelationshipId = relationship.Id, FromAt = at, UntilOn = agency.DayOf(now).AddDays(dice.Between(20, 60)), ById = relationship.OwnerId, Reason = dice.Pick(Phrases.Of("pause")) };
            relationship.DueOn = pause.UntilOn;
            relationship.Version++;
            write(pause);
            audit.Add(at, relationship.OwnerId, PartnershipEvents.RelationshipPaused, Tending, nameof(Relationship), relationship.Id, tie.Partner.Id, audit.Tell().New(pause).Changed(relationship, before));
        }
        else if (dice.Chance(0.04))
        {
            var touchpoint = new Touchpoint { AgencyId = agency.Id, Id = dice.NewId(at), PartnerId = tie.Partner.Id, OfficerId = relationship.OwnerId, On = agency.DayOf(now).AddDays(dice.Between(0, 10)), AtTime = new TimeOnly(dice.Between(9, 18), 0), Purpose = LoadWords.TalkOf(tie.Partner.Sort, dice).Purpose, PlannedAt = at };
            write(touchpoint);
            audit.Add(at, relationship.OwnerId, PartnershipEvents.TouchpointPlanned, Tending, nameof(Touchpoint), touchpoint.Id, tie.Partner.Id, audit.Tell().New(touchpoint));
        }
    }
}
