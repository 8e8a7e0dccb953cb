using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Alliance.Tests.Evaluation.StudyCommands;

[Collection(nameof(Alone))]
public sealed class RegressCommandTests : IDisposable
{
    private readonly Typed typed = new();

    // clubSandwich::coef_test(lm(y ~ x, PetersenCL), vcov = "CR2", cluster = PetersenCL$year); fwildclusterboot for p and interval.
    [Fact]
    public async Task Regress_PetersenByYear_TheNumbersOfRInTheFieldsPromised()
    {
        var (status, output, error) = await Typed.StudyAsync("regress", "--input", Shared("PetersenCL"), "--formula", "y ~ x", "--cluster", "year", "--type", "CR2", "--bootstrap", "9999", "--json");

        status.ShouldBe(0);
        error.ShouldBeEmpty();
        var document = JsonDocument.Parse(output).RootElement;
        document.EnumerateObject().Select(each => each.Name).ShouldBe(
            ["coefficients", "rows", "dropped", "clusters", "residualDf", "residualVariance", "rSquared", "deviance", "pearsonX2", "dispersion", "theta", "thetaSe", "logLikelihood", "elapsedMs"]);
        var intercept = document.GetProperty("coefficients")[0];
        intercept.EnumerateObject().Select(each => each.Name).ShouldBe(["term", "estimate", "se", "df", "p", "wildP", "wildLow", "wildHigh"]);
        intercept.GetProperty("term").GetString().ShouldBe("(Intercept)");
        intercept.GetProperty("estimate").GetDouble().ShouldBe(0.0296797207345, 1e-12);
        intercept.GetProperty("se").GetDouble().ShouldBe(0.0233928142172, 1e-12);
        intercept.GetProperty("df").GetDouble().ShouldBe(9.00000665, 1e-7);
        intercept.GetProperty("wildP").GetDouble().ShouldBe(0.216796875);
        document.GetProperty("residualVariance").GetDouble().ShouldBe(4.021136239408, 1e-11);
        document.GetProperty("logLikelihood").GetDouble().ShouldBe(-10572.60373925, 1e-7);
        document.GetProperty("clusters")[0].GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task Regress_TwoClusters_TwoWayErrors()
    {
        var (status, output, _) = await Typed.StudyAsync("regress", "--input", Shared("PetersenCL"), "--formula", "y ~ x", "--cluster", "firm,year", "--json");

        status.ShouldBe(0);
        JsonDocument.Parse(output).RootElement.GetProperty("coefficients")[1].GetProperty("se").GetDouble().ShouldBe(0.0535580229449, 1e-12);
    }

    // MASS::glm.nb(Days ~ Eth + Sex + Age + Lrn, quine).
    [Fact]
    public async Task Regress_NegativeBinomial_ThetaOfR()
    {
        var (status, output, _) = await Typed.StudyAsync("regress", "--input", Shared("quine"), "--formula", "Days ~ Eth + Sex + Age + Lrn", "--family", "negativebinomial", "--json");

        status.ShouldBe(0);
        var document = JsonDocument.Parse(output).RootElement;
        document.GetProperty("theta").GetDouble().ShouldBe(1.27489264581, 1e-8);
        document.GetProperty("thetaSe").GetDouble().ShouldBe(0.161035178974, 1e-6);
        document.GetProperty("residualVariance").ValueKind.ShouldBe(JsonValueKind.Null);
        document.GetProperty("coefficients")[1].GetProperty("df").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Regress_WithoutJson_IsReadable()
    {
        var (status, output, error) = await Typed.StudyAsync("regress", "--input", Small(), "--formula", "y ~ t", "--type", "hc2");

        status.ShouldBe(0);
        output.ShouldContain("gaussian, 11 rows, HC2 standard errors");
        output.ShouldContain("Residual variance");
        error.ShouldBe($"1 of 12 rows were left out, because something was missing in them.{Environment.NewLine}");
    }

    [Theory]
    [InlineData("y ~ t + twice", "--family=gaussian", "twice is no more than a combination of t")]
    [InlineData("same ~ t", "--family=gaussian", "The outcome is the same in every row")]
    [InlineData("t ~ split", "--family=binomial", "split tells some outcomes apart perfectly")]
    [InlineData("y ~ t", "--cluster=one", "All rows are in one cluster")]
    [InlineData("y ~ t", "--cluster=nobody", "There is no column nobody")]
    [InlineData("n ~ t", "--family=poisson", "n is -1 in row 1 below the header: a count cannot be negative.")]
    [InlineData("y ~ empty", "--family=gaussian", "misses at least one of")]
    [InlineData("words ~ t", "--family=gaussian", "row 1 below the header holds “some”")]
    [InlineData("y ~ t +", "--family=gaussian", "The formula makes no sense at position 8")]
    [InlineData("y ~ t", "--family=gamma", "--family takes")]
    [InlineData("y ~ t", "--type=HC9", "--type takes")]
    [InlineData("y ~ t", "--type=CR2", "add --cluster COLUMN")]
    [InlineData("y ~ t + (1|one)", "--family=gaussian", "mixed model")]
    [InlineData("y ~ t", "--bootstrap=999", "--bootstrap goes with")]
    public async Task Regress_BadInput_IsOneSentence(string formula, string option, string sentence)
    {
        var (status, output, error) = await Typed.StudyAsync("regress", "--input", Small(), "--formula", formula, option, "--json");

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(sentence, Case.Insensitive);
        error.Trim().Split('\n').Length.ShouldBe(1);
    }

    private string Small()
    {
        var table = new StringBuilder("y,n,t,twice,one,split,same,empty,words\n");
        for (var row = 0; row < 12; row++) table.AppendLine(CultureInfo.InvariantCulture, $"{(row == 11 ? "NA" : row * 0.5 + row % 3)},{row - 1},{row % 2},{2 * (row % 2)},1,{row % 2},4,,some");
        return typed.Write("table.csv", table.ToString());
    }

    private string Shared(string name) => typed.Write($"{name}.csv", Encoding.UTF8.GetString(SharedData.Bytes($"statistics/{name}.csv")));

    public void Dispose() => typed.Dispose();
}
