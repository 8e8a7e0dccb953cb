using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Alliance.Tests.Evaluation.StudyCommands;

[Collection(nameof(Alone))]
public sealed class MixedCommandTests : IDisposable
{
    private readonly Typed typed = new();

    // lmer(Reaction ~ Days + (Days | Subject), sleepstudy)
    [Fact]
    public async Task Mixed_Sleepstudy_TheNumbersOfRInTheFieldsPromised()
    {
        var (status, output, error) = await Typed.StudyAsync("mixed", "--input", Shared("sleepstudy"), "--formula", "Reaction ~ Days + (Days|Subject)", "--json");

        status.ShouldBe(0);
        error.ShouldBeEmpty();
        var document = JsonDocument.Parse(output).RootElement;
        document.EnumerateObject().Select(each => each.Name).ShouldBe(["coefficients", "variances", "residualVariance", "logLikelihood", "remlCriterion", "converged", "elapsedMs"]);
        document.GetProperty("remlCriterion").GetDouble().ShouldBe(1743.62827195849, 1e-7);
        document.GetProperty("residualVariance").GetDouble().ShouldBe(654.941027214526, 1e-3);
        document.GetProperty("converged").GetBoolean().ShouldBeTrue();
        var days = document.GetProperty("coefficients")[1];
        days.EnumerateObject().Select(each => each.Name).ShouldBe(["term", "estimate", "se", "df", "p"]);
        days.GetProperty("term").GetString().ShouldBe("Days");
        days.GetProperty("se").GetDouble().ShouldBe(1.545788895535, 1e-6);
        days.GetProperty("df").GetDouble().ShouldBe(16.9999837256, 1e-4);
        var variances = document.GetProperty("variances");
        variances.GetArrayLength().ShouldBe(2);
        variances[1].EnumerateObject().Select(each => each.Name).ShouldBe(["group", "term", "variance"]);
        variances[1].GetProperty("term").GetString().ShouldBe("Days");
        variances[1].GetProperty("variance").GetDouble().ShouldBe(35.071660454299, 1e-4);
    }

    // lmer(y ~ treat + factor(period) + (1 | squad) + (1 | officer), REML = FALSE) has no REML criterion.
    [Fact]
    public async Task Mixed_FullLikelihood_HasNoRemlCriterion()
    {
        var (_, output, _) = await Typed.StudyAsync("mixed", "--input", Shared("sleepstudy"), "--formula", "Reaction ~ Days + (Days|Subject)", "--ml", "--json");

        var document = JsonDocument.Parse(output).RootElement;
        document.GetProperty("remlCriterion").ValueKind.ShouldBe(JsonValueKind.Null);
        (-2 * document.GetProperty("logLikelihood").GetDouble()).ShouldBe(1751.9393444632, 1e-7);
    }

    // glmer(cbind(incidence, size - incidence) ~ factor(period) + (1 | herd), cbpp, binomial), iterated to the end.
    [Fact]
    public async Task Mixed_CbppBinomial_TheNumbersOfR()
    {
        var (status, output, _) = await Typed.StudyAsync("mixed", "--input", Shared("cbpp"), "--formula", "cbind(incidence, size - incidence) ~ factor(period) + (1|herd)", "--family", "binomial", "--json");

        status.ShouldBe(0);
        var document = JsonDocument.Parse(output).RootElement;
        document.GetProperty("logLikelihood").GetDouble().ShouldBe(-92.0262818715, 1e-7);
        document.GetProperty("residualVariance").ValueKind.ShouldBe(JsonValueKind.Null);
        var second = document.GetProperty("coefficients")[1];
        second.GetProperty("term").GetString().ShouldBe("factor(period)2");
        second.GetProperty("estimate").GetDouble().ShouldBe(-0.9923326826876, 1e-6);
        second.GetProperty("df").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Mixed_WithoutJson_IsReadable()
    {
        var (status, output, _) = await Typed.StudyAsync("mixed", "--input", Shared("sleepstudy"), "--formula", "Reaction ~ Days + (Days|Subject)");

        status.ShouldBe(0);
        output.ShouldContain("180 rows, 18 Subject; restricted maximum likelihood");
        output.ShouldContain("Variance of Days by Subject: 35.07166");
        output.ShouldContain("Converged: the gradient is zero");
    }

    [Theory]
    [InlineData("y ~ t + (1|g)", "poisson", "is no whole number")]
    [InlineData("n ~ t + (1|g)", "poisson", "A count cannot be negative")]
    [InlineData("y ~ t + (1|one)", "gaussian", "one has only one group")]
    [InlineData("y ~ t + (1|row)", "gaussian", "row has 8 groups with (Intercept) each, for 8 rows")]
    [InlineData("same ~ t + (1|g)", "gaussian", "The outcome is the same in every row")]
    [InlineData("y ~ t + twice + (1|g)", "gaussian", "twice can be written by the columns before it")]
    [InlineData("t ~ twice + (1|g)", "binomial", "it separates yes from no perfectly")]
    [InlineData("y ~ empty + (1|g)", "gaussian", "misses at least one of")]
    [InlineData("y ~ t", "gaussian", "needs a term that varies by group")]
    [InlineData("y ~ t + (1|", "gaussian", "The formula makes no sense at position")]
    [InlineData("y ~ t + (1|nobody)", "gaussian", "nobody")]
    [InlineData("y ~ t + (1|g)", "gamma", "--family takes gaussian, poisson or binomial, not gamma.")]
    public async Task Mixed_BadInput_IsOneSentence(string formula, string family, string sentence)
    {
        var table = new StringBuilder("y,n,t,twice,g,one,row,same,empty\n");
        for (var row = 0; row < 8; row++) table.AppendLine(CultureInfo.InvariantCulture, $"{row * 0.5 + row % 3},{row - 1},{row % 2},{2 * (row % 2)},{row / 2},1,{row},4,");

        var (status, output, error) = await Typed.StudyAsync("mixed", "--input", typed.Write("table.csv", table.ToString()), "--formula", formula, "--family", family, "--json");

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(sentence);
        error.Trim().Split('\n').Length.ShouldBe(1);
    }

    private string Shared(string name) => typed.Write($"{name}.csv", Encoding.UTF8.GetString(SharedData.Bytes($"statistics/{name}.csv")));

    public void Dispose() => typed.Dispose();
}
