using Alliance.Statistics.Distributions;

namespace Alliance.Statistics.Testing;

/// <summary>What both rank tests share: the normal tail with continuity correction, and an interval between two sorted values.</summary>
internal static class Approximate
{
    private const double Continuity = 0.5;

    public static double P(double fromMiddle, double spread, Alternative alternative) => alternative switch
    {
        Alternative.Less => Student.Survival(-(fromMiddle + Continuity) / spread, double.PositiveInfinity),
        Alternative.Greater => Student.Survival((fromMiddle - Continuity) / spread, double.PositiveInfinity),
        _ => Student.TwoSided(Math.Max(0, Math.Abs(fromMiddle) - Continuity) / spread, double.PositiveInfinity),
    };

    /// <summary>From the value at a place, counted from 1, to the one as far from the other end; no end where the place is none.</summary>
    public static Interval Between(double[] sorted, int place, Alternative alternative, double level) => new(
        alternative == Alternative.Less || place < 1 ? double.NegativeInfinity : sorted[place - 1],
        alternative == Alternative.Greater || place < 1 ? double.PositiveInfinity : sorted[^place],
        level);
}
