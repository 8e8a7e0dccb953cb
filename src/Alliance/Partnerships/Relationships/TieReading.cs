using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Relationships;

/// <summary>Reckons a tie from everything that happened with a partner, whoever tended them then.</summary>
public sealed class TieReading(AllianceContext db)
{
    public async Task<Tie> OfAsync(Guid partnerId)
    {
        var talks = await db.Set<Engagement>().Where(e => e.PartnerId == partnerId && e.Outcome == Outcome.Talked).Select(e => new { e.At, e.StartedBy }).ToListAsync();
        var answers = await (from answer in db.Set<PromiseAnswer>()
                             where answer.Kind != PromiseAnswerKind.Renegotiated
                             join promise in db.Set<Promise>() on answer.PromiseId equals promise.Id
                             where promise.PartnerId == partnerId
                             select new { answer.At, answer.Kind }).ToListAsync();
        var tie = talks.Aggregate(Tie.None, (sum, talk) => sum.After(EventOf(talk.StartedBy), talk.At));
        return answers.Aggregate(tie, (sum, answer) => sum.After(EventOf(answer.Kind), answer.At));
    }

    public static TieEvent EventOf(Side startedBy) => startedBy == Side.Us ? TieEvent.WeCame : TieEvent.TheyCame;

    public static TieEvent EventOf(PromiseAnswerKind kind) => kind == PromiseAnswerKind.Kept ? TieEvent.PromiseKept : TieEvent.PromiseBroken;
}
