using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Learning;

/// <summary>Which features are kept: only those of several conversations, so that nothing one person said can be found
/// in the model, and none that holds a word written like a name.</summary>
internal static class VocabularyBuilder
{
    public const int FewestConversations = 3;

    private static readonly WordSet I = new("i i'm i've i'd i'll");

    public static Weighing Build(Material material, Func<int, bool> isIn)
    {
        var seen = new Dictionary<ulong, Seen>();
        var turns = 0;
        var names = NamesIn(material);
        foreach (var (i, placed) in material.Turns.Index())
        {
            if (!isIn(placed.Conversation)) continue;
            turns++;
            var tokens = material.Read[placed.Conversation][placed.Place].Text.Tokens;
            foreach (var feature in material.FeaturesOf[i])
            {
                if (Holds(tokens, feature, names)) continue;
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, feature.Key, out var known);
                if (!known || count.LastConversation != placed.Conversation) count = count with { Conversations = count.Conversations + 1, LastConversation = placed.Conversation };
                if (!known || count.LastTurn != i) count = count with { Turns = count.Turns + 1, LastTurn = i };
            }
        }
        var kept = seen.Where(s => s.Value.Conversations >= FewestConversations).OrderBy(s => s.Key).ToArray();
        return new Weighing(new Vocabulary([.. kept.Select(k => k.Key)]), [.. kept.Select(k => (float)(Half)(MathF.Log((1f + turns) / (1f + k.Value.Turns)) + 1))]);
    }

    private static bool Holds(Token[] tokens, Feature feature, HashSet<ulong> names)
    {
        for (var t = feature.Token; t < Math.Min(feature.Token + feature.Span, tokens.Length); t++)
        {
            if (names.Contains(tokens[t].Hash)) return true;
        }
        return false;
    }

    /// <summary>Words that, inside sentences, are written with a capital letter more often than without.</summary>
    private static HashSet<ulong> NamesIn(Material material)
    {
        var capitals = new Dictionary<ulong, int>();
        foreach (var turn in material.Read.SelectMany(c => c))
        {
            var tokens = turn.Text.Tokens;
            for (var i = 0; i < tokens.Length; i++)
            {
                if (tokens[i].Kind != TokenKind.Word || I.Has(tokens[i])) continue;
                var isCapital = char.IsUpper(turn.Text.Text[tokens[i].Start]);
                var startsSentence = i == 0 || tokens[i - 1].EndsSentence || tokens[i - 1].Kind == TokenKind.Dash;
                if (isCapital && startsSentence) continue;
                capitals[tokens[i].Hash] = capitals.GetValueOrDefault(tokens[i].Hash) + (isCapital ? 1 : -1);
            }
        }
        return [.. capitals.Where(c => c.Value > 0).Select(c => c.Key)];
    }

    private record struct Seen(int Conversations, int LastConversation, int Turns, int LastTurn);
}
