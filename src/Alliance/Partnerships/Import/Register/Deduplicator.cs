namespace Alliance.Partnerships.Import.Register;

/// <summary>
/// Goes through the rows in the order of the file, after the partners already known: the first of a kind is imported,
/// later ones are merged into it. The same input gives the same answer.
/// </summary>
public sealed class Deduplicator
{
    // A person who has looked at three pairs for one row has seen enough.
    private const int SuggestionsPerRow = 3;

    private readonly MatchIndex index = new();
    private readonly Dictionary<int, Verdict> verdicts = [];
    private readonly List<SuggestedPair> suggestions = [];
    private readonly HashSet<(PartnerReference, PartnerReference)> suggested = [];
    private int groups;

    private Deduplicator()
    {
    }

    /// <returns>A verdict for every cleaned row by its row number, and the pairs to look at.</returns>
    public static (IReadOnlyDictionary<int, Verdict> Verdicts, IReadOnlyList<SuggestedPair> Suggestions) Run(
        IReadOnlyList<RegisterRow> rows, IReadOnlyList<ExistingPartner> existing, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(existing);
        var deduplicator = new Deduplicator();
        // A partner that others were joined with is known by all their names and addresses.
        foreach (var partner in existing.GroupBy(partner => partner.Id))
        {
            var group = deduplicator.NewGroup(PartnerReference.Existing(partner.Key));
            foreach (var record in partner)
            {
                deduplicator.index.Add(group, record.Keys);
            }
        }

        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            deduplicator.Decide(row);
        }

        return (deduplicator.verdicts, deduplicator.suggestions);
    }

    private MatchIndex.Group NewGroup(PartnerReference partner) => new(partner, groups++);

    private void Decide(RegisterRow row)
    {
        var likenesses = index.Candidates(row.Keys)
            .Select(entry => (entry.Group, Likeness: Matcher.Compare(entry.Keys, row.Keys)))
            .Where(candidate => candidate.Likeness is not Likeness.Different)
            .ToList();
        var same = likenesses.Where(candidate => candidate.Likeness is Likeness.Same).Select(candidate => candidate.Group).Distinct().ToList();
        // The same name at the very same address settles it, even where others share the telephone.
        var exact = same.Find(group => group.Members.Exists(member => AtSameAddress(member, row.Keys)));
        var target = exact ?? (same.Count == 1 && Fits(same[0], row.Keys) ? same[0] : null);
        if (target is not null)
        {
            MergeInto(target, row);
        }
        else
        {
            target = Import(row);
            Suggest(target, same.Where(group => group.Members.TrueForAll(member => !IsElsewhere(member, row.Keys))), SeveralCandidates);
        }

        foreach (var (group, likeness) in likenesses)
        {
            if (likeness is Likeness.PossiblySame possibly)
            {
                Suggest(target, [group], possibly.Reason);
            }
        }
    }

    private static readonly Sentence SeveralCandidates = new("The same name and telephone, but the address that is missing on one side could be any of several.");

    private static bool AtSameAddress(MatchKeys first, MatchKeys second) =>
        first.Address is not null && second.Address is not null && Matcher.Compare(first, second) is Likeness.Same;

    /// <summary>A record without address may be joined by one branch of a chain, not by all that share its telephone.</summary>
    private static bool Fits(MatchIndex.Group group, MatchKeys keys) => group.Members.TrueForAll(member => !IsElsewhere(member, keys));

    private static bool IsElsewhere(MatchKeys first, MatchKeys second) =>
        first.Address is not null && second.Address is not null && Matcher.Compare(first, second) is not Likeness.Same;

    private void MergeInto(MatchIndex.Group group, RegisterRow row)
    {
        verdicts[row.Row] = new Verdict.Merge(group.Partner);
        // Only what the partner did not have yet can find it more matches.
        if (!group.Members.Exists(member => member.Address?.Text == row.Keys.Address?.Text && member.Telephone == row.Keys.Telephone))
        {
            index.Add(group, row.Keys);
        }
    }

    private MatchIndex.Group Import(RegisterRow row)
    {
        verdicts[row.Row] = new Verdict.Import();
        var group = NewGroup(PartnerReference.OfRow(row.Row));
        index.Add(group, row.Keys);
        return group;
    }

    private void Suggest(MatchIndex.Group group, IEnumerable<MatchIndex.Group> others, Sentence reason)
    {
        foreach (var other in others.Where(other => other != group).Take(SuggestionsPerRow))
        {
            var (first, second) = other.Order < group.Order ? (other, group) : (group, other);
            if (suggested.Add((first.Partner, second.Partner)))
            {
                suggestions.Add(new SuggestedPair(first.Partner, second.Partner, reason));
            }
        }
    }
}
