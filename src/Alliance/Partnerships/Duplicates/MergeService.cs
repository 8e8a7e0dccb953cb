using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Duplicates;

/// <summary>Makes two partners one, or says that they are two. Nothing is lost: everything moves, and can be moved back.</summary>
public sealed class MergeService(AllianceContext db, RelationshipService relationships, AgencyScope scope)
{
    private static readonly Sentence Gone = new("One of the two is no longer here: it was joined with another entry or taken back. Look at the list again.");
    private static readonly Sentence JoinedFurther = new("{0} has itself been joined with another entry since. Take those two apart first.");

    /// <param name="version">The version of the pair that was looked at.</param>
    /// <param name="keptId">Which of the two goes on under its own name.</param>
    /// <returns>Why not; null where they are one now.</returns>
    public async Task<Sentence?> JoinAsync(PossibleDuplicate pair, int version, Guid keptId, ActionContext action)
    {
        if (pair.DecidedAt is not null) return null;
        await using var write = await db.BeginWriteAsync();
        db.Entry(pair).Property(p => p.Version).OriginalValue = version;
        var joinedId = keptId == pair.FirstId ? pair.SecondId : pair.FirstId;
        var partners = await db.Set<Partner>().Where(p => p.Id == keptId || p.Id == joinedId).ToListAsync();
        if (partners.Count < 2) return Gone;
        (pair.DecidedAt, pair.DecidedById, pair.AreOne) = (action.Now, action.ActorId, true);
        await JoinAsync(partners.Single(p => p.Id == keptId), partners.Single(p => p.Id == joinedId), pair, action);
        await write.CommitAsync();
        return null;
    }

    public async Task KeepApartAsync(PossibleDuplicate pair, int version, ActionContext action)
    {
        if (pair.DecidedAt is not null) return;
        db.Entry(pair).Property(p => p.Version).OriginalValue = version;
        (pair.DecidedAt, pair.DecidedById, pair.AreOne) = (action.Now, action.ActorId, false);
        await db.SaveAsync(action, PartnershipEvents.DuplicateDecided, pair, pair.FirstId);
    }

    /// <returns>Why not; null where they are two again.</returns>
    public async Task<Sentence?> UndoAsync(PartnerMerge merge, ActionContext action)
    {
        if (merge.UndoneAt is not null) return null;
        await using var write = await db.BeginWriteAsync();
        var partners = await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => p.Id == merge.KeptId || p.Id == merge.JoinedId).ToDictionaryAsync(p => p.Id);
        if (!partners.TryGetValue(merge.KeptId, out var kept) || !partners.TryGetValue(merge.JoinedId, out var joined)) return Gone;
        if (kept.MergedIntoId is not null) return new Sentence(JoinedFurther.Template, kept.Name);
        (merge.UndoneAt, merge.UndoneById) = (action.Now, action.ActorId);
        await TakeApartAsync(merge, kept, joined, action);
        await write.CommitAsync();
        return null;
    }

    private async Task JoinAsync(Partner kept, Partner joined, PossibleDuplicate pair, ActionContext action)
    {
        var moved = new Joining
        {
            Rows = await RowsAsync(joined.Id),
            Filled = MissingFacts.Fill(kept, AsFilling(joined, kept)),
            DecidedPair = pair.Id,
        };
        await JoinRelationshipsAsync(kept, joined, moved, action);
        await MovePairsAsync(kept.Id, joined.Id, moved);
        moved.Ties.AddRange(await JoinedTies.JoinAsync(db, kept, joined, action));
        joined.MergedIntoId = kept.Id;
        db.RemoveRange(await db.Set<PartnerWord>().Where(w => w.PartnerId == joined.Id).ToListAsync());
        await db.RewriteWordsAsync(kept);
        // Also where nothing was filled in: two people joining the two in both directions must not both succeed.
        db.Entry(kept).Property(p => p.SortName).IsModified = true;
        var merge = new PartnerMerge { Id = action.NewId(), KeptId = kept.Id, JoinedId = joined.Id, ById = action.Actor, At = action.Now, Moved = moved.ToJson() };
        db.Add(merge);
        await SaveForBothAsync(PartnershipEvents.PartnersMerged, merge, action);
        foreach (var table in PartnerRows.Tables) await table.MoveAsync(db, moved.Rows[table.Type.Name], joined.Id, kept.Id);
    }

    private async Task TakeApartAsync(PartnerMerge merge, Partner kept, Partner joined, ActionContext action)
    {
        var moved = Joining.Read(merge.Moved);
        joined.MergedIntoId = null;
        db.AddRange(Names.WordRows(joined));
        MissingFacts.TakeOut(kept, moved.Filled);
        await db.RewriteWordsAsync(kept);
        db.Entry(kept).Property(p => p.SortName).IsModified = true;
        db.RemoveRange(await db.Set<Notice>().Where(n => EF.Parameter(moved.Notices).Contains(n.Id)).ToListAsync());
        await RestorePairsAsync(moved);
        await JoinedTies.TakeApartAsync(db, moved.Ties, kept.Id, joined.Id);
        // The rows go back first: the joined partner's relationship comes to life again only where it belongs.
        foreach (var table in PartnerRows.Tables) await table.MoveAsync(db, moved.Rows.GetValueOrDefault(table.Type.Name, []), kept.Id, joined.Id);
        await RestoreRelationshipsAsync(moved);
        await SaveForBothAsync(PartnershipEvents.MergeUndone, merge, action);
    }

    private async Task<Dictionary<string, Guid[]>> RowsAsync(Guid partnerId)
    {
        var rows = new Dictionary<string, Guid[]>();
        foreach (var table in PartnerRows.Tables) rows[table.Type.Name] = await table.IdsAsync(db, partnerId);
        return rows;
    }

    /// <summary>The other's own name is worth keeping as a name this one goes by.</summary>
    private static Partner AsFilling(Partner joined, Partner kept) => new()
    {
        Name = joined.Name,
        OtherName = joined.SortName != kept.SortName ? joined.Name : joined.OtherName,
        LineOfBusiness = joined.LineOfBusiness,
        Street = joined.Street,
        City = joined.City,
        State = joined.State,
        PostalCode = joined.PostalCode,
        Telephone = joined.Telephone,
        RoleEmail = joined.RoleEmail,
        Website = joined.Website,
        RegisterNumber = joined.RegisterNumber,
        Latitude = joined.Latitude,
        Longitude = joined.Longitude,
        AreaId = joined.AreaId,
    };

    /// <summary>Where both are tended, the kept one's relationship goes on with what the other knows of the last contact; both owners are told.</summary>
    private async Task JoinRelationshipsAsync(Partner kept, Partner joined, Joining moved, ActionContext action)
    {
        var going = await relationships.FindAsync(joined.Id);
        var staying = await relationships.FindAsync(kept.Id);
        if (going is not null && staying is not null)
        {
            var change = new PhaseChange { Id = action.NewId(), RelationshipId = going.Id, Phase = Phase.Ended, At = action.Now, ById = action.Actor, Why = $"Joined with {kept.Name}" };
            moved.Ended = new EndedRelationship(going.Id, change.Id, going.Phase, going.DueOn, action.Now);
            (going.Phase, going.EndedAt, going.DueOn) = (Phase.Ended, action.Now, null);
            await relationships.TakeBackHandoverAsync(going, action);
            db.Add(change);
            // With the rows of both it is another tie: it is reckoned anew.
            if (staying.Tie is { } tie) moved.Tie = new EarlierTie(staying.Id, tie.Recent, tie.Lasting, tie.At);
            staying.Tie = null;
            await LearnOfContactAsync(staying, going.LastContactAt, moved);
        }
        foreach (var owner in new[] { going?.OwnerId, staying?.OwnerId }.OfType<Guid>().Distinct().Where(o => o != action.ActorId))
        {
            var notice = new Notice { Id = action.NewId(), AccountId = owner, PartnerId = kept.Id, Kind = NoticeKind.Merged, FromId = action.ActorId, At = action.Now };
            db.Add(notice);
            moved.Notices.Add(notice.Id);
        }
    }

    private async Task LearnOfContactAsync(Relationship staying, DateTime? other, Joining moved)
    {
        if (other is not { } later || staying.LastContactAt >= later) return;
        var settings = await relationships.SettingsAsync();
        var paused = await relationships.OpenPauseAsync(staying) is not null;
        var due = paused ? staying.DueOn : Cadence.DueAfter(scope.Current.DayOf(later), staying.CadenceDays, settings.CadenceDays);
        moved.Contact = new EarlierContact(staying.Id, staying.LastContactAt, staying.DueOn, later, due);
        (staying.LastContactAt, staying.DueOn) = (later, due);
    }

    private async Task RestoreRelationshipsAsync(Joining moved)
    {
        if (moved.Ended is { } ended && await db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == ended.Id && r.EndedAt == ended.EndedAt) is { } relationship)
        {
            (relationship.Phase, relationship.DueOn, relationship.EndedAt) = (ended.Phase, ended.DueOn, null);
            db.RemoveRange(await db.Set<PhaseChange>().Where(c => c.Id == ended.PhaseChangeId).ToListAsync());
        }
        // Where it was reckoned in between, it is reckoned once more.
        if (moved.Tie is { } tie && await db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == tie.RelationshipId) is { } tied)
            tied.Tie = tied.Tie is null ? new Tie(tie.Recent, tie.Lasting, tie.At) : null;
        if (moved.Contact is { } contact && await db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == contact.RelationshipId && r.LastContactAt == contact.After) is { } staying)
        {
            if (staying.DueOn == contact.DueAfter) staying.DueOn = contact.DueBefore;
            staying.LastContactAt = contact.Before;
        }
    }

    /// <summary>A third that might be the joined one might be the kept one: the question stays, unless it has been asked.</summary>
    private async Task MovePairsAsync(Guid keptId, Guid joinedId, Joining moved)
    {
        var pairs = await db.Set<PossibleDuplicate>().Where(d => d.FirstId == joinedId || d.SecondId == joinedId || d.FirstId == keptId || d.SecondId == keptId).ToListAsync();
        var asked = pairs.Where(d => d.FirstId == keptId || d.SecondId == keptId).Select(d => d.FirstId == keptId ? d.SecondId : d.FirstId).ToHashSet();
        foreach (var pair in pairs.Where(d => d.DecidedAt is null && (d.FirstId == joinedId || d.SecondId == joinedId)))
        {
            var third = pair.FirstId == joinedId ? pair.SecondId : pair.FirstId;
            if (third == keptId || !asked.Add(third)) continue;
            moved.Pairs.Add(new MovedPair(pair.Id, pair.FirstId, pair.SecondId));
            (pair.FirstId, pair.SecondId) = pair.FirstId == joinedId ? (keptId, third) : (third, keptId);
        }
    }

    private async Task RestorePairsAsync(Joining moved)
    {
        var ids = moved.Pairs.ConvertAll(p => p.Id);
        var pairs = await db.Set<PossibleDuplicate>().Where(d => EF.Parameter(ids).Contains(d.Id) || d.Id == moved.DecidedPair).ToDictionaryAsync(d => d.Id);
        foreach (var before in moved.Pairs)
            if (pairs.TryGetValue(before.Id, out var pair)) (pair.FirstId, pair.SecondId) = (before.FirstId, before.SecondId);
        if (moved.DecidedPair is { } id && pairs.TryGetValue(id, out var decided))
            (decided.DecidedAt, decided.DecidedById, decided.AreOne) = (null, null, null);
    }

    /// <summary>It is part of either's record: each finds it in their own.</summary>
    private Task SaveForBothAsync(string what, PartnerMerge merge, ActionContext action)
    {
        db.Record(action, what, nameof(PartnerMerge), merge.Id, merge.JoinedId, null);
        return db.SaveAsync(action, what, merge, merge.KeptId);
    }
}
