using Alliance.Statistics.Mixed;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Tests.Mixed;

public sealed class GeneralizedMixedSimulationTests
{
    // Thirty squads in six months: the interval of the logarithm of a rate ratio of 0.7 holds it nineteen times in twenty.
    [Fact]
    public void Fit_Counts_IntervalsHoldTheTruth()
    {
        const int Squads = 30, Months = 6, Trials = 600;
        int[] squad = [.. Enumerable.Range(0, Squads * Months).Select(row => row / Months)];
        double[] treat = [.. Enumerable.Range(0, Squads * Months).Select(row => row % Months > row / Months % Months ? 1.0 : 0.0)];
        var (names, columns) = MixedData.Fixed(("treat", treat));
        var design = MixedDesign.Of(names, columns, [RandomEffect.Intercept("squad", squad, [.. Enumerable.Range(0, Squads).Select(each => $"{each}")]).Required()]).Required();
        var chance = new Random(20261128);
        var held = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            double[] squads = [.. Enumerable.Range(0, Squads).Select(_ => Normal.Sample(chance, 1, 0.5))];
            double[] counts = [.. squad.Select((s, row) => (double)Poisson.Sample(chance, Math.Exp(squads[s] + Math.Log(0.7) * treat[row])))];
            held += GeneralizedMixedModel.Fit(design, MixedFamily.Poisson, counts).Required().Coefficients[1].Estimate.Interval.Holds(Math.Log(0.7)) ? 1 : 0;
        }

        (held / (double)Trials).ShouldBe(0.95, 0.025);
    }
}
