namespace Alliance.Statistics.Numerics;

/// <summary>The first and second derivative of log Γ, for numbers above zero.</summary>
/// <remarks>Abramowitz and Stegun (1964), 6.3.18 and 6.4.12, after steps of 6.3.5 and 6.4.6 upwards. Digamma(1) is −0.5772156649015329, trigamma(1) π²/6.</remarks>
internal static class Polygamma
{
    private const double FarEnough = 12;

    public static double Digamma(double x)
    {
        var below = 0.0;
        for (; x < FarEnough; x++)
        {
            below += 1 / x;
        }

        var s = 1 / (x * x);
        var series = s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132 - s * (691.0 / 32760 - s / 12))))));
        return Math.Log(x) - 0.5 / x - series - below;
    }

    public static double Trigamma(double x)
    {
        var below = 0.0;
        for (; x < FarEnough; x++)
        {
            below += 1 / (x * x);
        }

        var s = 1 / (x * x);
        var series = s * (1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66 - s * (691.0 / 2730 - s * 7.0 / 6))))));
        return 1 / x + s / 2 + series / x + below;
    }
}
