using Alliance.Partnerships.Import.Register;

namespace Alliance.Partnerships.Import;

/// <summary>
/// A row that was brought in before, value for value, is the partner it became then, also where name and address alone would not say
/// so: the same file brought in twice adds nothing.
/// </summary>
internal static class RepeatedRows
{
    public static async Task<RegisterPlan> SettleAsync(RegisterPlan plan, KnownPartners known, CancellationToken cancel)
    {
        var open = plan.Rows.Where(r => r.Verdict is Verdict.Import).ToDictionary(r => r.Row, r => RowPartner.Values(r.Cleaned!));
        var before = await known.BroughtInBeforeAsync(open.Values.ToHashSet(StringComparer.Ordinal), cancel);
        var settled = new Dictionary<int, PartnerReference>();
        foreach (var row in plan.Rows.Where(r => open.ContainsKey(r.Row)))
            if (before.TryGetValue(open[row.Row], out var partners) && partners.TryDequeue(out var partner)) settled[row.Row] = PartnerReference.Existing(partner);
        return settled.Count == 0 ? plan : Settle(plan, settled);
    }

    private static RegisterPlan Settle(RegisterPlan plan, Dictionary<int, PartnerReference> settled)
    {
        PartnerReference Now(PartnerReference partner) => partner.Row is { } row && settled.TryGetValue(row, out var known) ? known : partner;

        return plan with
        {
            Rows = [.. plan.Rows.Select(row => row.Verdict switch
            {
                Verdict.Import when settled.TryGetValue(row.Row, out var known) => row with { Verdict = new Verdict.Merge(known) },
                Verdict.Merge merge => row with { Verdict = new Verdict.Merge(Now(merge.Target)) },
                _ => row,
            })],
            Suggestions = [.. plan.Suggestions.Select(s => new SuggestedPair(Now(s.First), Now(s.Second), s.Reason)).Where(s => s.First != s.Second).DistinctBy(s => (s.First, s.Second))],
        };
    }
}
