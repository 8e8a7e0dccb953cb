using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Handovers;

/// <summary>Handovers as lists show them: the organization, the two officers and where it stands; no word of a record.</summary>
public static class HandoverReading
{
    public static IQueryable<HandoverLine> Lines(this AllianceContext db, IQueryable<Handover> handovers) =>
        from handover in handovers
        join relationship in db.Set<Relationship>() on handover.RelationshipId equals relationship.Id
        join partner in db.Set<Partner>() on relationship.PartnerId equals partner.Id
        join before in db.Users on handover.FromId equals before.Id
        join next in db.Users on handover.ToId equals next.Id
        orderby handover.TalkOn, handover.Id
        select new HandoverLine(handover.Id, partner.Id, partner.Name, handover.FromId, before.DisplayName, handover.ToId, next.DisplayName, handover.State, handover.TalkOn, handover.Why);

    /// <summary>What still asks for something of one of the two: to be answered, or to be told.</summary>
    public static IQueryable<Handover> WaitingFor(this AllianceContext db, Guid officer) =>
        db.Set<Handover>().Where(h => h.IsOpen && (h.FromId == officer || h.ToId == officer) || h.State == HandoverState.Accepted && h.ToId == officer);
}

public sealed record HandoverLine(Guid Id, Guid PartnerId, string Partner, Guid FromId, string From, Guid ToId, string To, HandoverState State, DateOnly TalkOn, HandoverReason Why);
