using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Tests.Coding;

/// <summary>What counts as a word, as English, and as said or denied.</summary>
public class ReadingTests
{
    [Theory]
    [InlineData("twenty-two", "twenty two")]
    [InlineData("well - yes", "well - yes")]
    [InlineData("well--yes", "well - yes")]
    [InlineData("well–yes", "well - yes")]
    [InlineData("-yes", "- yes")]
    [InlineData("yes-", "yes -")]
    [InlineData("5-six", "5 - six")]
    [InlineData("five-6", "five - 6")]
    [InlineData("the dogs' tails don't", "the dogs tails don't")]
    [InlineData("it's'", "it's")]
    public void Read_DashesAndApostrophes_AreInsideAWordOrBesideIt(string text, string tokens)
    {
        var turn = TurnText.Read(text);

        string.Join(' ', turn.Tokens.Select(t => t.Kind == TokenKind.Dash ? "-" : turn.Of(t).ToString())).ShouldBe(tokens);
    }

    /// <summary>By how many words of common English and of other languages stand among how many in all.</summary>
    [Theory]
    [InlineData(0, 4, 4, false)]
    [InlineData(0, 2, 5, true)]
    [InlineData(0, 1, 5, true)]
    [InlineData(0, 0, 9, false)]
    [InlineData(0, 0, 10, true)]
    [InlineData(1, 2, 5, true)]
    [InlineData(1, 1, 5, false)]
    [InlineData(2, 2, 9, false)]
    [InlineData(3, 4, 10, false)]
    [InlineData(3, 4, 11, true)]
    [InlineData(4, 5, 10, false)]
    [InlineData(1, 0, 20, false)]
    [InlineData(1, 1, 20, true)]
    [InlineData(3, 1, 25, false)]
    public void IsAnotherLanguage_GoesByCommonWords(int english, int others, int all, bool isOther)
    {
        var words = Enumerable.Repeat("the", english).Concat(Enumerable.Repeat("qui", others)).Concat(Enumerable.Repeat("brick", all - english - others));

        Codable.IsAnotherLanguage(TurnText.Read(string.Join(' ', words))).ShouldBe(isOther);
    }

    [Fact]
    public void IsAnotherLanguage_CountsNoSigns() => Codable.IsAnotherLanguage(TurnText.Read("brick, brick, brick, brick, brick,")).ShouldBeFalse();

    [Theory]
    [InlineData("да no", true)]
    [InlineData("Да да 12345 no no", true)]
    [InlineData("no да да да", false)]
    [InlineData("ɐɐ n", false)]
    public void Problem_LettersOfAnotherScript_MayBeHalf(string text, bool canBeCoded) => Codable.Problem(text).ShouldBe(canBeCoded ? null : Codable.NotEnglish);

    [Theory]
    [InlineData("It was not fun", 1)]
    [InlineData("It was not, fun", 1)]
    [InlineData("It was not. Fun", 0)]
    [InlineData("It was not? Fun", 0)]
    public void Cues_AfterANegation_AreDenied_UntilTheSentenceEnds(string text, int denied)
    {
        var (turn, cues) = (TurnText.Read(text), new float[Cues.Count]);

        Cues.Write(turn, cues);

        (Enumerable.Range(0, (Cues.Count - 2) / 2).Sum(kind => cues[kind * 2 + 1]) * Math.Sqrt(1 + turn.Tokens.Length)).ShouldBe(denied, 1e-5);
    }
}
