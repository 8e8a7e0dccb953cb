using Alliance.Statistics.Reliability;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Reliability;

/// <summary>Against R's irr and the table of Shrout and Fleiss.</summary>
public sealed class AgreementTests
{
    private static readonly int[] OneToSix = [1, 2, 3, 4, 5, 6];

    /// <summary>Six things by four judges, printed in Shrout and Fleiss (1979), table 2.</summary>
    private static readonly double[][] SixByFour = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    [Theory]
    [InlineData(KappaWeights.None, 0.119496855346)]
    [InlineData(KappaWeights.Linear, 0.189189189189)]
    [InlineData(KappaWeights.Squared, 0.29676511955)]
    public void Kappa_OfAnxiety_IsThatOfIrr(KappaWeights weights, double printed)
    {
        var rows = Anxiety();

        WeightedKappa.Of([.. rows.Select(r => (int)r[0])], [.. rows.Select(r => (int)r[1])], OneToSix, weights).Required().ShouldAgree(printed, 1e-9);
    }

    [Fact]
    public void Icc_OfAnxiety_IsThatOfIrr()
    {
        var icc = IntraclassCorrelation.Of(Anxiety()).Required();

        icc.OneRater.ShouldAgree(0.197998259356, 1e-9);
        icc.AllRaters.ShouldAgree(0.425498753117, 1e-9);
        icc.OneRaterInterval.Low.ShouldAgree(-.0389106260932, 1e-6);
        icc.OneRaterInterval.High.ShouldAgree(.493573945972, 1e-6);
    }

    [Fact]
    public void Icc_OfShroutAndFleiss_IsWhatTheyPrint()
    {
        var icc = IntraclassCorrelation.Of(SixByFour).Required();

        icc.OneRater.ShouldAgree(0.289763779528, 1e-9);
        icc.AllRaters.ShouldAgree(.620050547599, 1e-9);
    }

    [Fact]
    public void Kappa_OfTheSameMarks_IsOne() => WeightedKappa.Of([1, 2, 5], [1, 2, 5], OneToSix, KappaWeights.Squared).Required().ShouldBe(1);

    [Fact]
    public void Icc_OfTheSameMarks_IsOne()
    {
        var icc = IntraclassCorrelation.Of([[1, 1], [4, 4], [2, 2]]).Required();

        icc.OneRater.ShouldBe(1);
        icc.OneRaterInterval.Low.ShouldBe(1);
    }

    [Fact]
    public void WhatCannotBeTold_IsRefusedWithASentence()
    {
        WeightedKappa.Of([3], [3], OneToSix, KappaWeights.Squared).Refused().ShouldBe(RefusalKind.TooFewPoints);
        WeightedKappa.Of([3, 3], [3, 3], OneToSix, KappaWeights.Squared).Refused().ShouldBe(RefusalKind.NotSeparable);
        WeightedKappa.Of([3, 3], [3], OneToSix, KappaWeights.Squared).Refused().ShouldBe(RefusalKind.UnequalLengths);
        WeightedKappa.Of([3, 9], [3, 3], OneToSix, KappaWeights.Squared).Refused().ShouldBe(RefusalKind.NotANumber);
        IntraclassCorrelation.Of([[1, 2]]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        IntraclassCorrelation.Of([[3, 3], [3, 3]]).Refused().ShouldBe(RefusalKind.NotSeparable);
        IntraclassCorrelation.Of([[1, 2], [1]]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        IntraclassCorrelation.Of([[1, double.NaN], [1, 2]]).Refused().ShouldBe(RefusalKind.NotANumber);
    }

    private static double[][] Anxiety()
    {
        var text = System.Text.Encoding.UTF8.GetString(SharedData.Bytes("statistics/anxiety.csv"));
        return [.. text.Split((char)10, StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',').TakeLast(3).Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
    }
}
