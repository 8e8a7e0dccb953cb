using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Preparing;

/// <summary>Makes the prep card of one relationship from its record: the same record, the same card.</summary>
public sealed class CardReader(AllianceContext db, GoalReader goals, Triangles triangles, IStringLocalizer<Words> words, TimeProvider time)
{
    private const int LatelyDays = 180;

    /// <param name="reader">The owner or the backup; the page that asks has made sure of it.</param>
    public async Task<PrepCard> ReadAsync(Relationship relationship, Guid reader, DateOnly today)
    {
        await using var open = await db.KeepOpenAsync();
        var names = await db.ContactNamesAsync([relationship.PartnerId], words);
        string? Named(string? text) => ContactReferences.Render(text, names.GetValueOrDefault);
        bool MayRead(Guid writer) => relationship.OwnerId == reader || writer == reader;
        var now = time.Instant();
        var last = await LastTalkAsync(relationship.PartnerId);
        var promises = (await PromisesAsync(relationship.PartnerId)).ConvertAll(p => p with { Words = Named(p.Words)! });
        var going = await goals.ReadAsync(db.Set<SharedGoal>().Where(g => g.PartnerId == relationship.PartnerId && !db.Set<GoalEnd>().Any(e => e.GoalId == g.Id)), new GoalAudience(names.GetValueOrDefault, MayRead), now);
        var rules = new CardRules(new CardFacts
        {
            Phase = relationship.Phase,
            HaveTalked = last is not null,
            TheyCame = await TheyCameAsync(relationship.PartnerId, now),
            Kept = Named(await KeptAsync(relationship.PartnerId, now)),
            Late = promises.Find(p => p.By == Side.Us && p.DueOn < today)?.Words,
            Goals = [.. going.OrderByDescending(g => g.Steps.Count > 0 ? g.Steps[^1].At : g.At).ThenBy(g => g.Id)],
        }, sentence => words[sentence]);
        var preferences = await PreferencesAsync(relationship.PartnerId);
        var corrections = await CorrectionsAsync(relationship.Id);
        CardText Line(CardLine line, string generated, Guid? about = null) => new(line, about, generated, corrections.Find(c => c.Line == line && c.AboutId == about) is { } made ? made with { Words = Named(made.Words)! } : null);
        var isOpen = last is not null && (last.ExpiresAt is null || last.ExpiresAt > now && MayRead(last.OfficerId));
        var questions = rules.Questions;
        return new PrepCard
        {
            Wish = Named(await db.Set<ApproachWish>().Where(w => w.PartnerId == relationship.PartnerId && w.LiftedAt == null).Select(w => w.Words ?? "").FirstOrDefaultAsync()),
            Why = Line(CardLine.Why, Named(relationship.Purpose)!),
            Talk = last,
            LastTalk = last is null ? null : Line(CardLine.LastTalk, isOpen ? InShort.Of(Named(last.Purpose)!, Named(last.Heard)) : "…", last.Id),
            Promises = promises,
            Approach = [.. preferences.Select(p => new VoicedPreference(names[p.ContactId].Words, p, Named(p.Please), Named(p.PleaseNot)))],
            Goals = [.. rules.Facts.Goals.Select(g => new CardGoal(g, Line(CardLine.Fits, rules.Fits(g), g.Id)))],
            FirstQuestion = Line(CardLine.FirstQuestion, questions[0]),
            SecondQuestion = Line(CardLine.SecondQuestion, questions[1]),
            Affirmation = Line(CardLine.Affirmation, rules.Affirmation),
            Avoid = Line(CardLine.Avoid, rules.Avoid),
            AtOdds = [.. (await triangles.OfAsync(reader, relationship.PartnerId)).Select(t => t.FirstId == relationship.PartnerId ? t.Second : t.First)],
            Sources = [.. rules.Sources],
        };
    }

    private Task<LastTalk?> LastTalkAsync(Guid partnerId) =>
        db.Set<Engagement>().Where(e => e.PartnerId == partnerId && e.Outcome == Outcome.Talked).OrderByDescending(e => e.At)
            .Select(e => new LastTalk(e.Id, e.At, e.Channel, e.OfficerId, e.Purpose, e.Heard, e.ExpiresAt, db.Set<Correction>().Any(c => c.EngagementId == e.Id))).FirstOrDefaultAsync();

    private Task<List<PromiseLine>> PromisesAsync(Guid partnerId) =>
        db.Set<Promise>().Where(p => p.PartnerId == partnerId && p.State == PromiseState.Open).OrderBy(p => p.By).ThenBy(p => p.DueOn).ThenBy(p => p.Id)
            .Select(p => new PromiseLine(p.Id, p.By, p.Words, p.DueOn)).ToListAsync();

    private Task<bool> TheyCameAsync(Guid partnerId, DateTime now)
    {
        var since = now.AddDays(-LatelyDays);
        return db.Set<Engagement>().AnyAsync(e => e.PartnerId == partnerId && e.At >= since && e.Outcome == Outcome.Talked && e.StartedBy == Side.Them);
    }

    private Task<string?> KeptAsync(Guid partnerId, DateTime now)
    {
        var since = now.AddDays(-LatelyDays);
        return (from answer in db.Set<PromiseAnswer>()
                where answer.Kind == PromiseAnswerKind.Kept && answer.At >= since
                join promise in db.Set<Promise>() on answer.PromiseId equals promise.Id
                where promise.PartnerId == partnerId && promise.By == Side.Them && promise.State == PromiseState.Kept && promise.Words != ContactReferences.TakenOut
                orderby answer.At descending
                select promise.Words).FirstOrDefaultAsync();
    }

    private Task<List<ApproachPreference>> PreferencesAsync(Guid partnerId) => (
        from preference in db.Set<ApproachPreference>().AsNoTracking()
        where preference.ReplacedAt == null
        join contact in db.Set<Contact>() on preference.ContactId equals contact.Id
        where contact.PartnerId == partnerId && contact.LeftAt == null
        orderby contact.Id
        select preference).ToListAsync();

    /// <summary>What holds now of what officers put in the place of a line, the newest first.</summary>
    private Task<List<CorrectedLine>> CorrectionsAsync(Guid relationshipId) => (
        from correction in db.Set<CardCorrection>()
        where correction.RelationshipId == relationshipId && correction.ReplacedAt == null
        join officer in db.Users on correction.ById equals officer.Id
        orderby correction.At descending
        select new CorrectedLine(correction.Id, correction.Line, correction.AboutId, correction.Words, officer.DisplayName, correction.At)).ToListAsync();
}
