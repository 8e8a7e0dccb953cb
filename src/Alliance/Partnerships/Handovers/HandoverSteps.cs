using Alliance.Platform.Data;

namespace Alliance.Partnerships.Handovers;

public static class HandoverSteps
{
    /// <summary>Before one of these the relationship is still the old officer's.</summary>
    public static readonly IReadOnlyList<HandoverState> Open = [HandoverState.Offered, HandoverState.Talked, HandoverState.NoTalk];

    public static bool IsReady(this Handover handover) => handover.State is HandoverState.Talked or HandoverState.NoTalk;

    /// <summary>Takes a step; saved by the caller.</summary>
    public static HandoverStep Add(AllianceContext db, Handover handover, HandoverState state, Guid id, ActionContext action)
    {
        (handover.State, handover.IsOpen) = (state, Open.Contains(state));
        var step = new HandoverStep { AgencyId = action.AgencyId, Id = id, HandoverId = handover.Id, State = state, At = action.Now, ById = action.Actor };
        db.Add(step);
        return step;
    }
}
