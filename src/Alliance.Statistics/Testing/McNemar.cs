using MathNet.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>Whether people who changed their answer changed it one way more than the other.</summary>
/// <param name="ChiSquared">On one degree of freedom.</param>
/// <param name="P">From it.</param>
/// <param name="ExactP">Two-sided binomial, for few who changed.</param>
/// <param name="OddsRatio">Those who changed one way over those who changed the other; infinite where nobody changed the other way.</param>
/// <param name="Interval">Of it, from Clopper and Pearson's.</param>
/// <remarks>McNemar (1947), Psychometrika 12, 153–157; Edwards' correction (1948). As <c>mcnemar.test</c> of R: 150 one way and 86 the other, 16.8177966102 corrected, 17.3559 without.</remarks>
public sealed record McNemar(double ChiSquared, double P, double ExactP, double OddsRatio, Interval Interval)
{
    /// <param name="oneWay">Pairs with yes first and no second.</param>
    /// <param name="otherWay">Pairs with no first and yes second.</param>
    /// <returns>Failure: a negative count, nobody who changed, or a level outside 0 to 1.</returns>
    public static Answer<McNemar> Of(long oneWay, long otherWay, bool corrected = true, double level = 0.95)
    {
        if (Check.First(Check.Count(oneWay), Check.Count(otherWay), Check.Level(level)) is { } refusal)
        {
            return refusal;
        }

        if (oneWay + otherWay == 0)
        {
            return new Refusal(RefusalKind.NothingCounted, "Nobody changed: there is no change to compare.");
        }

        return BinomialTest.Of(oneWay, oneWay + otherWay, level: level) switch
        {
            Answer<BinomialTest>.Reckoned exact => Tested(oneWay, otherWay, corrected, exact.Value),
            Answer<BinomialTest>.NotReckoned not => not.Refusal,
            _ => throw new InvalidOperationException(),
        };
    }

    private static McNemar Tested(double oneWay, double otherWay, bool corrected, BinomialTest exact)
    {
        var apart = Math.Max(0, Math.Abs(oneWay - otherWay) - (corrected ? 1 : 0));
        var chiSquared = apart * apart / (oneWay + otherWay);
        return new McNemar(chiSquared, SpecialFunctions.GammaUpperRegularized(0.5, chiSquared / 2), exact.P, oneWay / otherWay, exact.Interval.Through(share => share / (1 - share)));
    }
}
