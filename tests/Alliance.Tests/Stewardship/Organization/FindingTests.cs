using Alliance.Stewardship.Organization;

namespace Alliance.Tests.Stewardship.Organization;

public sealed class FindingTests
{
    private static Dictionary<Level, int> Counts(int low, int middle, int high, int cannotSay = 0) =>
        new() { [Level.Beginning] = low, [Level.UnderWay] = middle, [Level.HowWeWork] = high, [Level.CannotSay] = cannotSay };

    [Fact]
    public void Of_TwelveAnswers_IsTheirMeanAndSaysThatTheyDiffer() => Finding.Of(Counts(4, 2, 6), null).ShouldBe(new Finding(12, 26 / 12.0, true, null));

    [Fact]
    public void Of_ThoseWhoCannotSay_CountNowhere()
    {
        Finding.Of(Counts(0, 10, 0, 30), null).Mean.ShouldBe(2);
        // Nine placed the agency, and one more could not say: nine are too few.
        Finding.Of(Counts(0, 9, 0, 1), Level.UnderWay).ShouldBe(new Finding(null, null, false, Level.UnderWay));
    }

    [Theory]
    [InlineData(2.0, 2.5, Movement.Further)]
    [InlineData(2.0, 2.4, Movement.Same)]
    [InlineData(2.0, 1.6, Movement.Same)]
    [InlineData(2.0, 1.5, Movement.Back)]
    public void Between_TwoMeans_SpeaksOfHalfASteps(double then, double now, Movement movement) =>
        Movements.Between(new Finding(10, then, false, null), new Finding(10, now, false, null)).ShouldBe(movement);

    [Fact]
    public void Between_WhereTooFewAnswered_ComparesWhatWasAgreed()
    {
        Movements.Between(new Finding(null, null, false, Level.Beginning), new Finding(12, 2.9, false, Level.UnderWay)).ShouldBe(Movement.Further);
        Movements.Between(new Finding(12, 2.9, false, null), new Finding(null, null, false, Level.UnderWay)).ShouldBeNull();
        Movements.Between(null, new Finding(12, 2, false, Level.UnderWay)).ShouldBeNull();
    }

    [Fact]
    public void Book_HasEveryElementOnce_EachWithThreeDifferentPictures()
    {
        ElementBook.All.Select(e => e.Code).Distinct().Count().ShouldBe(26);
        ElementBook.All.ShouldAllBe(e => e.Code.Length <= Element.CodeMaxLength && e.Question.EndsWith('?'));
        ElementBook.All.SelectMany(e => new[] { e.Beginning, e.UnderWay, e.HowWeWork }).Distinct().Count().ShouldBe(78);
        (ElementBook.Of(Part.Partnerships).Count, ElementBook.Of(Part.Organization).Count, ElementBook.Of(Part.Problems).Count).ShouldBe((5, 16, 5));
    }
}
