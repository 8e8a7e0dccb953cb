using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Results;
using Alliance.Tests.Evaluation.Instruments;

namespace Alliance.Tests.Evaluation.Results;

/// <summary>Nothing of fewer than ten is shown, in no cell; what is shown is right.</summary>
public sealed class WaveFiguresTests
{
    private static readonly Instrument Small = AnInstrument.Small();
    private static readonly NamedUnit North = new(Guid.CreateVersion7(), "North"), South = new(Guid.CreateVersion7(), "South"), East = new(Guid.CreateVersion7(), "East"), None = new(null, "no unit");

    private static IEnumerable<GivenAnswers> Give(int people, NamedUnit unit, int good, int bad) => Enumerable.Range(0, people).Select(i => new GivenAnswers(unit.Id, new Dictionary<string, int> { ["good"] = good == 5 && i % 2 == 1 ? 4 : good, ["bad"] = bad, ["met"] = 1, ["often"] = i }));

    private static WaveFigures Of(params IEnumerable<GivenAnswers>[] given) => WaveFigures.Of(Small, [.. given.SelectMany(g => g)], [North, South, East, None]);

    [Fact]
    public void Of_NineResponses_ShowsNothing()
    {
        var nine = Of(Give(9, North, 5, 1));

        nine.IsHeldBack.ShouldBeTrue();
        nine.Items.ShouldAllBe(i => i.Counts == null && i.Middle == null && i.Answered.IsHeldBack);
        nine.Scales.ShouldAllBe(s => s.Mean == null && s.Deviation == null && s.Alpha == null && s.Units.Count == 0);
    }

    [Fact]
    public void Of_TenResponses_CountsAndScores()
    {
        var ten = Of(Give(10, North, 5, 1));

        ten.IsHeldBack.ShouldBeFalse();
        ten.Items[0].Counts.ShouldBe([0, 0, 0, 5, 5]);
        ten.Items[0].Middle.ShouldBe(4.5);
        ten.Items[3].Counts.ShouldBeNull("a number has no list");
        ten.Items[3].Middle.ShouldBe(4.5);
        ten.Scales[0].Mean!.Value.ShouldBe(4.75, 1e-12, "bad counts in reverse: 1 is 5");
    }

    [Fact]
    public void Of_ItemThatFewAnswered_IsHeldBackBesideOthersThatAreShown()
    {
        var figures = Of(Give(12, North, 4, 2), [new GivenAnswers(North.Id, new Dictionary<string, int> { ["met"] = 2 })]);
        var few = WaveFigures.Of(Small, [.. Give(12, North, 4, 2).Select((g, i) => i < 9 ? g : g with { Answers = new Dictionary<string, int> { ["met"] = 1 } })], [North]);

        figures.Items[2].Counts.ShouldBe([12, 1]);
        few.Items[0].Counts.ShouldBeNull();
        few.Items[2].Counts.ShouldBe([12, 0]);
        few.Scales[0].Mean.ShouldBeNull();
    }

    [Fact]
    public void Of_UnitOfNine_IsHeldBackAndSoIsTheOneThatWouldTellIt()
    {
        var units = Of(Give(9, North, 2, 2), Give(12, South, 4, 2), Give(30, East, 4, 2)).Scales[0].Units;

        units.Single(u => u.Unit == "North").ShouldBe(new UnitScore("North", new(null), null));
        units.Single(u => u.Unit == "South").Mean.ShouldBeNull("all less South and East would tell North");
        units.Single(u => u.Unit == "East").Mean!.Value.ShouldBe(4);
    }

    [Fact]
    public void Of_UnitsOfTenAndMore_AreAllShown() =>
        Of(Give(10, North, 2, 2), Give(12, South, 4, 2)).Scales[0].Units.Where(u => u.Mean is not null).Select(u => (u.Unit, u.Mean!.Value)).ShouldBe([("North", 3), ("South", 4)]);

    [Fact]
    public void Of_TwoSmallUnitsThatTogetherAreTen_AreHeldBackAndTheOthersShown()
    {
        var units = Of(Give(6, North, 2, 2), Give(6, South, 2, 2), Give(20, East, 4, 2)).Scales[0].Units;

        units.Where(u => u.Mean is not null).Select(u => u.Unit).ShouldBe(["East"], "what is left over is twelve people");
    }

    [Fact]
    public void Of_EverybodyAlike_SaysWhyThereIsNoAlpha()
    {
        var alike = Of(Give(10, North, 3, 3)).Scales[0];

        alike.Alpha.ShouldBeNull();
        alike.WhyNoAlpha.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Of_AnswersThatGoTogether_HaveTheAlphaOfTheFormula()
    {
        // Two items, reversed second: points (1,1) (2,2) … repeated; alpha of identical items is 1 less nothing.
        var given = Enumerable.Range(0, 20).Select(i => new GivenAnswers(null, new Dictionary<string, int> { ["good"] = 1 + i % 5, ["bad"] = 5 - i % 5 })).ToList();
        var shifted = given.Select((g, i) => i % 4 == 0 ? g with { Answers = new Dictionary<string, int> { ["good"] = g.Answers["good"], ["bad"] = 6 - Math.Min(5, 6 - g.Answers["bad"] + 1) } } : g).ToList();

        WaveFigures.Of(Small, given, []).Scales[0].Alpha!.Raw.ShouldBe(1, 1e-12);
        WaveFigures.Of(Small, shifted, []).Scales[0].Alpha!.Raw.ShouldBe(ByHand(shifted), 1e-12);
    }

    /// <summary>k/(k − 1) · (1 − Σ variances / variance of the sum), for two items.</summary>
    private static double ByHand(IReadOnlyList<GivenAnswers> given)
    {
        var points = given.Select(g => (A: (double)g.Answers["good"], B: 6.0 - g.Answers["bad"])).ToList();
        static double Variance(IEnumerable<double> values)
        {
            var all = values.ToList();
            var mean = all.Average();
            return all.Sum(v => (v - mean) * (v - mean)) / (all.Count - 1);
        }
        return 2 * (1 - (Variance(points.Select(p => p.A)) + Variance(points.Select(p => p.B))) / Variance(points.Select(p => p.A + p.B)));
    }
}
