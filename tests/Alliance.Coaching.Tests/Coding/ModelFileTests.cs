using Alliance.Coaching.Coding;
using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;
using Alliance.Coaching.Encoders;
using Alliance.Tests.Training.Coach;

namespace Alliance.Coaching.Tests.Coding;

/// <summary>Models with an encoder, and files that are damaged where it would be noticed late.</summary>
public sealed class ModelFileTests : IDisposable
{
    private const string Damaged = "This file is no model of the coach, or it is damaged.";

    private readonly string folder = Directory.CreateTempSubdirectory("alliance-model-").FullName;

    private static Dictionary<string, float[]> Words => new() { ["[CLS]"] = [0, 0], ["[SEP]"] = [0, 0], ["quiet"] = [9, 3], ["loud"] = [-9, 3] };

    [Fact]
    public void Scaling_OfVectors_TakesTheirMeanAndMakesThemOneLong()
    {
        var scaling = EncoderScaling.Of("mark", [[1, 0], [3, 4]]);

        scaling.Mean.ShouldBe([2, 2]);
        scaling.Scale.ShouldBe(1 / MathF.Sqrt(5), 1e-6f);
        EncoderScaling.Of("mark", [[1, 2], [1, 2]]).Scale.ShouldBe(0, "all alike: there is nothing to tell them apart by");
        var both = scaling.AddTo(new SparseVector([0, 2], [0.5f, 0.25f]), [3, 4], 10);
        both.Rows.ShouldBe([0, 2, 10, 11]);
        both.Values.ShouldBe([0.5f, 0.25f, 1 / MathF.Sqrt(5), 2 / MathF.Sqrt(5)], 1e-6);
    }

    [Fact]
    public void Read_AModelOfAnEncoder_HearsWhatTheWrittenOneHeard()
    {
        using var encoder = Encoder(Words);
        var written = Handmade.Hearing(new EncoderScaling(encoder.Mark, [0.5f, 1], 0.5f), encoder.Encode);

        var read = ModelFile.Read(new MemoryStream(Bytes(written)), encoder);

        Bytes(read).ShouldBe(Bytes(written));
        ReadTurn[] turns = [new(new Turn(Speaker.Officer, "quiet")), new(new Turn(Speaker.Officer, "loud"))];
        var (first, again) = (written.Score(turns), read.Score(turns));
        again.Select(t => t.Behavior).ShouldBe(first.Select(t => t.Behavior));
        again[0].Behavior[0].ShouldBeGreaterThan(10 * again[1].Behavior[0]);
        // (3 - 0.5) and (1 - 1), times a half: of three tokens two are marks.
        again[0].Vector.Values.ShouldBe([1.25f, 0], 1e-6);
    }

    /// <summary>Each sentence of a partner is heard with the vector of the whole turn.</summary>
    [Fact]
    public void Read_SeveralSentences_EachHasTheVector_AlsoWhereNoWordOfItIsKnown()
    {
        var scaling = new EncoderScaling("mark", [0], 1);
        var weighing = new Weighing(new Vocabulary([TurnText.HashOf("later")]), [1]);

        var features = new FeatureReader(weighing, scaling, _ => [7]).Read(new ReadTurn(new Turn(Speaker.Partner, "Not now. Later.")));

        features.Sentences.Select(s => s.Rows).ShouldBe([[1], [0, 1]]);
        features.Sentences.Select(s => s.Values[^1]).ShouldBe([7, 7]);
        new FeatureReader(weighing, null, null).Read(new ReadTurn(new Turn(Speaker.Partner, "Later. Not now."))).Sentences.Select(s => s.Rows).ShouldBe([[0], []]);
    }

    [Fact]
    public void Read_WithoutItsEncoder_OrWithAnother_IsASentence()
    {
        using SentenceEncoder right = Encoder(Words), other = Encoder(new() { ["quiet"] = [1, 1] }), longer = Encoder(new() { ["quiet"] = [1, 1, 1] });
        var model = Bytes(Handmade.Hearing(new EncoderScaling(right.Mark, [0, 0], 1), right.Encode));

        Refusal(model, null).ShouldBe($"This model was trained with a sentence encoder (SHA-256 {right.Mark[..12]}…) and cannot code without it; name its folder with --encoder, or with Coach__Encoder in the settings.");
        Refusal(model, other).ShouldBe($"This model was trained with another sentence encoder (SHA-256 {right.Mark[..12]}…) than the one in {other.Folder} ({other.Mark[..12]}…); name the folder of that one, or train the model again.");
        // Its name is right and its length is not: somebody put a file together.
        Refusal(Bytes(Handmade.Hearing(new EncoderScaling(longer.Mark, [0, 0], 1), right.Encode)), longer).ShouldStartWith("This model was trained with another sentence encoder");
    }

    [Fact]
    public void Read_ADecisionBetweenOtherClasses_IsRefused() => Refusal(Bytes(Handmade.Deciding(Handmade.Always(0.5f, 0.5f))), null).ShouldBe(Damaged);

    /// <summary>One node between two leaves is whole; each change of it leads to where nothing is, or back.</summary>
    [Theory]
    [InlineData(0, 0, ~0, ~1, true)]
    [InlineData(1, 0, ~0, ~1, false)]
    [InlineData(~2, 0, ~0, ~1, false)]
    [InlineData(0, -1, ~0, ~1, false)]
    [InlineData(0, int.MaxValue, ~0, ~1, false)]
    [InlineData(0, 0, 0, ~1, false)]
    [InlineData(0, 0, ~0, 1, false)]
    [InlineData(0, 0, ~0, ~2, false)]
    public void Read_ATree_LeadsFromNodeToNodeToALeaf(int root, int look, int left, int right, bool isWhole)
    {
        var always = Handmade.Always(0.25f, 0.25f, 0.25f, 0.25f);
        var grove = new Grove { Roots = [root], Looks = [look == int.MaxValue ? (short)always.Mean.Length : (short)look], UpTo = [0], Left = [left], Right = [right], Leaves = [1, 2] };
        var bytes = Bytes(Handmade.Deciding(new Decision { Mean = always.Mean, Spread = always.Spread, Weights = always.Weights, Bias = always.Bias, Groves = [grove], Temperature = 1, Doubt = 0, Favor = always.Favor }));

        if (isWhole) ModelFile.Read(new MemoryStream(bytes), null).Behavior.Groves.ShouldHaveSingleItem().Right.ShouldBe([right]);
        else Refusal(bytes, null).ShouldBe(Damaged);
    }

    private SentenceEncoder Encoder(Dictionary<string, float[]> words) => SentenceEncoder.Open(new TinyEncoder { Words = words }.WriteTo(Path.Combine(folder, $"{Guid.NewGuid():N}")));

    private static byte[] Bytes(CoachModel model)
    {
        using var to = new MemoryStream();
        ModelFile.Write(model, "{}", to);
        return to.ToArray();
    }

    private static string Refusal(byte[] model, SentenceEncoder? encoder) => Should.Throw<InvalidDataException>(() => ModelFile.Read(new MemoryStream(model), encoder)).Message;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
