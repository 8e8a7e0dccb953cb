using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Coding.Model;

/// <summary>Reads turns into weighed features. One for each thread at work: it reuses what it writes into.</summary>
/// <param name="encode">What a sentence encoder says of a text; only where <paramref name="scaling"/> is there.</param>
internal sealed class FeatureReader(Weighing weighing, EncoderScaling? scaling, Func<string, float[]>? encode)
{
    private readonly ushort[] tally = weighing.NewTally();
    private readonly List<Feature> features = [];
    private readonly List<Known> known = [];

    public ReadFeatures Read(ReadTurn turn)
    {
        Features.Write(turn.Text, features);
        var vector = scaling is null ? [] : encode!(turn.Text.Text);
        var sentenceOf = turn.Speaker == Speaker.Partner ? turn.Text.SentenceOf(out var sentences) : NoSentences(out sentences);
        weighing.Look(features, sentenceOf, known);
        var whole = With(vector, weighing.Weigh(known, tally));
        return new ReadFeatures(whole, sentences switch { 0 => [], 1 => [whole], _ => EachSentence(sentences, vector) });
    }

    private SparseVector[] EachSentence(int sentences, float[] vector)
    {
        // Stable, so that sums are added in the order of the turn.
        var parts = new SparseVector[sentences];
        foreach (var part in known.Where(k => k.Sentence >= 0).GroupBy(k => k.Sentence)) parts[part.Key] = With(vector, weighing.Weigh([.. part], tally));
        for (var s = 0; s < sentences; s++) if (parts[s].Rows is null) parts[s] = With(vector, new SparseVector([], []));
        return parts;
    }

    private SparseVector With(float[] vector, SparseVector words) => scaling is null ? words : scaling.AddTo(words, vector, weighing.Vocabulary.Count);

    private static int[] NoSentences(out int count)
    {
        count = 0;
        return [];
    }
}
