using Alliance.Coaching.Encoders;

namespace Alliance.Coaching.Learning;

/// <summary>A sentence encoder at work on the same conversations again and again: each text is encoded once.</summary>
internal sealed class EncodedTexts(SentenceEncoder encoder)
{
    private readonly Dictionary<string, float[]> known = [];

    public string Mark => encoder.Mark;

    public float[] Of(string text)
    {
        if (!known.TryGetValue(text, out var vector)) known[text] = vector = encoder.Encode(text);
        return vector;
    }
}
