using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Relationships;

public sealed record RelationshipTerms
{
    public required Guid OwnerId { get; init; }
    public Guid? BackupId { get; init; }
    public required string Purpose { get; init; }

    /// <summary>Null for the agency's own rhythm.</summary>
    public int? CadenceDays { get; init; }
}

/// <summary>Something said of a relationship under the id that its form brought: a step, a pause, an end.</summary>
public sealed record RelationshipNews
{
    public required Guid Id { get; init; }

    /// <summary>The version of the relationship that the form was made from.</summary>
    public required int Version { get; init; }
    public required string Why { get; init; }
}

/// <summary>Starts, changes, pauses and ends relationships; keeps the due date and the phase's copy true.</summary>
public sealed class RelationshipService(AllianceContext db, AgencyScope scope, TieReading ties, TimeProvider time)
{
    public Task<Relationship?> FindAsync(Guid partnerId) =>
        db.Set<Relationship>().SingleOrDefaultAsync(r => r.PartnerId == partnerId && r.EndedAt == null);

    /// <returns>Null where the partner has a relationship already.</returns>
    public async Task<Relationship?> StartAsync(Guid partnerId, RelationshipTerms terms, DateTime? lastContactAt, ActionContext action)
    {
        if (await FindAsync(partnerId) is not null) return null;
        var relationship = new Relationship { Id = action.NewId(), PartnerId = partnerId, OwnerId = terms.OwnerId, Purpose = "", StartedAt = action.Now, LastContactAt = lastContactAt };
        relationship.Tie = await ties.OfAsync(partnerId);
        db.Add(relationship);
        await ApplyAsync(terms, relationship);
        Enter(relationship, action.NewId(), lastContactAt is null ? Phase.NotYetMet : Phase.Introduced, "The relationship began", action);
        await RescheduleAsync(relationship);
        Tell(terms.OwnerId, relationship, NoticeKind.BecameOwner, action);
        if (relationship.BackupId is { } backup) Tell(backup, relationship, NoticeKind.BecameBackup, action);
        try
        {
            await db.SaveAsync(action, PartnershipEvents.RelationshipStarted, relationship, partnerId);
            return relationship;
        }
        catch (DbUpdateException)
        {
            // Somebody else took it on in the same moment: the index allows one relationship a partner.
            db.ChangeTracker.Clear();
            if (await FindAsync(partnerId) is null) throw;
            return null;
        }
    }

    /// <summary>Rhythm, purpose and backup; another owner comes by a handover.</summary>
    /// <param name="version">The version the form was made from; a newer one in the database stops the save.</param>
    public async Task ChangeAsync(Relationship relationship, int version, RelationshipTerms terms, ActionContext action)
    {
        var backup = relationship.BackupId;
        await ApplyAsync(terms with { OwnerId = relationship.OwnerId }, relationship);
        if (!db.Entry(relationship).Properties.Any(p => p.IsModified)) return;
        db.Entry(relationship).Property(r => r.Version).OriginalValue = version;
        if (relationship.BackupId is { } newBackup && newBackup != backup) Tell(newBackup, relationship, NoticeKind.BecameBackup, action);
        await RescheduleAsync(relationship);
        await db.SaveAsync(action, PartnershipEvents.RelationshipChanged, relationship, relationship.PartnerId);
    }

    /// <summary>Gives it to another owner, with what the one before still had to do. A pause goes with it. Saved by the caller.</summary>
    public async Task PassToAsync(Relationship relationship, Guid next, ActionContext action)
    {
        var before = relationship.OwnerId;
        relationship.OwnerId = next;
        if (relationship.BackupId == next) relationship.BackupId = null;
        Tell(next, relationship, NoticeKind.BecameOwner, action);
        // Whom nobody has met is handed over as that: a new owner makes nobody known.
        Enter(relationship, action.NewId(), relationship.Phase == Phase.NotYetMet ? Phase.NotYetMet : Phase.HandedOver, "It has a new owner", action);
        await PassOnAsync(relationship, before);
    }

    /// <returns>False where the phase cannot follow the present one.</returns>
    public async Task<bool> ChangePhaseAsync(Relationship relationship, Phase phase, RelationshipNews news, ActionContext action)
    {
        if (await db.Set<PhaseChange>().AnyAsync(c => c.Id == news.Id)) return true;
        if (relationship.Version == news.Version && !NextPhases.After(relationship.Phase).Contains(phase)) return false;
        await EnterAsync(relationship, phase, news, action);
        await db.SaveAsync(action, PartnershipEvents.PhaseChanged, relationship, relationship.PartnerId);
        return true;
    }

    public async Task PauseAsync(Relationship relationship, DateOnly? until, RelationshipNews news, ActionContext action)
    {
        if (await db.Set<Pause>().AnyAsync(p => p.Id == news.Id)) return;
        foreach (var earlier in await UnendedPausesAsync(relationship)) earlier.EndedAt = action.Now;
        db.Add(new Pause { Id = news.Id, RelationshipId = relationship.Id, FromAt = action.Now, UntilOn = until, ById = action.Actor, Reason = (await db.ReferencesAsync(relationship.PartnerId))(news.Why)! });
        relationship.DueOn = until;
        Stand(relationship, news.Version);
        await db.SaveAsync(action, PartnershipEvents.RelationshipPaused, relationship, relationship.PartnerId);
    }

    public async Task ResumeAsync(Relationship relationship, ActionContext action)
    {
        var pauses = await UnendedPausesAsync(relationship);
        if (pauses.Count == 0) return;
        pauses.ForEach(p => p.EndedAt = action.Now);
        await RescheduleAsync(relationship);
        await db.SaveAsync(action, PartnershipEvents.RelationshipResumed, relationship, relationship.PartnerId);
    }

    public async Task EndAsync(Relationship relationship, RelationshipNews news, ActionContext action)
    {
        if (await db.Set<PhaseChange>().AnyAsync(c => c.Id == news.Id)) return;
        await EnterAsync(relationship, Phase.Ended, news, action);
        foreach (var pause in await UnendedPausesAsync(relationship)) pause.EndedAt = action.Now;
        relationship.EndedAt = action.Now;
        relationship.DueOn = null;
        await TakeBackHandoverAsync(relationship, action);
        await CutSeriesAsync(relationship, action);
        await db.SaveAsync(action, PartnershipEvents.RelationshipEnded, relationship, relationship.PartnerId);
    }

    /// <summary>Notes a real contact: the due date moves, a first meeting is an introduction, a pause is over. Saved by the caller.</summary>
    public async Task NoteContactAsync(Relationship relationship, DateTime at, Side startedBy, ActionContext action)
    {
        NoteTie(relationship, TieReading.EventOf(startedBy), at);
        if (relationship.LastContactAt is { } last && last >= at) return;
        relationship.LastContactAt = at;
        if (relationship.Phase == Phase.NotYetMet) Enter(relationship, action.NewId(), Phase.Introduced, "We talked for the first time", action);
        // A talk from before the pause, logged late, says nothing about the rest that was asked for since. Forms know whole minutes only.
        foreach (var pause in (await UnendedPausesAsync(relationship)).Where(p => p.FromAt < at.AddMinutes(1))) pause.EndedAt = action.Now;
        await RescheduleAsync(relationship);
    }

    /// <summary>What has not been reckoned yet will be, with this in it. Saved by the caller.</summary>
    public void NoteTie(Relationship relationship, TieEvent what, DateTime at) => relationship.Tie = relationship.Tie?.After(what, at);

    /// <summary>Reckons the ties that nobody has yet, a number of them.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> ReckonTiesAsync(int most, CancellationToken cancel = default)
    {
        var unknown = await db.Set<Relationship>().Where(r => r.TieAt == null && r.EndedAt == null).OrderBy(r => r.Id).Take(most).Select(r => new { r.Id, r.PartnerId }).ToListAsync(cancel);
        foreach (var relationship in unknown)
        {
            var tie = await ties.OfAsync(relationship.PartnerId);
            // Nobody did anything: no version rises, and no event is recorded.
            await db.Set<Relationship>().Where(r => r.Id == relationship.Id && r.TieAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.TieRecent, tie.Recent).SetProperty(r => r.TieLasting, tie.Lasting).SetProperty(r => r.TieAt, tie.At), cancel);
        }
        return unknown.Count;
    }

    /// <summary>Tells an officer about a relationship; saved by the caller.</summary>
    public void Tell(Guid accountId, Relationship relationship, NoticeKind kind, ActionContext action)
    {
        if (accountId == action.ActorId) return;
        db.Add(new Notice { Id = action.NewId(), AccountId = accountId, PartnerId = relationship.PartnerId, Kind = kind, FromId = action.ActorId, At = action.Now });
    }

    /// <summary>The pause that holds today; one whose last day has come holds no longer.</summary>
    public async Task<Pause?> OpenPauseAsync(Relationship relationship)
    {
        var today = scope.Current.DayOf(time.Instant());
        return (await UnendedPausesAsync(relationship)).Find(p => p.UntilOn is null || p.UntilOn > today);
    }

    public async Task<PartnershipSettings> SettingsAsync() => await db.Set<PartnershipSettings>().SingleOrDefaultAsync() ?? new PartnershipSettings();

    /// <summary>Asked of the rows as this action leaves them: what it has just ended is over, though not saved yet.</summary>
    private async Task<List<Pause>> UnendedPausesAsync(Relationship relationship)
    {
        var pauses = await db.Set<Pause>().Where(p => p.RelationshipId == relationship.Id && p.EndedAt == null).OrderByDescending(p => p.FromAt).ToListAsync();
        return pauses.FindAll(p => p.EndedAt is null);
    }

    private async Task RescheduleAsync(Relationship relationship)
    {
        if (await OpenPauseAsync(relationship) is not null) return;
        var settings = await SettingsAsync();
        relationship.DueOn = Cadence.DueAfter(scope.Current.DayOf(relationship.LastContactAt ?? relationship.StartedAt), relationship.CadenceDays, settings.CadenceDays);
    }

    /// <summary>What the owner before still had to do with the partner is now the new owner's: it would come up on nobody's Today.</summary>
    private async Task PassOnAsync(Relationship relationship, Guid before)
    {
        foreach (var promise in await db.Set<Promise>().Where(p => p.PartnerId == relationship.PartnerId && p.OfficerId == before && p.State == PromiseState.Open).ToListAsync())
            promise.OfficerId = relationship.OwnerId;
        foreach (var planned in await db.Set<Touchpoint>().Where(t => t.PartnerId == relationship.PartnerId && t.OfficerId == before && t.IsOpen).ToListAsync())
            planned.OfficerId = relationship.OwnerId;
    }

    /// <summary>An end takes back the handover under way. Saved by the caller.</summary>
    public async Task TakeBackHandoverAsync(Relationship relationship, ActionContext action)
    {
        foreach (var handover in await db.Set<Handover>().Where(h => h.RelationshipId == relationship.Id && h.IsOpen).ToListAsync())
        {
            HandoverSteps.Add(db, handover, HandoverState.TakenBack, action.NewId(), action);
            Tell(handover.ToId, relationship, NoticeKind.HandoverTakenBack, action);
        }
    }

    private async Task CutSeriesAsync(Relationship relationship, ActionContext action)
    {
        foreach (var planned in await db.Set<Touchpoint>().Where(t => t.PartnerId == relationship.PartnerId && t.SeriesId != null && t.IsOpen).ToListAsync())
            (planned.CancelledAt, planned.CancelReason, planned.IsOpen) = (action.Now, "The relationship ended", false);
    }

    private async Task EnterAsync(Relationship relationship, Phase phase, RelationshipNews news, ActionContext action)
    {
        Enter(relationship, news.Id, phase, (await db.ReferencesAsync(relationship.PartnerId))(news.Why)!, action);
        Stand(relationship, news.Version);
    }

    private void Enter(Relationship relationship, Guid id, Phase phase, string why, ActionContext action)
    {
        relationship.Phase = phase;
        db.Add(new PhaseChange { Id = id, RelationshipId = relationship.Id, Phase = phase, At = action.Now, ById = action.Actor, Why = why });
    }

    /// <summary>The save holds only if the relationship is still as the form knew it, even where none of its own columns changes.</summary>
    private void Stand(Relationship relationship, int version)
    {
        db.Entry(relationship).Property(r => r.Phase).IsModified = true;
        db.Entry(relationship).Property(r => r.Version).OriginalValue = version;
    }

    private async Task ApplyAsync(RelationshipTerms terms, Relationship relationship)
    {
        relationship.OwnerId = terms.OwnerId;
        relationship.BackupId = terms.BackupId == terms.OwnerId ? null : terms.BackupId;
        relationship.Purpose = (await db.ReferencesAsync(relationship.PartnerId))(terms.Purpose)!;
        relationship.CadenceDays = terms.CadenceDays;
    }
}
