using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;

namespace Alliance.Demonstration.Town;

/// <summary>Starts, pauses, hands over and ends relationships, and keeps their due dates as the rooms' service would.</summary>
public sealed class TownRelations(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, Agency agency)
{
    private const string Tending = "Tending a relationship";

    /// <summary>The first engagement was logged, and its officer took the relationship on.</summary>
    public void Start(TownTie tie, Conversation first)
    {
        var at = tie.Last!.At.AddMinutes(tie.Last.Minutes + 10);
        tie.Relationship = NewRelationship(tie, at, tie.Last.At);
        var change = NewPhase(tie, Phase.Introduced, at, Why(nameof(Phase.Introduced)));
        Reschedule(tie);
        deeds.Add(at, accounts.Acting(tie.Owner), PartnershipEvents.RelationshipStarted, Tending, tie.Relationship, tie.Partner.Id, [tie.Relationship, change]);
    }

    /// <summary>The supervisor named an officer for a partner whom nobody has reached yet.</summary>
    public void Assign(TownTie tie, Action<TownTie, int> attempt)
    {
        var ago = dice.Between(12, 30);
        var at = calendar.At(ago, 10);
        tie.Relationship = NewRelationship(tie, at, null);
        var change = NewPhase(tie, Phase.NotYetMet, at, "Agreed at the team meeting; nobody has met them yet.");
        change.ById = accounts["sofia"];
        Reschedule(tie);
        var notice = Tell(tie, tie.Owner, "sofia", NoticeKind.BecameOwner, at);
        deeds.Add(at, accounts.Acting("sofia", Role.Supervisor), PartnershipEvents.RelationshipStarted, "Closing a gap in coverage", tie.Relationship, tie.Partner.Id, [tie.Relationship, change, notice]);
        See(notice, tie.Owner, at.AddHours(20));
        attempt(tie, ago - dice.Between(4, 9));
    }

    /// <summary>Moves the due date after a real contact, closes the visit that was planned, and tells the owner if a colleague was there.</summary>
    public (Entity, object?[])[] NoteContact(TownTie tie, Engagement engagement, string officer, List<object> added)
    {
        var changed = new List<(Entity, object?[])>();
        if (tie.Planned is { } planned && officer == tie.Owner)
        {
            changed.Add((planned, deeds.Before(planned)));
            (planned.DoneById, planned.IsOpen, tie.Planned) = (engagement.Id, false, null);
        }
        if (tie.Relationship is not { } relationship) return [.. changed];
        changed.Add((relationship, deeds.Before(relationship)));
        relationship.LastContactAt = engagement.At;
        Reschedule(tie);
        var at = engagement.At.AddMinutes(engagement.Minutes + 5);
        if (officer != tie.Owner && officer != tie.Backup) added.Add(Tell(tie, tie.Owner, officer, NoticeKind.ColleagueEngaged, at));
        else if (officer == tie.Backup && engagement.StartedBy == Side.Them) added.Add(Tell(tie, tie.Owner, officer, NoticeKind.PartnerCame, at));
        return [.. changed];
    }

    public void Step(TownTie tie, Phase phase, string why)
    {
        var at = tie.Last!.At.AddMinutes(tie.Last.Minutes + 10);
        var before = deeds.Before(tie.Relationship!);
        deeds.Add(at, accounts.Acting(tie.Owner), PartnershipEvents.PhaseChanged, Tending, tie.Relationship!, tie.Partner.Id, [NewPhase(tie, phase, at, Why(why))], (tie.Relationship!, before));
    }

    public void Plan(TownTie tie, DateOnly on)
    {
        var at = tie.Last!.At.AddMinutes(tie.Last.Minutes + 12);
        var touchpoint = new Touchpoint { AgencyId = agency.Id, Id = dice.NewId(at), PartnerId = tie.Partner.Id, OfficerId = accounts[tie.Owner], On = on, AtTime = new TimeOnly(dice.Between(10, 17), 30), Purpose = tie.Talk.Ahead().Purpose, PlannedAt = at };
        tie.Planned = touchpoint;
        deeds.Add(at, accounts.Acting(tie.Owner), PartnershipEvents.TouchpointPlanned, Tending, touchpoint, tie.Partner.Id, [touchpoint]);
    }

    public void Rest(TownTie tie, int fromAgo, int untilAgo)
    {
        if (fromAgo <= untilAgo) return;
        var pause = BeginPause(tie, fromAgo, calendar.Day(untilAgo));
        var at = calendar.At(untilAgo, 9);
        var (before, pauseBefore) = (deeds.Before(tie.Relationship!), deeds.Before(pause));
        pause.EndedAt = at;
        Reschedule(tie);
        deeds.Add(at, accounts.Acting(tie.Owner), PartnershipEvents.RelationshipResumed, Tending, tie.Relationship!, tie.Partner.Id, [], (tie.Relationship!, before), (pause, pauseBefore));
    }

    public void Pause(TownTie tie, int ago) => BeginPause(tie, ago, dice.Chance(0.5) ? calendar.Today.AddDays(dice.Between(20, 70)) : null);

    public void HandOver(TownTie tie, string to, int ago)
    {
        var at = calendar.At(ago, 13);
        var before = deeds.Before(tie.Relationship!);
        var change = NewPhase(tie, Phase.HandedOver, at, Why(nameof(Phase.HandedOver)));
        var from = tie.Owner;
        (tie.Owner, tie.Handed) = (to, (at, from));
        tie.Relationship!.OwnerId = accounts[to];
        var notice = Tell(tie, to, from, NoticeKind.BecameOwner, at);
        deeds.Add(at, accounts.Acting(from), PartnershipEvents.RelationshipChanged, Tending, tie.Relationship, tie.Partner.Id, [change, notice], (tie.Relationship, before));
        See(notice, to, at.AddHours(3));
        var after = deeds.Before(tie.Relationship);
        var again = NewPhase(tie, Phase.Building, at.AddHours(4), "The new officer and they go on from where we were.");
        again.ById = accounts[to];
        deeds.Add(at.AddHours(4), accounts.Acting(to), PartnershipEvents.PhaseChanged, Tending, tie.Relationship, tie.Partner.Id, [again], (tie.Relationship, after));
    }

    public void End(TownTie tie, int ago)
    {
        var at = calendar.At(ago, 15);
        var before = deeds.Before(tie.Relationship!);
        var change = NewPhase(tie, Phase.Ended, at, Why(nameof(Phase.Ended)));
        (tie.Relationship!.EndedAt, tie.Relationship.DueOn) = (at, null);
        deeds.Add(at, accounts.Acting(tie.Owner), PartnershipEvents.RelationshipEnded, Tending, tie.Relationship, tie.Partner.Id, [change], (tie.Relationship, before));
    }

    public Notice Tell(TownTie tie, string whom, string from, NoticeKind kind, DateTime at) =>
        new() { AgencyId = agency.Id, Id = dice.NewId(at), AccountId = accounts[whom], PartnerId = tie.Partner.Id, Kind = kind, FromId = accounts[from], At = at };

    /// <summary>Puts away whatever notices came with a deed, once it is told; those of the last day are still to be read.</summary>
    public void SeeAll(IEnumerable<object> added, TownTie tie)
    {
        foreach (var notice in added.OfType<Notice>()) See(notice, tie.Owner, notice.At.AddHours(18));
    }

    private void See(Notice notice, string whom, DateTime at)
    {
        if (at > calendar.At(1, 0)) return;
        var before = deeds.Before(notice);
        notice.SeenAt = at;
        deeds.Add(at, accounts.Acting(whom), PartnershipEvents.NoticeSeen, "Reading a notice", notice, notice.PartnerId, [], (notice, before));
    }

    private Pause BeginPause(TownTie tie, int ago, DateOnly? until)
    {
        var at = calendar.At(ago, 12);
        var before = deeds.Before(tie.Relationship!);
        var pause = new Pause { AgencyId = agency.Id, Id = dice.NewId(at), RelationshipId = tie.Relationship!.Id, FromAt = at, UntilOn = until, ById = accounts[tie.Owner], Reason = dice.Pick(Phrases.Of("pause")) };
        tie.Relationship.DueOn = until;
        deeds.Add(at, accounts.Acting(tie.Owner), PartnershipEvents.RelationshipPaused, Tending, tie.Relationship, tie.Partner.Id, [pause], (tie.Relationship, before));
        return pause;
    }

    private void Reschedule(TownTie tie) =>
        tie.Relationship!.DueOn = Cadence.DueAfter(agency.DayOf(tie.Relationship.LastContactAt ?? tie.Relationship.StartedAt), tie.Relationship.CadenceDays, PartnershipSettings.UsualCadenceDays);

    private Relationship NewRelationship(TownTie tie, DateTime at, DateTime? lastContactAt) => new()
    {
        AgencyId = agency.Id,
        Id = dice.NewId(at),
        PartnerId = tie.Partner.Id,
        OwnerId = accounts[tie.Owner],
        BackupId = accounts[tie.Backup],
        Purpose = dice.Pick(Phrases.Purposes(tie.Line)),
        StartedAt = at,
        CadenceDays = tie.Line.Cadence,
        LastContactAt = lastContactAt,
    };

    private PhaseChange NewPhase(TownTie tie, Phase phase, DateTime at, string why)
    {
        tie.Relationship!.Phase = phase;
        return new PhaseChange { AgencyId = agency.Id, Id = dice.NewId(at), RelationshipId = tie.Relationship.Id, Phase = phase, At = at, ById = accounts[tie.Owner], Why = why };
    }

    private string Why(string heading) => dice.Pick(Phrases.Of($"why {heading}"));
}
