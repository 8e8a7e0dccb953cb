using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Concerns;

public sealed record NewConcern
{
    /// <summary>Made with the form: the same form posted twice is one concern.</summary>
    public required Guid Id { get; init; }
    public required Guid PartnerId { get; init; }
    public Guid? ContactId { get; init; }
    public required ConcernKind Kind { get; init; }
    public required string Words { get; init; }
    public byte[]? CodeHash { get; init; }
    public ScreenedAnyway? Screened { get; init; }
}

/// <summary>Something said about a concern under the id that its form brought.</summary>
public sealed record ConcernNews(Guid Id, string? Words, ScreenedAnyway? Screened = null);

public sealed class ConcernService(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string Deed = "ConcernsEmptied";

    /// <returns>False where this form was sent before.</returns>
    public async Task<bool> RaiseAsync(NewConcern input, ActionContext action)
    {
        if (await db.Set<Concern>().AnyAsync(c => c.Id == input.Id)) return false;
        var relationship = await relationships.FindAsync(input.PartnerId);
        var concern = new Concern
        {
            AgencyId = action.AgencyId,
            Id = input.Id,
            PartnerId = input.PartnerId,
            ContactId = input.ContactId,
            Kind = input.Kind,
            Words = (await db.ReferencesAsync(input.PartnerId))(input.Words)!,
            RaisedAt = action.Now,
            CodeHash = input.CodeHash,
            SpeaksOfOthers = input.Screened?.SpeaksOfOthers == true,
            OwnerThenId = relationship?.OwnerId,
            BackupThenId = relationship?.BackupId,
        };
        db.Add(concern);
        if (input.Screened is { } screened) screening.Note(nameof(Concern), concern.Id, screened, action);
        await TellAsync(concern, NoticeKind.ConcernRaised, action);
        return await db.SaveNewAsync(action, PartnershipEvents.ConcernRaised, concern, SubjectOf(concern));
    }

    /// <summary>Answers; in four weeks they are asked whether it is solved.</summary>
    /// <param name="version">The version the form was made from; a newer one in the database stops the save.</param>
    public async Task AnswerAsync(Concern concern, int version, ConcernNews news, ActionContext action)
    {
        if (!await AddStepAsync(concern, ConcernStepKind.Answered, news, action)) return;
        db.Entry(concern).Property(c => c.Version).OriginalValue = version;
        (concern.State, concern.AskAt, concern.EndedAt) = (ConcernState.Answered, action.Now + Concern.AskAfter, null);
        await db.SaveAsync(action, PartnershipEvents.ConcernAnswered, concern, SubjectOf(concern));
    }

    /// <summary>Somebody who raised it says more.</summary>
    public async Task SayAsync(Concern concern, ConcernNews news, ActionContext action)
    {
        if (!await AddStepAsync(concern, ConcernStepKind.Said, news, action)) return;
        await TellAsync(concern, NoticeKind.ConcernMore, action);
        await db.SaveAsync(action, PartnershipEvents.ConcernContinued, concern, SubjectOf(concern));
    }

    /// <summary>Whoever raised it says whether it is solved; where it is not, it is open again.</summary>
    public async Task JudgeAsync(Concern concern, ConcernStepKind verdict, ConcernNews news, ActionContext action)
    {
        if (!await AddStepAsync(concern, verdict, news, action)) return;
        concern.AskAt = null;
        (concern.State, concern.EndedAt) = verdict switch
        {
            ConcernStepKind.Solved => (ConcernState.Solved, action.Now),
            ConcernStepKind.HalfSolved => (ConcernState.HalfSolved, action.Now),
            ConcernStepKind.NotSolved => (ConcernState.Open, (DateTime?)null),
            _ => throw new InvalidOperationException("Only solved, half solved and not solved end the waiting."),
        };
        await TellAsync(concern, verdict == ConcernStepKind.NotSolved ? NoticeKind.ConcernNotSolved : NoticeKind.ConcernJudged, action);
        await db.SaveAsync(action, PartnershipEvents.ConcernJudged, concern, SubjectOf(concern));
    }

    /// <summary>It turned out to be about an officer: from now on it is the steward's alone.</summary>
    public async Task PassOnAsync(Concern concern, int version, ActionContext action)
    {
        db.Entry(concern).Property(c => c.Version).OriginalValue = version;
        concern.Kind = ConcernKind.Officer;
        db.Add(new ConcernStep { AgencyId = action.AgencyId, Id = action.NewId(), ConcernId = concern.Id, Kind = ConcernStepKind.PassedOn, At = action.Now, ById = action.Actor });
        await db.SaveAsync(action, PartnershipEvents.ConcernPassedOn, concern, SubjectOf(concern));
    }

    /// <summary>Asks whether it is solved; saved together with the letter that says so.</summary>
    public async Task AskAsync(Concern concern, ActionContext action)
    {
        concern.AskAt = null;
        db.Add(new ConcernStep { AgencyId = action.AgencyId, Id = action.NewId(), ConcernId = concern.Id, Kind = ConcernStepKind.Asked, At = action.Now });
        await db.SaveAsync(action, PartnershipEvents.ConcernAsked, concern, SubjectOf(concern));
    }

    /// <summary>Takes the words out, here and in what the audit kept of them. That there was a concern, and how it ended, stays.</summary>
    public async Task EmptyAsync(IReadOnlyCollection<Concern> concerns, ActionContext action)
    {
        sealedStore.Prepare();
        await using var write = await db.BeginWriteAsync();
        var ids = concerns.Select(c => c.Id).ToList();
        foreach (var partner in concerns.Select(c => c.PartnerId).Distinct())
            await sealedStore.SealAsync(partner, SealedBecause.WordsRanOut, async words => new SealedContents([], await words.ConcernsAsync(db.Set<Concern>().Where(c => ids.Contains(c.Id) && c.PartnerId == partner))), action);
        await ForgetAsync(ids);
        foreach (var id in ids) db.Record(action, PartnershipEvents.EntryEmptied, nameof(Concern), id, null, null);
        await db.SaveChangesAsync();
        await db.EraseAsync(action, await db.AuditEvents.Where(e => e.Entity == nameof(Concern) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync());
        await erasures.CommitAsync(write, Deed, ids, action);
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        var found = await services.GetRequiredService<AllianceContext>().Set<Concern>().AsNoTracking().Where(c => line.Of.Contains(c.Id) && c.Words != ContactReferences.TakenOut).ToListAsync();
        if (found.Count > 0) await services.GetRequiredService<ConcernService>().EmptyAsync(found, action);
    }

    /// <summary>Empties everything a contact ever raised, with what was said to it. To be called inside a write.</summary>
    /// <returns>The events whose payloads held those words, to be erased with them.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetOfAsync(Guid contactId)
    {
        var ids = await db.Set<Concern>().Where(c => c.ContactId == contactId).Select(c => c.Id).ToListAsync();
        await ForgetAsync(ids);
        return await db.AuditEvents.Where(e => e.Entity == nameof(Concern) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync();
    }

    private async Task ForgetAsync(List<Guid> ids)
    {
        await screening.ForgetReasonsAsync(db.Set<Concern>().Where(c => ids.Contains(c.Id)).Select(c => c.Id));
        await screening.ForgetReasonsAsync(db.Set<ConcernStep>().Where(s => ids.Contains(s.ConcernId)).Select(s => s.Id));
        await db.Set<ConcernStep>().Where(s => ids.Contains(s.ConcernId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Words, (string?)null));
        await db.Set<Concern>().Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, ContactReferences.TakenOut)
            .SetProperty(c => c.AskAt, (DateTime?)null).SetProperty(c => c.CodeHash, (byte[]?)null).SetProperty(c => c.Version, c => c.Version + 1));
    }

    /// <returns>False where this form was sent before.</returns>
    private async Task<bool> AddStepAsync(Concern concern, ConcernStepKind kind, ConcernNews news, ActionContext action)
    {
        if (await db.Set<ConcernStep>().AnyAsync(s => s.Id == news.Id)) return false;
        var words = (await db.ReferencesAsync(concern.PartnerId))(news.Words);
        db.Add(new ConcernStep { AgencyId = action.AgencyId, Id = news.Id, ConcernId = concern.Id, Kind = kind, At = action.Now, ById = kind == ConcernStepKind.Answered ? action.Actor : null, Words = words });
        if (news.Screened is { } screened) screening.Note(nameof(Concern), news.Id, screened, action);
        concern.SpeaksOfOthers |= news.Screened?.SpeaksOfOthers == true;
        return true;
    }

    /// <summary>Those who tend the relationship hear of it; of a concern about an officer they hear nothing.</summary>
    private async Task TellAsync(Concern concern, NoticeKind kind, ActionContext action)
    {
        if (concern.Kind == ConcernKind.Officer || await relationships.FindAsync(concern.PartnerId) is not { } relationship) return;
        relationships.Tell(relationship.OwnerId, relationship, kind, action);
        if (relationship.BackupId is { } backup) relationships.Tell(backup, relationship, kind, action);
    }

    private static Guid SubjectOf(Concern concern) => concern.ContactId ?? concern.PartnerId;
}
