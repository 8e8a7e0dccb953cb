using System.Text;
using Alliance.Stewardship.Screening;
using CsCheck;

namespace Alliance.Tests.Stewardship.Screening;

public sealed class ScreenRobustnessTests
{
    private static readonly string[] Pieces =
        ["her ", "son ", "Tom", "'s", "Mr.", " ", "\u0301", "\ud83d", "\ude00", "12 Elm St", "078-05-1120", "6'2\"", "lives at ", "Korean", ".", "\n", "-", "’s ", "plate ", "7ABC123", "St. Mary's Church", "é", "İ", "\0"];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[Gen.Char, 0, 200],
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 40].Select(string.Concat));

    private static readonly ScreeningContext Context = new() { People = ["Tom T. Tester", "", "…"], Organisations = ["St. Mary's Church", "The"], Areas = ["Elm"] };

    [Fact]
    public void Suspects_AnyText_SpansLieInTheTextAndAreInOrder() =>
        AnyText.Sample(text =>
        {
            var hits = Screen.Suspects(text).Hits;
            hits.ShouldAllBe(hit => hit.Length > 0 && hit.Start >= 0 && hit.End <= text.Length && text.Substring(hit.Start, hit.Length) == hit.Word);
            hits.Select(hit => hit.Start).ShouldBeInOrder();
        }, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Spare_AnyText_OnlyRemovesHits() =>
        AnyText.Sample(text =>
        {
            var suspects = Screen.Suspects(text);
            suspects.Spare(Context).ShouldBeSubsetOf(suspects.Hits);
            suspects.PhrasesToLookUp.ShouldAllBe(phrase => text.Contains(phrase, StringComparison.Ordinal));
        }, seed: "0N0XIzNsQ0O2");

    public static TheoryData<string> Adversarial =>
        ["a", "A", " ", "Mr. ", "Dana ", "her son Tom ", "black ", "he is ", "1", "1 ", "12 a ", "6'", "A1", "plate ", "the man who ", "'", "x'", "\u0301", "born on ", "lives at ", "photo of ", "078-05-1120 ", "José de la ", "ABC 123 ", "12 Elm St "];

    /// <summary>Quadratic work on this length would take minutes and the suite's own limit would end it; no clock is asked.</summary>
    [Theory]
    [MemberData(nameof(Adversarial))]
    public void Check_HundredThousandCharacters_ComesBack(string piece) =>
        Screen.Check(Repeat(piece, 100_000), LabelledNotes.Context).Count.ShouldBeLessThanOrEqualTo(100_000);

    private static string Repeat(string piece, int length) => new StringBuilder().Insert(0, piece, length / piece.Length).ToString();
}
