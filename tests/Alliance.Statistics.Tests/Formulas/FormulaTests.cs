using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Tests.Formulas;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("y ~ a*b", "a b a:b")]
    [InlineData("y ~ b:a + a", "a b:a")]
    [InlineData("y ~ (a + b + c)^2 - a:c", "a b c a:b b:c")]
    [InlineData("y ~ a/(b + c*d)", "a a:b a:c a:d a:c:d")]
    [InlineData("y ~ a + a + b:a + a:b", "a a:b")]
    [InlineData("log(y + 1) ~ I(x^2) + log( x*2 )", "I(x^2) log(x * 2)")]
    [InlineData("y ~ `my column` + sch.wide", "my column sch.wide")]
    public void Parse_Algebra_MultipliedOut(string formula, string terms) =>
        string.Join(' ', Formula.Parse(formula).Required().Fixed.TermNames).ShouldBe(terms);

    [Theory]
    [InlineData("y ~ x", true)]
    [InlineData("y ~ 1", true)]
    [InlineData("y ~ 0 + x", false)]
    [InlineData("y ~ x - 1", false)]
    [InlineData("y ~ -1 + x", false)]
    [InlineData("y ~ x + 0 + (1|g)", false)]
    public void Parse_Intercept_AsRHasIt(string formula, bool intercept) => Formula.Parse(formula).Required().Fixed.Intercept.ShouldBe(intercept);

    [Theory]
    [InlineData("(1|squad)", "squad: 1")]
    [InlineData("(1|squad:period)", "squad:period: 1")]
    [InlineData("(1|a/b)", "b:a: 1; a: 1")]
    [InlineData("(1 + x | g)", "g: 1 x")]
    [InlineData("(x||g)", "g: 1; g: x")]
    [InlineData("(0 + x | g) + (1 | h)", "g: x; h: 1")]
    public void Parse_Bars_AreRandomTerms(string bars, string terms)
    {
        var formula = Formula.Parse($"y ~ treat + {bars}").Required();

        formula.Fixed.TermNames.ShouldBe(["treat"]);
        string.Join("; ", formula.Random.Select(each => $"{each.GroupName}: {string.Join(' ', (each.Effects.Intercept ? (string[])["1"] : []).Concat(each.Effects.TermNames))}")).ShouldBe(terms);
    }

    [Fact]
    public void Columns_OfAll_EachOnce() =>
        Formula.Parse("log(y) ~ treat + factor(period) + offset(log(hours)) + (1 + treat | squad:period)").Required().Columns.ShouldBe(["y", "treat", "period", "hours", "squad"]);

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData("~ x", 1, "no outcome")]
    [InlineData("y", 2, "followed by “~”")]
    [InlineData("y ~", 4, "ends where")]
    [InlineData("y ~ x +", 8, "ends where")]
    [InlineData("y ~ + * x", 7, "should stand where “*” is")]
    [InlineData("y ~ x x", 7, "missing before “x”")]
    [InlineData("y ~ (x", 7, "opened at position 5 is never closed")]
    [InlineData("y ~ x)", 6, "missing before “)”")]
    [InlineData("y ~ x ~ z", 7, "second “~”")]
    [InlineData("y ~ x & z", 7, "“&” has no meaning")]
    [InlineData("y ~ 2", 5, "number 2 is no term")]
    [InlineData("y ~ .", 5, "lone dot")]
    [InlineData("y ~ frobnicate(x)", 5, "frobnicate is not known")]
    [InlineData("y ~ log(x, 2)", 5, "takes one argument")]
    [InlineData("y ~ 1|g", 6, "in parentheses")]
    [InlineData("y ~ (1|g + h)", 10, "right of a bar")]
    [InlineData("y ~ (0|g)", 6, "nothing that could vary")]
    [InlineData("3 ~ x", 1, "is no column")]
    [InlineData("y ~ y + x", 5, "cannot explain itself")]
    [InlineData("y ~ `x", 5, "never closed")]
    [InlineData("cbind(a) ~ x", 1, "cbind takes two")]
    [InlineData("y ~ (a + b + c + d + e + f)^99", 29, "whole number from 1 to 20")]
    public void Parse_Nonsense_SaysWhere(string formula, int place, string says)
    {
        var refusal = Formula.Parse(formula).ShouldBeOfType<Answer<Formula>.NotReckoned>().Refusal;

        refusal.Kind.ShouldBe(RefusalKind.NotAFormula);
        refusal.Sentence.ShouldStartWith($"The formula makes no sense at position {place}: ");
        refusal.Sentence.ShouldContain(says);
        refusal.Sentence.ShouldEndWith(".");
    }

    [Fact]
    public void Parse_EndlessNesting_IsRefused() => Formula.Parse("y ~ " + new string('(', 100_000)).Refused().ShouldBe(RefusalKind.NotAFormula);
}
