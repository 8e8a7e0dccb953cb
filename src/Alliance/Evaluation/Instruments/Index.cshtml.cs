using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Instruments;

/// <summary>Which questionnaires there are: ready-made and our own, every version of each.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class IndexModel(AllianceContext db, TimeProvider time) : EvaluationPage(time)
{
    public IReadOnlyList<OwnInstrument> Own { get; private set; } = [];

    public bool MayWrite => User.IsInRole(nameof(Role.Evaluator));

    public async Task OnGetAsync() => Own = await db.Set<InstrumentVersion>().Where(v => v.IsOurOwn).OrderBy(v => v.Title).ThenByDescending(v => v.Number)
        .Select(v => new OwnInstrument(v.Id, v.Title, v.Audience, v.Number, v.PublishedAt, v.RetiredAt)).ToListAsync();
}

public sealed record OwnInstrument(Guid Id, string Title, InstrumentAudience Audience, int Number, DateTime? PublishedAt, DateTime? RetiredAt);
