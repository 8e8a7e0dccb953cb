using Alliance.Statistics.Imputation;
using Alliance.Statistics.Randomness;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Tests.Imputation;

public sealed class ImputationTests
{
    // R 4.2.2, mice: pool(with(mids, lm(chl ~ age + bmi))) of the five completed sets of nhanes_imputed5.csv; n = 25, so that complete data have 22 degrees of freedom.
    [Theory]
    [InlineData(0, 11.4301963067, 72.5605596734, 8.02042238624, .514504710647)]
    [InlineData(1, 27.5052893748, 10.7849987049, 9.74810871065, .440026861559)]
    [InlineData(2, 4.9799785976, 2.32219514322, 7.83503065137, .523258863272)]
    public void Pooled_FiveCompletedSets_AllDigits(int coefficient, double value, double error, double freedom, double missing)
    {
        var rows = SharedTable.Numbers("statistics/nhanes_imputed5.csv", ".imp", "age", "bmi", "chl");
        var fits = rows.GroupBy(row => row[0]).Select(set => Fitted([.. set.Select(row => row[3])], [.. set.Select(row => row[1])], [.. set.Select(row => row[2])])[coefficient]);

        var pooled = PooledEstimate.Of([.. fits], 22).Required();

        pooled.Value.ShouldAgree(value, 1e-10);
        pooled.StandardError.ShouldAgree(error, 1e-10);
        pooled.Freedom.ShouldAgree(freedom, 1e-10);
        pooled.FractionMissing.ShouldAgree(missing, 1e-10);
    }

    [Fact]
    public void Pooled_SetsThatAgree_LoseNothing()
    {
        var pooled = PooledEstimate.Of([(2, 1), (2, 1), (2, 1)]).Required();

        pooled.StandardError.ShouldBe(1);
        pooled.FractionMissing.ShouldBe(0);
        pooled.Interval.High.ShouldAgree(2 + 1.959963984540054, 1e-10);
    }

    [Fact]
    public void Impute_KeepsWhatWasSeenAndReplaysFromTheSeed()
    {
        var columns = Nhanes();
        var sets = ChainedEquations.Impute(columns, new(5, 10, 42)).Required();

        sets.Count.ShouldBe(5);
        foreach (var set in sets)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                set[column].ShouldAllBe(value => double.IsFinite(value));
                set[column].Zip(columns[column].Values).ShouldAllBe(pair => double.IsNaN(pair.Second) || pair.First == pair.Second);
            }

            set[2].ShouldAllBe(value => value == 0 || value == 1);
            set[1].ShouldAllBe(value => columns[1].Values.Contains(value));
        }

        ChainedEquations.Impute(columns, new(5, 10, 42)).Required()[3][3].ShouldBe(sets[3][3]);
        ChainedEquations.Impute(columns, new(5, 10, 43)).Required()[3][3].ShouldNotBe(sets[3][3]);
    }

    // Half of y is missing where x is high: the mean of those who answered is wrong, the pooled mean is right and its interval holds the truth as often as it says.
    [Theory]
    [InlineData(ImputationKind.Normal, 0.03)]
    [InlineData(ImputationKind.Matched, 0.06)]
    public void Impute_MissingAtRandom_IntervalHoldsTheTruth(ImputationKind kind, double within)
    {
        var chance = RandomNumbers.Seeded(20260101);
        const int Draws = 300;
        var (held, sum) = (0, 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            double[] x = [.. Enumerable.Range(0, 100).Select(_ => chance.Normal())];
            double[] y = [.. x.Select(each => each + chance.Normal())];
            double[] seen = [.. y.Zip(x, (value, other) => chance.Uniform() < 1 / (1 + Math.Exp(-0.7 * other)) ? double.NaN : value)];
            var sets = ChainedEquations.Impute([new("y", seen, kind), new("x", x, ImputationKind.Normal)], new(10, 1, draw)).Required();
            var pooled = PooledEstimate.Of([.. sets.Select(set => (set[0].Average(), Deviation(set[0]) / 10))], 99).Required();
            held += pooled.Interval.Holds(0) ? 1 : 0;
            sum += pooled.Value;
        }

        (sum / Draws).ShouldBe(0, within);
        (held / (double)Draws).ShouldBeInRange(0.9, 0.985);
    }

    [Fact]
    public void Impute_Shift_MovesWhatWasMissing()
    {
        var columns = Nhanes();
        var shifted = ChainedEquations.Impute([columns[0], columns[1], columns[2], columns[3] with { Shift = 50 }], new(5, 5, 1)).Required();
        var plain = ChainedEquations.Impute(columns, new(5, 5, 1)).Required();

        shifted.Average(set => set[3].Average()).ShouldBeGreaterThan(plain.Average(set => set[3].Average()) + 10);
    }

    [Fact]
    public void Impute_PerfectSeparation_StaysFinite()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(each => (double)each)];
        double[] y = [.. x.Select(each => each == 3 || each == 15 ? double.NaN : each < 10 ? 0.0 : 1)];
        ChainedEquations.Impute([new("y", y, ImputationKind.Binary), new("x", x, ImputationKind.Normal)], new(20, 2, 1)).Required().ShouldAllBe(set => set[0][3] + set[0][15] >= 0);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        PooledEstimate.Of([(1, 1)]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        PooledEstimate.Of([(1, 1), (1, 0)]).Refused().ShouldBe(RefusalKind.NotANumber);
        PooledEstimate.Of([(1, 1), (1, 1)], double.NaN).Refused().ShouldBe(RefusalKind.NotANumber);
        ImputedColumn good = new("a", [1, 2, 3, 4, 5, 6, 7], ImputationKind.Normal);
        ChainedEquations.Impute([good], new()).Refused().ShouldBe(RefusalKind.TooFewPoints);
        ChainedEquations.Impute([good, good with { Values = [1, 2] }], new()).Refused().ShouldBe(RefusalKind.UnequalLengths);
        ChainedEquations.Impute([good, good with { Values = [1, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN] }], new()).Refused().ShouldBe(RefusalKind.TooFewPoints);
        ChainedEquations.Impute([good, good with { Values = [1, 1, 1, 1, 1, 1, double.NaN] }], new()).Refused().ShouldBe(RefusalKind.NoSpread);
        ChainedEquations.Impute([good, good with { Kind = ImputationKind.Binary }], new()).Refused().ShouldBe(RefusalKind.NotAProbability);
        ChainedEquations.Impute([good, good with { Values = [1, 2, 3, 4, 5, 6, double.PositiveInfinity] }], new()).Refused().ShouldBe(RefusalKind.NotANumber);
        ChainedEquations.Impute([good, good], new(1)).Refused().ShouldBe(RefusalKind.TooFewPoints);
    }

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(1000, 1, true)]
    [InlineData(2, 1000, true)]
    [InlineData(1, 1, false)]
    [InlineData(1001, 1, false)]
    [InlineData(2, 0, false)]
    [InlineData(2, 1001, false)]
    public void Impute_SetsAndRounds_HaveBounds(int sets, int rounds, bool isTaken)
    {
        // Four values are just enough to draw the missing one from another column.
        ImputedColumn[] columns = [new("a", [1, 2, 3, 4, double.NaN], ImputationKind.Normal), new("b", [3, 1, 4, 1, 5], ImputationKind.Normal)];

        var imputed = ChainedEquations.Impute(columns, new(sets, rounds, 1));

        if (isTaken) imputed.Required().Count.ShouldBe(sets);
        else imputed.Refused().ShouldBe(RefusalKind.TooFewPoints);
    }

    private static List<ImputedColumn> Nhanes()
    {
        var rows = SharedTable.Numbers("statistics/nhanes.csv", "age", "bmi", "hyp", "chl");
        double[] Column(int at) => Array.ConvertAll(rows, row => row[at]);
        return
        [
            new("age", Column(0), ImputationKind.Normal),
            new("bmi", Column(1), ImputationKind.Matched),
            new("hyp", Array.ConvertAll(Column(2), value => value - 1), ImputationKind.Binary),
            new("chl", Column(3), ImputationKind.Normal),
        ];
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static (double Value, double StandardError)[] Fitted(double[] y, double[] age, double[] bmi)
    {
        var x = Matrix<double>.Build.Dense(y.Length, 3, (row, column) => column == 0 ? 1 : column == 1 ? age[row] : bmi[row]);
        var outcome = Vector<double>.Build.DenseOfArray(y);
        var fitted = x.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Solve(outcome);
        var left = outcome - x * fitted;
        var bread = x.TransposeThisAndMultiply(x).Inverse();
        return [.. Enumerable.Range(0, 3).Select(at => (fitted[at], Math.Sqrt(left.DotProduct(left) / (y.Length - 3) * bread[at, at])))];
    }
}
