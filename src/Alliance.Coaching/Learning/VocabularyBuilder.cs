using Alliance.Coaching.Coding.Model;

namespace Alliance.Coaching.Learning;

/// <summary>Which features are kept: only those of several conversations, so that nothing one person said can be found in the model.</summary>
internal static class VocabularyBuilder
{
    public const int FewestConversations = 3;

    public static Weighing Build(Material material, Func<int, bool> isIn)
    {
        var seen = new Dictionary<ulong, Seen>();
        var turns = 0;
        foreach (var (i, placed) in material.Turns.Index())
        {
            if (!isIn(placed.Conversation)) continue;
            turns++;
            foreach (var feature in material.FeaturesOf[i])
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, feature.Key, out var known);
                if (!known || count.LastConversation != placed.Conversation) count = count with { Conversations = count.Conversations + 1, LastConversation = placed.Conversation };
                if (!known || count.LastTurn != i) count = count with { Turns = count.Turns + 1, LastTurn = i };
            }
        }
        var kept = seen.Where(s => s.Value.Conversations >= FewestConversations).OrderBy(s => s.Key).ToArray();
        return new Weighing(new Vocabulary([.. kept.Select(k => k.Key)]), [.. kept.Select(k => (float)(Half)(MathF.Log((1f + turns) / (1f + k.Value.Turns)) + 1))]);
    }

    private record struct Seen(int Conversations, int LastConversation, int Turns, int LastTurn);
}
