namespace Alliance.Coaching.Learning;

internal static class Folds
{
    /// <summary>A fold for every conversation; those of one group share a fold, and folds hold about as many turns each.</summary>
    public static int[] Of(IReadOnlyList<AnnotatedConversation> conversations, int folds, int seed)
    {
        var groups = conversations.Index().GroupBy(c => c.Item.Group).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(groups);
        var (fold, load) = (new int[conversations.Count], new int[folds]);
        foreach (var group in groups)
        {
            var lightest = Array.IndexOf(load, load.Min());
            foreach (var (index, conversation) in group)
            {
                fold[index] = lightest;
                load[lightest] += conversation.Turns.Count;
            }
        }
        return fold;
    }
}
