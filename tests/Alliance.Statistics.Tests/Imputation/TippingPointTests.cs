using Alliance.Statistics.Imputation;

namespace Alliance.Statistics.Tests.Imputation;

public sealed class TippingPointTests
{
    // 2 less the shift, error 0.5: the interval leaves zero out while 2 - shift > 1.96 · 0.5.
    [Fact]
    public void Of_AFindingThatFallsByTheShift_TipsWhereTheIntervalMeetsZero()
    {
        var tipping = TippingPoint.Of(shift => PooledEstimate.Of([(2 - shift, 0.5), (2 - shift, 0.5)]), [2, 0.5, 1, 1.5]).Required();

        tipping.Shift.ShouldBe(1.5);
        tipping.Path.Select(step => step.Shift).ShouldBe([0, 0.5, 1, 1.5, 2]);
        TippingPoint.Of(shift => PooledEstimate.Of([(2 - shift, 0.5), (2 - shift, 0.5)]), [-1, 1]).Required().Shift.ShouldBeNull();
    }

    [Fact]
    public void Of_ShiftedImputations_TipInTheEnd()
    {
        var chance = Alliance.Statistics.Randomness.RandomNumbers.Seeded(3);
        double[] x = [.. Enumerable.Range(0, 80).Select(_ => chance.Normal())];
        double[] y = [.. x.Select((value, row) => row % 3 == 0 ? double.NaN : 1 + value + chance.Normal())];

        var tipping = TippingPoint.Of(
            shift => ChainedEquations.Impute([new("y", y, ImputationKind.Normal, shift), new("x", x, ImputationKind.Normal)], new(10, 1, 7))
                .Then(sets => PooledEstimate.Of([.. sets.Select(set => (set[0].Average(), Alliance.Statistics.Descriptive.Summary.Of(set[0]).Required().StandardError!.Value))], 79)),
            [-1, -2, -3, -4]).Required();

        tipping.Shift!.Value.ShouldBeInRange(-4, -2);
    }

    [Fact]
    public void Of_BadInput_IsRefusedWithASentence()
    {
        TippingPoint.Of(_ => PooledEstimate.Of([(1, 1), (1, 1)]), []).Refused().ShouldBe(RefusalKind.NotANumber);
        TippingPoint.Of(_ => PooledEstimate.Of([(1, 1)]), [1]).Refused().ShouldBe(RefusalKind.TooFewPoints);
    }
}
