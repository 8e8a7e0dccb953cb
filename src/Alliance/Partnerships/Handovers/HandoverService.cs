using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Handovers;

public sealed record NewHandover
{
    /// <summary>Made with the form: the same form posted twice is one handover.</summary>
    public required Guid Id { get; init; }
    public required Guid ToId { get; init; }
    public required HandoverReason Why { get; init; }
    public required DateOnly TalkOn { get; init; }
}

/// <summary>One of the relationships that somebody leaves behind.</summary>
/// <param name="Id">Of the handover it becomes.</param>
public sealed record LeaversOffer(Guid Id, Guid RelationshipId, DateOnly TalkOn);

/// <summary>
/// Leads a relationship from one officer to another: offered, talked over by three, accepted or not, and the partner told. Until it is
/// accepted nothing of it changes hands, and the next officer reads no note. Verbs that can be refused return the sentence that says why.
/// </summary>
public sealed class HandoverService(AllianceContext db, RelationshipService relationships, HandoverLetters letters, AgencyScope scope)
{
    public const string UnderWay = "It is being handed over already. Take that back first, or wait for the answer.";
    public const string ToThemselves = "They tend it already. Choose somebody else.";
    public const string NoOfficer = "Choose an officer from the list.";
    public const string Over = "This has been settled meanwhile. Look at what stands here now.";
    public const string TalkFirst = "First comes the conversation of the three of you. Once it is noted, you can take it over.";

    /// <summary>What a new officer has to do where nobody introduced them. Kept in English, as steps of the house are.</summary>
    private const string FirstTalk = "Say hello: who looks after you now";

    private const int DaysToSayHello = 7;

    public async Task<string?> OfferAsync(Relationship relationship, NewHandover input, ActionContext action)
    {
        if (await db.Set<Handover>().AnyAsync(h => h.Id == input.Id)) return null;
        if (input.ToId == relationship.OwnerId) return ToThemselves;
        if (!await db.OfficerIds().ContainsAsync(input.ToId)) return NoOfficer;
        if (await db.Set<Handover>().AnyAsync(h => h.RelationshipId == relationship.Id && h.IsOpen)) return UnderWay;
        var handover = new Handover { AgencyId = action.AgencyId, Id = input.Id, RelationshipId = relationship.Id, FromId = relationship.OwnerId, ToId = input.ToId, Why = input.Why, TalkOn = input.TalkOn };
        db.Add(handover);
        HandoverSteps.Add(db, handover, HandoverState.Offered, action.NewId(), action);
        // Whoever has left cannot come to a conversation: the next officer has it alone, on the day that is planned.
        if (!await db.OfficerIds().ContainsAsync(handover.FromId)) HandoverSteps.Add(db, handover, HandoverState.NoTalk, action.NewId(), action).NoTalkBecause = NoTalkReason.OfficerGone;
        relationships.Tell(handover.ToId, relationship, NoticeKind.HandoverOffered, action);
        relationships.Tell(handover.FromId, relationship, NoticeKind.HandoverBegun, action);
        // It is offered only as long as the relationship is as it was looked at: not ended and not another's in this moment.
        db.Entry(relationship).Property(r => r.Phase).IsModified = true;
        await db.SaveNewAsync(action, PartnershipEvents.HandoverOffered, handover, relationship.PartnerId);
        return null;
    }

    /// <summary>
    /// Offers what somebody leaves behind, all of it or nothing: whoever reads the list must not have to guess where it stopped. What is
    /// theirs no longer, or is being handed over already, is passed by.
    /// </summary>
    public async Task<(int Offered, string? Refused)> OfferAllOfAsync(Guid ownerId, Guid toId, IReadOnlyList<LeaversOffer> offers, ActionContext action)
    {
        var offered = 0;
        await using var write = await db.BeginWriteAsync();
        foreach (var offer in offers)
        {
            if (await db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == offer.RelationshipId && r.OwnerId == ownerId && r.EndedAt == null) is not { } relationship) continue;
            var refused = await OfferAsync(relationship, new NewHandover { Id = offer.Id, ToId = toId, Why = HandoverReason.Leaving, TalkOn = offer.TalkOn }, action);
            if (refused is NoOfficer or ToThemselves)
            {
                db.ChangeTracker.Clear();
                return (0, refused);
            }
            if (refused is null) offered++;
        }
        await write.CommitAsync();
        return (offered, null);
    }

    /// <summary>The conversation was held; what was said in it is the talk's own entry.</summary>
    public Task<string?> NoteTalkAsync(Guid id, HandoverTalk talk, ActionContext action) => StepAsync(id, HandoverState.Talked, talk.StepId, PartnershipEvents.HandoverTalked, NoticeKind.HandoverTalked, action, step =>
        (step.EngagementId, step.NextWasThere, step.PromisesGoneThrough) = (talk.EngagementId, talk.NextWasThere, talk.PromisesGoneThrough));

    public Task<string?> NoteNoTalkAsync(Guid id, Guid stepId, NoTalkReason because, ActionContext action) =>
        StepAsync(id, HandoverState.NoTalk, stepId, PartnershipEvents.HandoverWithoutTalk, NoticeKind.HandoverTalked, action, step => step.NoTalkBecause = because);

    public Task<string?> TakeBackAsync(Guid id, Guid stepId, ActionContext action) =>
        StepAsync(id, HandoverState.TakenBack, stepId, PartnershipEvents.HandoverTakenBack, NoticeKind.HandoverTakenBack, action, _ => { });

    public Task<string?> DeclineAsync(Guid id, Guid stepId, DeclineReason because, ActionContext action) =>
        StepAsync(id, HandoverState.Declined, stepId, PartnershipEvents.HandoverDeclined, NoticeKind.HandoverDeclined, action, step => step.DeclinedBecause = because);

    /// <summary>The relationship changes hands with everything still open, and the partner is told: by letter where they agreed to that, else by a visit that is planned.</summary>
    public async Task<string?> AcceptAsync(Guid id, Guid stepId, ActionContext action)
    {
        if (await db.Set<HandoverStep>().AnyAsync(s => s.Id == stepId)) return null;
        var (handover, relationship) = await FindAsync(id);
        if (handover is not { IsOpen: true } || relationship.EndedAt is not null) return Over;
        if (!handover.IsReady()) return TalkFirst;
        await relationships.PassToAsync(relationship, handover.ToId, action);
        var wasTalked = handover.State == HandoverState.Talked;
        var told = await letters.SendAsync(relationship.PartnerId, action) > 0 || wasTalked;
        HandoverSteps.Add(db, handover, HandoverState.Accepted, stepId, action);
        if (told) HandoverSteps.Add(db, handover, HandoverState.Done, action.NewId(), action);
        if (!wasTalked) PlanHello(handover, relationship, action);
        relationships.Tell(handover.FromId, relationship, NoticeKind.HandoverAccepted, action);
        if (relationship.BackupId is { } backup) relationships.Tell(backup, relationship, NoticeKind.HandoverAccepted, action);
        await db.SaveAsync(action, PartnershipEvents.HandoverAccepted, handover, relationship.PartnerId);
        return null;
    }

    /// <summary>The new officer told them.</summary>
    public async Task<string?> SayToldAsync(Guid id, Guid stepId, ActionContext action)
    {
        if (await db.Set<HandoverStep>().AnyAsync(s => s.Id == stepId)) return null;
        var (handover, relationship) = await FindAsync(id);
        if (handover is not { State: HandoverState.Accepted }) return Over;
        HandoverSteps.Add(db, handover, HandoverState.Done, stepId, action);
        await db.SaveAsync(action, PartnershipEvents.PartnerToldOfHandover, handover, relationship.PartnerId);
        return null;
    }

    /// <summary>The first real talk with the new officer tells them. Saved by the caller.</summary>
    public async Task NoteContactAsync(Relationship relationship, ActionContext action)
    {
        if (relationship.OwnerId != action.ActorId) return;
        foreach (var handover in await db.Set<Handover>().Where(h => h.RelationshipId == relationship.Id && h.State == HandoverState.Accepted && h.ToId == action.Actor).ToListAsync())
            HandoverSteps.Add(db, handover, HandoverState.Done, action.NewId(), action);
    }

    private async Task<string?> StepAsync(Guid id, HandoverState state, Guid stepId, string what, NoticeKind notice, ActionContext action, Action<HandoverStep> describe)
    {
        if (await db.Set<HandoverStep>().AnyAsync(s => s.Id == stepId)) return null;
        var (handover, relationship) = await FindAsync(id);
        if (handover is not { IsOpen: true } || state is HandoverState.Talked or HandoverState.NoTalk && handover.IsReady()) return Over;
        describe(HandoverSteps.Add(db, handover, state, stepId, action));
        foreach (var person in new[] { handover.FromId, handover.ToId }) relationships.Tell(person, relationship, notice, action);
        await db.SaveAsync(action, what, handover, relationship.PartnerId);
        return null;
    }

    private async Task<(Handover? Handover, Relationship Relationship)> FindAsync(Guid id)
    {
        var found = await (from handover in db.Set<Handover>()
                           where handover.Id == id
                           join relationship in db.Set<Relationship>() on handover.RelationshipId equals relationship.Id
                           select new { handover, relationship }).SingleOrDefaultAsync();
        return (found?.handover, found?.relationship!);
    }

    private void PlanHello(Handover handover, Relationship relationship, ActionContext action)
    {
        var today = scope.Current.DayOf(action.Now);
        var on = handover.TalkOn >= today ? handover.TalkOn : today.AddDays(DaysToSayHello);
        db.Add(new Touchpoint { AgencyId = action.AgencyId, Id = action.NewId(), PartnerId = relationship.PartnerId, OfficerId = handover.ToId, On = on, Purpose = FirstTalk, PlannedAt = action.Now });
    }
}

/// <param name="StepId">Made with the form.</param>
/// <param name="EngagementId">The talk in which it was said.</param>
/// <param name="NextWasThere">Whether the next officer was with them.</param>
/// <param name="PromisesGoneThrough">Whether they went through what is still open.</param>
public sealed record HandoverTalk(Guid StepId, Guid EngagementId, bool NextWasThere, bool PromisesGoneThrough);
