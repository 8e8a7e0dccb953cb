using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Data;
using Alliance.Problems;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Holds;

/// <summary>
/// Reads what is about to go, table by table, for the box it is kept in; names still stand as references. A table with words that is
/// missing here would be destroyed under a hold: a test compares these with the model.
/// </summary>
public sealed class SealableWords(AllianceContext db, KeptBackLock keptBack)
{
    /// <param name="withPromises">Whether the promises made in these talks go too.</param>
    public async Task<IReadOnlyList<SealedEntry>> EntriesAsync(IQueryable<Engagement> engagements, bool withPromises)
    {
        var talks = await engagements.AsNoTracking().OrderBy(e => e.At).ToListAsync();
        var ids = talks.ConvertAll(t => t.Id);
        var promises = withPromises ? await PromisesOfAsync([.. talks.Select(t => t.PartnerId).Distinct()], ids) : Enumerable.Empty<(Guid?, string)>().ToLookup(p => p.Item1, p => p.Item2);
        var corrections = (await db.Set<Correction>().AsNoTracking().Where(c => ids.Contains(c.EngagementId)).OrderBy(c => c.At).ToListAsync()).ToLookup(c => c.EngagementId, c => c.Words);
        var notes = (await db.Set<KeptBackNote>().AsNoTracking().Where(n => ids.Contains(n.EngagementId) && n.Locked != null).OrderBy(n => n.WrittenAt).ToListAsync())
            .ToLookup(n => n.EngagementId, n => Joined(keptBack.Open(n.Locked), keptBack.Open(n.LockedReason)));
        return talks.ConvertAll(t => new SealedEntry(t.At, t.Purpose, t.Heard)
        {
            Promises = [.. promises[t.Id].Where(IsThere)],
            Corrections = [.. corrections[t.Id].Where(IsThere)],
            KeptBack = [.. notes[t.Id]],
        });
    }

    public async Task<IReadOnlyList<SealedText>> GoalsAsync(IQueryable<SharedGoal> which)
    {
        var goals = await which.AsNoTracking().OrderBy(g => g.At).ToListAsync();
        var ids = goals.ConvertAll(g => g.Id);
        return Texts(SealedKind.Goal,
        [
            .. goals.Select(g => (g.At, (string?)g.Words)),
            .. (await db.Set<StageMove>().AsNoTracking().Where(m => ids.Contains(m.GoalId)).OrderBy(m => m.At).ToListAsync()).Select(m => (m.At, (string?)m.Heard)),
            .. (await db.Set<RulerReading>().AsNoTracking().Where(r => ids.Contains(r.GoalId)).OrderBy(r => r.At).ToListAsync()).Select(r => (r.At, r.Why)),
            .. (await db.Set<GoalEnd>().AsNoTracking().Where(e => ids.Contains(e.GoalId)).OrderBy(e => e.At).ToListAsync()).Select(e => (e.At, (string?)e.Why)),
        ]);
    }

    public async Task<IReadOnlyList<SealedText>> RepairsAsync(IQueryable<Repair> repairs) =>
        Texts(SealedKind.Repair, [.. (await repairs.AsNoTracking().OrderBy(r => r.OpenedAt).ToListAsync()).Select(r => (r.ClosedAt ?? r.OpenedAt, r.Reason))]);

    public async Task<IReadOnlyList<SealedText>> ConcernsAsync(IQueryable<Concern> which)
    {
        var concerns = await which.AsNoTracking().OrderBy(c => c.RaisedAt).ToListAsync();
        var ids = concerns.ConvertAll(c => c.Id);
        var steps = (await db.Set<ConcernStep>().AsNoTracking().Where(s => ids.Contains(s.ConcernId)).OrderBy(s => s.At).ToListAsync()).ToLookup(s => s.ConcernId);
        return Texts(SealedKind.Concern, [.. concerns.SelectMany(c => steps[c.Id].Select(s => (s.At, s.Words)).Prepend((c.RaisedAt, c.Words)))]);
    }

    public async Task<IReadOnlyList<SealedText>> OffersAsync(IQueryable<Offer> offers) =>
        Texts(SealedKind.Offer, [.. (await offers.AsNoTracking().OrderBy(o => o.MadeAt).ToListAsync()).Select(o => (o.MadeAt, (string?)Joined(o.Words, o.Limits)))]);

    public async Task<IReadOnlyList<SealedText>> ThanksAsync(IQueryable<ThankYou> thanks) =>
        Texts(SealedKind.Thanks, [.. (await thanks.AsNoTracking().OrderBy(t => t.GivenAt).ToListAsync()).Select(t => (t.GivenAt, (string?)t.Words))]);

    /// <summary>Whole: of a preference no row stays.</summary>
    public async Task<IReadOnlyList<SealedText>> PreferencesAsync(IQueryable<ApproachPreference> preferences) =>
        Texts(SealedKind.Preference, [.. (await preferences.AsNoTracking().OrderBy(p => p.SaidAt).ToListAsync()).Select(p => (p.SaidAt, (string?)Joined(
            p.Please, p.PleaseNot, p.Language?.ToString(), p.Days == Weekdays.None ? null : p.Days.ToString(), p.From is null && p.Until is null ? null : $"{p.From:HH:mm}–{p.Until:HH:mm}", p.Place?.ToString(), p.CallFirst ? "Call first" : null)))]);

    public async Task<IReadOnlyList<SealedText>> PromisesAsync(IQueryable<Promise> which)
    {
        var promises = await which.AsNoTracking().OrderBy(p => p.MadeAt).ToListAsync();
        var ids = promises.ConvertAll(p => p.Id);
        var answers = (await db.Set<PromiseAnswer>().AsNoTracking().Where(a => ids.Contains(a.PromiseId)).OrderBy(a => a.At).ToListAsync()).ToLookup(a => a.PromiseId);
        return Texts(SealedKind.Promise, [.. promises.SelectMany(p => answers[p.Id].Select(a => (a.At, a.Reason)).Prepend((p.MadeAt, p.Words)))]);
    }

    public async Task<IReadOnlyList<SealedText>> RelationshipsAsync(IQueryable<Relationship> relationships, IQueryable<PhaseChange> phases, IQueryable<Pause> pauses) => Texts(SealedKind.Relationship,
    [
        .. (await relationships.AsNoTracking().OrderBy(r => r.StartedAt).ToListAsync()).Select(r => (r.StartedAt, (string?)r.Purpose)),
        .. (await phases.AsNoTracking().OrderBy(c => c.At).ToListAsync()).Select(c => (c.At, (string?)c.Why)),
        .. (await pauses.AsNoTracking().OrderBy(p => p.FromAt).ToListAsync()).Select(p => (p.FromAt, (string?)p.Reason)),
    ]);

    public async Task<IReadOnlyList<SealedText>> CardLinesAsync(IQueryable<CardCorrection> lines) =>
        Texts(SealedKind.Relationship, [.. (await lines.AsNoTracking().OrderBy(c => c.At).ToListAsync()).Select(c => (c.At, (string?)c.Words))]);

    public async Task<IReadOnlyList<SealedText>> PlansAsync(IQueryable<Touchpoint> plans) =>
        Texts(SealedKind.Plan, [.. (await plans.AsNoTracking().OrderBy(t => t.PlannedAt).ToListAsync()).Select(t => (t.PlannedAt, (string?)Joined(t.Purpose, t.CancelReason)))]);

    /// <summary>What a contact found, proposed, offered and said in problems, with the promises that grew out of it.</summary>
    public async Task<IReadOnlyList<SealedText>> ProblemsAsync(Guid contactId)
    {
        var parts = await db.Set<OptionPart>().AsNoTracking().Where(p => p.Side == Side.Them && p.ById == contactId).ToListAsync();
        var promises = parts.Where(p => p.PromiseId is not null).Select(p => p.PromiseId!.Value).ToList();
        var texts = Texts(SealedKind.Problem,
        [
            .. (await db.Set<Finding>().AsNoTracking().Where(f => f.Side == Side.Them && f.ById == contactId).ToListAsync()).Select(f => (f.At, (string?)f.Words)),
            .. (await db.Set<ResponseOption>().AsNoTracking().Where(o => o.Side == Side.Them && o.ById == contactId).ToListAsync()).Select(o => (o.At, (string?)o.Words)),
            .. parts.Select(p => (p.At, (string?)p.Words)),
            .. (await db.Set<OptionVoice>().AsNoTracking().Where(v => v.Side == Side.Them && v.ById == contactId).ToListAsync()).Select(v => (v.At, v.Why)),
            .. (await db.Set<LaterWord>().AsNoTracking().Where(w => w.ContactId == contactId).ToListAsync()).Select(w => (w.At, w.Words)),
        ]);
        return [.. texts.OrderBy(t => t.At), .. await PromisesAsync(db.Set<Promise>().Where(p => promises.Contains(p.Id)))];
    }

    private async Task<ILookup<Guid?, string>> PromisesOfAsync(List<Guid> partners, List<Guid> engagements)
    {
        var promises = await db.Set<Promise>().AsNoTracking().Where(p => partners.Contains(p.PartnerId) && p.EngagementId != null && engagements.Contains(p.EngagementId.Value)).OrderBy(p => p.MadeAt).ToListAsync();
        var ids = promises.ConvertAll(p => p.Id);
        var reasons = (await db.Set<PromiseAnswer>().AsNoTracking().Where(a => ids.Contains(a.PromiseId)).OrderBy(a => a.At).ToListAsync()).ToLookup(a => a.PromiseId, a => a.Reason);
        return promises.ToLookup(p => p.EngagementId, p => Joined([p.Words, .. reasons[p.Id]]));
    }

    private static List<SealedText> Texts(SealedKind kind, IEnumerable<(DateTime At, string? Words)> texts) => [.. texts.Where(t => IsThere(t.Words)).Select(t => new SealedText(kind, t.At, t.Words!))];

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(IsThere));

    private static bool IsThere(string? text) => text is not null && text != ContactReferences.TakenOut;
}
