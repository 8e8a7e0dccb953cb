using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Linear;

namespace Alliance.Statistics.Tests.Linear;

// Digits are log relative errors against NIST's certified values. R 4.2.2's lm reaches, for coefficients and errors: Norris 12.5 and 14, Pontius 12.7 and 13.2,
// NoInt1 14.7 and 14.4, NoInt2 15 and 15, Longley 13.0 and 14.1, Wampler1 9.8, Wampler2 13.6, Wampler3 9.3 and 13.6, Wampler4 7.5 and 13.6, Wampler5 5.5 and 13.6,
// Filip 7.2 (with tol = 1e-14). Solved exactly, in rational numbers, the data as doubles hold them give 13.2 for Wampler2, 7.6 for Filip, 13.9 and 14.9 for the
// errors of Norris and NoInt2: the rest is lost in reading decimals, not in the fit.
public sealed class NistRegressionTests
{
    [Theory]
    [InlineData("Norris", "y ~ x", 14, 13.9)]
    [InlineData("Pontius", "y ~ x + I(x^2)", 13.4, 13.7)]
    [InlineData("NoInt1", "y ~ 0 + x", 14.7, 14.7)]
    [InlineData("NoInt2", "y ~ 0 + x", 15, 14.9)]
    [InlineData("Longley", "y ~ x1 + x2 + x3 + x4 + x5 + x6", 13, 14.1)]
    [InlineData("Wampler1", Quintic, 15, 15)]
    [InlineData("Wampler2", Quintic, 13.2, 15)]
    [InlineData("Wampler3", Quintic, 15, 14.4)]
    [InlineData("Wampler4", Quintic, 15, 14.4)]
    [InlineData("Wampler5", Quintic, 15, 14.4)]
    [InlineData("Filip", Quintic + " + I(x^6) + I(x^7) + I(x^8) + I(x^9) + I(x^10)", 7.6, 7.6)]
    public void Of_CertifiedData_CertifiedDigits(string name, string formula, double digits, double errorDigits)
    {
        var (rows, certified) = (Nist.Rows(name), Nist.Coefficients(name));
        var table = Table.Of([.. Enumerable.Range(0, rows[0].Length).Select(place => (place == 0 ? "y" : rows[0].Length == 2 ? "x" : $"x{place}", rows.Select(row => row[place]).ToArray()))]).Required();

        var model = LinearModel.Of(Design.Of(Formula.Parse(formula).Required(), table).Required()).Required();

        certified.Length.ShouldBe(model.Names.Count);
        var reached = Enumerable.Range(0, certified.Length).Min(place => Nist.DigitsAgreeing(model.Coefficients[place], certified[place].Value));
        Assert.True(reached >= digits, $"{name}: coefficients reach {reached}");
        if (certified[0].Error == 0)
        {
            model.Estimates(ErrorPlan.Classical).Refused().ShouldBe(RefusalKind.ConstantOutcome);
            return;
        }

        var estimates = model.Estimates(ErrorPlan.Classical).Required();
        var errors = Enumerable.Range(0, certified.Length).Min(place => Nist.DigitsAgreeing(estimates[place].Estimate.StandardError, certified[place].Error));
        Assert.True(errors >= errorDigits, $"{name}: errors reach {errors}");
    }

    private const string Quintic = "y ~ x + I(x^2) + I(x^3) + I(x^4) + I(x^5)";
}
