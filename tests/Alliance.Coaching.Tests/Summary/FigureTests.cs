using Alliance.Coaching.Summary;

namespace Alliance.Coaching.Tests.Summary;

public class FigureTests
{
    [Fact]
    public void Share_FourOfSix_HasWilsonsInterval()
    {
        var share = Figure.Share(4, 6);

        share.Value.ShouldNotBeNull().ShouldBe(0.6667, 0.0001);
        // (x + z²/2 ± z√(x(n − x)/n + z²/4)) / (n + z²) with x = 4, n = 6, z = 1.959964, reckoned apart.
        share.Low.ShouldBe(0.29999332, 1e-7);
        share.High.ShouldBe(0.90322859, 1e-7);
    }

    [Fact]
    public void Share_NoneOfFive_StartsAtZero()
    {
        var share = Figure.Share(0, 5);

        share.Low.ShouldBe(0);
        share.High.ShouldBe(0.43448246, 1e-7);
        Figure.Share(5, 5).High.ShouldBe(1);
    }

    [Fact]
    public void Ratio_FourToTwo_IsTheShareTurnedBack()
    {
        var ratio = Figure.Ratio(4, 2);

        ratio.Value.ShouldBe(2);
        ratio.Low.ShouldBe(0.4286, 0.001);
        ratio.High.ShouldBe(9.334, 0.01);
    }

    [Fact]
    public void NothingToDivideBy_IsNotComputable()
    {
        Figure.Share(0, 0).Value.ShouldBeNull();
        Figure.Ratio(3, 0).Value.ShouldBeNull();
        Figure.ShareOfWords([]).Value.ShouldBeNull();
        Figure.ShareOfWords([(0, true), (0, false)]).Value.ShouldBeNull();
    }

    [Fact]
    public void ShareOfWords_HasAnIntervalOverTurns()
    {
        var share = Figure.ShareOfWords([(10, true), (20, false), (10, true), (20, false)]);

        share.Value.ShouldNotBeNull().ShouldBe(1 / 3.0, 1e-9);
        // Squares: 2·(10 − 10/3)² + 2·(20/3)² = 177.78; standard error √(177.78 · 4/3) / 60 = 0.2566; 1/3 ± 1.96 · 0.2566.
        share.Low.ShouldBe(0);
        share.High.ShouldBe(0.8362, 0.0005);
    }

    [Fact]
    public void ShareOfWords_OfOneTurn_MayBeAnything()
    {
        var share = Figure.ShareOfWords([(10, true)]);

        (share.Value, share.Low, share.High).ShouldBe((1, 0, 1));
    }

    [Fact]
    public void ShareOfWords_OfTwoTurns_HasAnInterval()
    {
        // Squares: 2·5²; standard error √(50 · 2/1) / 20 = 0.5: everything between 0 and 1.
        Figure.ShareOfWords([(10, true), (10, false)]).Low.ShouldBe(0);
        // Squares: 2·(90 − 90)² = 0: the interval has no width.
        Figure.ShareOfWords([(90, true), (90, true)]).Low.ShouldBe(1);
    }

    [Fact]
    public void Ratio_OnlyOneSide_HasNoUpperEnd()
    {
        Figure.Ratio(3, 1).High.ShouldBeGreaterThan(3);
        Figure.Ratio(0, 3).Low.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 2, Mark.BelowFair)]
    [InlineData(2, 2, Mark.Fair)]
    [InlineData(4, 2, Mark.Good)]
    [InlineData(4, 0, null)]
    public void OfRatio_IsTheManuals(int reflections, int questions, Mark? mark) => Marks.OfRatio(Figure.Ratio(reflections, questions)).ShouldBe(mark);

    [Theory]
    [InlineData(1, 3, Mark.BelowFair)]
    [InlineData(2, 5, Mark.Fair)]
    [InlineData(1, 2, Mark.Good)]
    [InlineData(0, 0, null)]
    public void OfComplex_IsTheManuals(int complex, int all, Mark? mark) => Marks.OfComplex(Figure.Share(complex, all)).ShouldBe(mark);
}
