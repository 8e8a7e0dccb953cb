using Alliance.Partnerships;
using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Touchpoints;

namespace Alliance.Demonstration.Town;

/// <summary>How relationships are kept going: two that changed hands, one that is offered, an officer who is away, and a series of talks.</summary>
public sealed class TownHandovers(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const string HandingOver = "Handing a relationship over";
    private const int DaysAway = 4, TalksPlanned = 6;

    public void KeepGoing(IReadOnlyList<TownTie> ties)
    {
        foreach (var tie in ties.Where(t => t.Handed is not null)) Done(tie, tie.Handed!.Value.At, tie.Handed.Value.From);
        var own = ties.Where(t => t.Owner == "ana" && t.Line.Kind != PartnerKind.Neighbor && t is { Relationship.EndedAt: null, Handed: null } && !t.Line.Has("paused")).OrderBy(t => t.Partner.SortName, StringComparer.Ordinal).ToList();
        Offer(own[0], calendar.At(1, 15, 20), "ana", "ben", calendar.Today.AddDays(3));
        Plan(own[1], "ana", calendar.Today.AddDays(5));
        Leave("dan", 2, calendar.Today.AddDays(DaysAway));
    }

    /// <summary>The steps of a handover whose end the history tells already.</summary>
    private void Done(TownTie tie, DateTime at, string from)
    {
        var handover = Offer(tie, at.AddDays(-8), from, tie.Owner, DateOnly.FromDateTime(at.AddDays(-2)));
        Step(tie, handover, HandoverState.Talked, at.AddDays(-2), from, PartnershipEvents.HandoverTalked);
        Step(tie, handover, HandoverState.Accepted, at, tie.Owner, PartnershipEvents.HandoverAccepted);
        Step(tie, handover, HandoverState.Done, at.AddMinutes(1), tie.Owner, PartnershipEvents.PartnerToldOfHandover);
    }

    private Handover Offer(TownTie tie, DateTime at, string from, string to, DateOnly talkOn)
    {
        var handover = new Handover { AgencyId = agencyId, Id = dice.NewId(at), RelationshipId = tie.Relationship!.Id, FromId = accounts[from], ToId = accounts[to], Why = HandoverReason.NewDuty, TalkOn = talkOn, State = HandoverState.Offered };
        var notice = new Notice { AgencyId = agencyId, Id = dice.NewId(at), AccountId = accounts[to], PartnerId = tie.Partner.Id, Kind = NoticeKind.HandoverOffered, FromId = accounts[from], At = at, SeenAt = talkOn < calendar.Today ? at.AddHours(5) : null };
        deeds.Add(at, accounts.Acting(from), PartnershipEvents.HandoverOffered, HandingOver, handover, tie.Partner.Id, [handover, NewStep(handover, at, from), notice]);
        return handover;
    }

    private void Plan(TownTie tie, string officer, DateOnly first)
    {
        var at = calendar.At(1, 16, 40);
        var series = new TouchpointSeries { AgencyId = agencyId, Id = dice.NewId(at), PartnerId = tie.Partner.Id, PlannedById = accounts[officer], Rhythm = Rhythm.TwoWeekly, FirstOn = first, PlannedAt = at };
        var talks = SeriesDays.From(first, series.Rhythm).Take(TalksPlanned).Select(day => new Touchpoint { AgencyId = agencyId, Id = dice.NewId(at), PartnerId = tie.Partner.Id, OfficerId = accounts[officer], On = day, AtTime = new TimeOnly(9, 30), Purpose = "Coffee before they open", PlannedAt = at, SeriesId = series.Id });
        deeds.Add(at, accounts.Acting(officer), PartnershipEvents.SeriesPlanned, "Tending my relationship", series, tie.Partner.Id, [series, .. talks]);
    }

    private void Leave(string officer, int ago, DateOnly until)
    {
        var at = calendar.At(ago + 5, 8, 50);
        var absence = new Absence { AgencyId = agencyId, Id = dice.NewId(at), AccountId = accounts[officer], FromOn = calendar.Day(ago), UntilOn = until, Reason = AbsenceReason.Leave, SaidAt = at };
        deeds.Add(at, accounts.Acting(officer), PartnershipEvents.AbsenceSaid, "Saying when I am away", absence, null, [absence]);
    }

    private void Step(TownTie tie, Handover handover, HandoverState state, DateTime at, string by, string what)
    {
        var before = deeds.Before(handover);
        (handover.State, handover.IsOpen) = (state, HandoverSteps.Open.Contains(state));
        deeds.Add(at, accounts.Acting(by), what, HandingOver, handover, tie.Partner.Id, [NewStep(handover, at, by)], (handover, before));
    }

    private HandoverStep NewStep(Handover handover, DateTime at, string by)
    {
        var wasTalked = handover.State == HandoverState.Talked;
        return new() { AgencyId = agencyId, Id = dice.NewId(at), HandoverId = handover.Id, State = handover.State, At = at, ById = accounts[by], NextWasThere = wasTalked ? true : null, PromisesGoneThrough = wasTalked ? true : null };
    }
}
