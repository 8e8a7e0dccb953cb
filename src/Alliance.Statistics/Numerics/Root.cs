using MathNet.Numerics.RootFinding;

namespace Alliance.Statistics.Numerics;

/// <summary>Where a function of one number crosses zero.</summary>
internal static class Root
{
    private const int Rounds = 300;
    private const double Accuracy = 1e-15;

    /// <summary>Between two ends at which the function has different signs (Brent 1973, chapter 4); nothing where it has not.</summary>
    public static double? Between(Func<double, double> function, double low, double high)
    {
        var (atLow, atHigh) = (function(low), function(high));
        if (atLow == 0 || atHigh == 0)
        {
            return atLow == 0 ? low : high;
        }

        if (!(atLow * atHigh < 0))
        {
            return null;
        }

        return Brent.TryFindRoot(function, low, high, Accuracy * Math.Max(1, Math.Max(Math.Abs(low), Math.Abs(high))), Rounds, out var root) ? root : Halved(function, low, high, atLow);
    }

    /// <summary>The same, from a middle outwards: the reach doubles until the signs differ; nothing within <paramref name="limit"/>.</summary>
    public static double? Around(Func<double, double> function, double middle, double reach, double limit)
    {
        for (var far = reach; far <= limit; far *= 2)
        {
            if (Between(function, middle - far, middle + far) is { } root)
            {
                return root;
            }
        }

        return null;
    }

    private static double Halved(Func<double, double> function, double low, double high, double atLow)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            if (atLow * function(middle) > 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
