using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Tests.Formulas;

public sealed class DesignTests
{
    // R 4.2.2: d <- data.frame(y=1:8, a=c("x","y","z","x","y","z","x","y"), b=c("p","q","q","p","p","q","q","p"), period=c(10,2,2,10,3,3,2,10),
    // x=c(.5,1,1.5,2,2.5,3,3.5,4)); m <- model.matrix(f, d); colnames(m); colSums(m * (1:8)).
    [Theory]
    [InlineData("y ~ a", "(Intercept) ay az", "36 15 9")]
    [InlineData("y ~ factor(period) + x", "(Intercept) factor(period)3 factor(period)10 x", "36 11 13 102")]
    [InlineData("y ~ a*b", "(Intercept) ay az bq ay:bq az:bq", "36 15 9 18 2 9")]
    [InlineData("y ~ b:a + a", "(Intercept) ay az bq:ax bq:ay bq:az", "36 15 9 7 2 9")]
    [InlineData("y ~ 0 + a + b", "ax ay az bq", "12 15 9 18")]
    [InlineData("y ~ a/x", "(Intercept) ay az ax:x ay:x az:x", "36 15 9 33 46.5 22.5")]
    [InlineData("y ~ a:b", "(Intercept) ax:bp ay:bp az:bp ax:bq ay:bq az:bq", "36 5 13 0 7 2 9")]
    [InlineData("y ~ x:a", "(Intercept) x:ax x:ay x:az", "36 33 46.5 22.5")]
    [InlineData("y ~ x:a - 1", "x:ax x:ay x:az", "33 46.5 22.5")]
    [InlineData("y ~ (a + b + x)^2", "(Intercept) ay az bq x ay:bq az:bq ay:x az:x bq:x", "36 15 9 18 102 2 9 46.5 22.5 49")]
    [InlineData(
        "y ~ b/(a + x*factor(period))",
        "(Intercept) bq bp:ay bq:ay bp:az bq:az bp:x bq:x bp:factor(period)3 bq:factor(period)3 bp:factor(period)10 bq:factor(period)10 bp:x:factor(period)3 bq:x:factor(period)3 bp:x:factor(period)10 bq:x:factor(period)10",
        "36 18 13 2 0 9 53 49 5 6 13 0 12.5 18 40.5 0")]
    [InlineData("y ~ a*b - a", "(Intercept) bq ay:bp az:bp ay:bq az:bq", "36 18 13 0 2 9")]
    [InlineData("y ~ log(x) + I(x^2) + I(x * 2 + 1)", "(Intercept)|log(x)|I(x^2)|I(x * 2 + 1)", "36 34.3286599258105 324 240")]
    [InlineData("y ~ I(-x) + I(x / 4) + I(x^1)", "(Intercept)|I(-x)|I(x / 4)|I(x^1)", "36 -102 25.5 102")]
    [InlineData("y ~ 1", "(Intercept)", "36")]
    [InlineData("y ~ -1 + x:b + a", "ax ay az x:bp x:bq", "12 15 9 53 49")]
    public void Of_AFormula_ColumnsOfR(string formula, string names, string sums)
    {
        var matrix = DesignOf(formula, Eight()).Required().Matrix;

        matrix.Names.ShouldBe(names.Split(names.Contains('|') ? '|' : ' '));
        var printed = sums.Split(' ').Select(each => double.Parse(each, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        for (var place = 0; place < printed.Length; place++)
        {
            var sum = 0.0;
            for (var row = 0; row < matrix.Rows; row++)
            {
                sum += matrix[row, place] * (row + 1);
            }

            sum.ShouldBe(printed[place], 1e-12);
        }
    }

    [Fact]
    public void Of_MissingValues_DropsAndCountsTheRows()
    {
        var table = Table.Of([Table.Numbers("y", [1, double.NaN, 3, 4, 5, 6]), Table.Texts("g", ["a", "b", null, "a", "c", "c"]), Table.Numbers("squad", [1, 1, 1, 2, double.NaN, 2])]).Required();

        var design = Design.Of(Formula.Parse("y ~ g").Required(), table, "squad").Required();

        design.Kept.ToArray().ShouldBe([0, 3, 5]);
        design.Dropped.ShouldBe(3);
        design.Response.ToArray().ShouldBe([1, 4, 6]);
        design.Matrix.Names.ShouldBe(["(Intercept)", "gc"]);
        design.GroupsOf("squad").Required().Codes.ToArray().ShouldBe([0, 1, 1]);
    }

    [Fact]
    public void Of_RandomTermsOffsetsAndCounts_AreEvaluated()
    {
        var design = DesignOf("cbind(y, 10 - y) ~ a + offset(log(x)) + offset(x) + (1 + x | b) + (1 | a:period)", Eight()).Required();

        design.Response[2].ShouldBe(3);
        design.Trials[2].ShouldBe(10);
        design.Offset[1].ShouldBe(1);
        design.Random.Select(each => each.Term.GroupName).ShouldBe(["b", "a:period"]);
        design.Random[0].Effects.Names.ShouldBe(["(Intercept)", "x"]);
        design.Random[0].Groups.Codes.ToArray().ShouldBe([0, 1, 1, 0, 0, 1, 1, 0]);
        design.Random[1].Groups.Names.ShouldBe(["x:2", "x:10", "y:2", "y:3", "y:10", "z:2", "z:3"]);
    }

    [Theory]
    [InlineData("y ~ nope", RefusalKind.NoSuchColumn, "no column nope; the columns are y, a, b, period, x")]
    [InlineData("a ~ x", RefusalKind.NotANumber, "row 1 below the header holds “x”")]
    [InlineData("y ~ log(x - 1)", RefusalKind.NotANumber, "no number in row 1 below the header where x is 0.5")]
    [InlineData("y ~ log(x - 0.5)", RefusalKind.NotANumber, "infinite in row 1")]
    [InlineData("y ~ factor(I(x > 3))", RefusalKind.NotAFormula, "“>”")]
    [InlineData("y ~ factor(I(x * 0))", RefusalKind.Collinear, "only the level 0")]
    public void Of_WhatCannotBeReckoned_IsRefused(string formula, RefusalKind kind, string says)
    {
        var refusal = DesignOf(formula, Eight()).ShouldBeOfType<Answer<Design>.NotReckoned>().Refusal;

        refusal.Kind.ShouldBe(kind);
        refusal.Sentence.ShouldContain(says);
        refusal.Sentence.ShouldEndWith(".");
    }

    [Fact]
    public void Of_EveryRowMissesSomething_IsRefused() =>
        DesignOf("y ~ x", Table.Of(("y", [1, double.NaN]), ("x", [double.NaN, 1])).Required()).Refused().ShouldBe(RefusalKind.NothingMeasured);

    [Fact]
    public void MatrixOf_WhatIsNoMatrix_IsRefused()
    {
        DesignMatrix.Of(["x"], [[1, double.NaN]]).Refused().ShouldBe(RefusalKind.NotANumber);
        DesignMatrix.Of(["x"], [[1, 2], [1, 2]]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        DesignMatrix.Of(["x", "z"], [[1, 2], [1]]).Refused().ShouldBe(RefusalKind.UnequalLengths);
    }

    private static Answer<Design> DesignOf(string formula, Table table) => Formula.Parse(formula).Gives(out var parsed, out var refusal) ? Design.Of(parsed, table) : refusal;

    private static Table Eight() => Table.Of(
    [
        Table.Numbers("y", [1, 2, 3, 4, 5, 6, 7, 8]),
        Table.Texts("a", ["x", "y", "z", "x", "y", "z", "x", "y"]),
        Table.Texts("b", ["p", "q", "q", "p", "p", "q", "q", "p"]),
        Table.Numbers("period", [10, 2, 2, 10, 3, 3, 2, 10]),
        Table.Numbers("x", [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]),
    ]).Required();
}
