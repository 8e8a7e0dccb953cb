using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Tests.Coding;

/// <summary>Models small enough to be reckoned by hand.</summary>
internal static class Handmade
{
    /// <summary>Decides the same of every turn, however it reads.</summary>
    public static Decision Always(params float[] shares) => new()
    {
        Mean = new float[Surroundings.Count],
        Spread = [.. Enumerable.Repeat(1f, Surroundings.Count)],
        Weights = [.. shares.Select(_ => new float[Surroundings.Count])],
        Bias = [.. shares.Select(share => MathF.Log(share))],
        Groves = [],
        Temperature = 1,
        Doubt = 0,
        Favor = [.. shares.Select(_ => 1f)],
    };

    /// <param name="words">What the first layer knows, all of one rarity.</param>
    /// <param name="weights">By word, one for each head.</param>
    public static CoachModel Knowing(string[] words, params float[][] weights) => Model(words, weights, Always(1, 0, 0, 0), Always(1, 0), Always(1, 0), Always(1, 0), Always(1, 0), Always(1, 0, 0));

    /// <summary>Knows no word at all.</summary>
    public static CoachModel Deciding(Decision? behavior = null, float asks = 0, float reflects = 0, Decision? question = null, Decision? reflection = null, Decision? talk = null) =>
        Model([], [], behavior ?? Always(0.1f, 0.1f, 0.7f, 0.1f), Always(1 - asks, asks), Always(1 - reflects, reflects), question ?? Always(0.1f, 0.9f), reflection ?? Always(0.1f, 0.9f), talk ?? Always(0.1f, 0.8f, 0.1f));

    /// <summary>Knows no word but what the encoder says: the likelier the first behavior, the greater the vector's first number.</summary>
    public static CoachModel Hearing(EncoderScaling scaling, Func<string, float[]> encode)
    {
        var behavior = Always(0.25f, 0.25f, 0.25f, 0.25f);
        behavior.Weights[0][Heads.Behavior] = 1;
        return Model([], [.. scaling.Mean.Select((_, j) => Enumerable.Range(0, Heads.Count).Select(head => j == 0 && head == Heads.Behavior ? 4f : 0).ToArray())],
            behavior, Always(1, 0), Always(1, 0), Always(1, 0), Always(1, 0), Always(1, 0, 0), scaling, encode);
    }

    private static CoachModel Model(string[] words, float[][] weights, Decision behavior, Decision asks, Decision reflects, Decision question, Decision reflection, Decision talk, EncoderScaling? scaling = null, Func<string, float[]>? encode = null) => new()
    {
        Weighing = new Weighing(new Vocabulary([.. words.Select(TurnText.HashOf)]), [.. words.Select(_ => 1f)]),
        First = new FirstLayer([.. weights.SelectMany(w => w)], new float[Heads.Count]),
        Behavior = behavior,
        Asks = asks,
        Reflects = reflects,
        QuestionKind = question,
        ReflectionKind = reflection,
        Talk = talk,
        Scaling = scaling,
        Encode = encode,
    };
}
