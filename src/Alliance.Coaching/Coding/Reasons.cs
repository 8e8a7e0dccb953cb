using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Coding;

/// <summary>The words of a turn that spoke for a code: those whose features added most to its score in the first layer.</summary>
internal static class Reasons
{
    private const int Most = 3;
    private const float Least = 0.02f;

    /// <param name="heads">How many heads tell the classes apart; 1 where one head says yes or no.</param>
    public static IReadOnlyList<string> For(CoachModel model, ScoredTurn scored, int chosen, int head, int heads)
    {
        var text = scored.Turn.Text;
        var added = new float[text.Tokens.Length];
        var values = scored.Vector.Rows.Zip(scored.Vector.Values).ToDictionary(v => v.First, v => v.Second);
        foreach (var feature in FeaturesOf(text))
        {
            var row = model.Weighing.Vocabulary.Find(feature.Key);
            if (row >= 0) added[feature.Token] += Weight(model.First, row, chosen, head, heads) * values[row];
        }
        return [.. added
            .Select((weight, token) => (Weight: weight, Token: text.Tokens[token]))
            .Where(t => t.Weight > Least && t.Token.Kind is TokenKind.Word or TokenKind.Question)
            .OrderByDescending(t => t.Weight)
            .Select(t => text.Text.Substring(t.Token.Start, t.Token.Length))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Most)];
    }

    private static List<Feature> FeaturesOf(TurnText text)
    {
        var features = new List<Feature>();
        Features.Write(text, features);
        return features;
    }

    /// <summary>How much more it speaks for the chosen class than for the others on the whole.</summary>
    private static float Weight(FirstLayer layer, int row, int chosen, int head, int heads)
    {
        var weights = layer.Weights.AsSpan(row * Heads.Count + head, heads);
        if (heads == 1) return chosen == 1 ? weights[0] : -weights[0];
        var sum = 0f;
        foreach (var weight in weights) sum += weight;
        return weights[chosen] - (sum - weights[chosen]) / (heads - 1);
    }
}
