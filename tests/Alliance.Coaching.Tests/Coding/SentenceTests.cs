using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Tests.Coding;

public class SentenceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("Yes", "0", 1)]
    [InlineData("Yes. No", "0 0 1", 2)]
    [InlineData("I could stop. But why?", "0 0 0 0 1 1 1", 2)]
    [InlineData("... Well?!", "- 0 0 -", 1)]
    [InlineData("?! --", "- - 0", 1)]
    public void SentenceOf_Token_IsTheOneItStandsIn(string text, string expected, int count)
    {
        var of = TurnText.Read(text).SentenceOf(out var sentences);

        string.Join(' ', of.Select(s => s < 0 ? "-" : $"{s}")).ShouldBe(expected);
        sentences.ShouldBe(count);
    }

    [Theory]
    [InlineData("I want to stop.", 1)]
    [InlineData("I want to stop. I cannot.", 2)]
    [InlineData("😀 ...", 0)]
    public void Read_PartnersTurn_HasItsSentencesBesideTheWhole(string text, int sentences)
    {
        var read = Reader(text).Read(new ReadTurn(new(Alliance.Coaching.Coding.Speaker.Partner, text)));

        read.Sentences.Length.ShouldBe(sentences);
        if (sentences == 1) read.Sentences[0].ShouldBe(read.Whole);
        read.Sentences.Sum(s => s.Rows.Length).ShouldBeInRange(0, read.Whole.Rows.Length + 8 * sentences);
        Reader(text).Read(new ReadTurn(new(Alliance.Coaching.Coding.Speaker.Officer, text))).Sentences.ShouldBeEmpty();
    }

    /// <summary>Knows every feature of the text.</summary>
    private static FeatureReader Reader(string text)
    {
        var features = new List<Feature>();
        Features.Write(TurnText.Read(text), features);
        ulong[] keys = [.. features.Select(f => f.Key).Distinct()];
        return new FeatureReader(new Weighing(new Vocabulary(keys), [.. keys.Select(_ => 1f)]), null, null);
    }
}
