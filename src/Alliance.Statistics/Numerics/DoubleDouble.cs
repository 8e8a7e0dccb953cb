using System.Globalization;
using System.Numerics;

namespace Alliance.Statistics.Numerics;

/// <summary>A number of about 31 digits: the unevaluated sum of two doubles. For sums of squares whose leading digits cancel, and for decimal text that a double cannot hold.</summary>
/// <remarks>
/// Dekker, T. J. (1971), A floating-point technique for extending the available precision, Numerische Mathematik 18, 224–242; products by fused multiply-add.
/// One third, taken three times, is 1 to 31 digits. Range as of a double; an overflow is not a number of use and callers check for it.
/// </remarks>
public readonly record struct DoubleDouble : IComparable<DoubleDouble>
{
    private const int MostDigits = 32;

    private readonly double high;
    private readonly double low;

    private DoubleDouble(double high, double low)
    {
        this.high = high + low;
        this.low = low - (this.high - high);
    }

    /// <summary>Reads decimal text in invariant form, such as <c>1000000000000.4</c>, to all of its digits (32 at most).</summary>
    /// <returns>Failure: text that is no finite decimal number.</returns>
    public static Answer<DoubleDouble> Parse(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var nearest) || !double.IsFinite(nearest))
        {
            return new Refusal(RefusalKind.NotANumber, $"“{text}” is not a decimal number.");
        }

        var trimmed = text.Trim();
        var exponentAt = trimmed.IndexOfAny(['e', 'E']);
        if (!int.TryParse(exponentAt < 0 ? "0" : trimmed[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            return (DoubleDouble)nearest;
        }

        var mantissa = exponentAt < 0 ? trimmed : trimmed[..exponentAt];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return BigInteger.Abs(digits) < BigInteger.Pow(10, MostDigits) && Math.Abs(exponent) <= MostDigits
            ? Scaled(digits, exponent)
            : (DoubleDouble)nearest;
    }

    /// <summary>The shortest decimal number that reads as this double: for 0.1 one tenth itself, not the double beside it. What was measured was written down as a decimal.</summary>
    /// <remarks>Needs a finite value.</remarks>
    public static DoubleDouble Written(double value) => Parse(value.ToString("R", CultureInfo.InvariantCulture)).Required();

    public static DoubleDouble Sqrt(DoubleDouble value)
    {
        if (value.high <= 0)
        {
            return default;
        }

        // One step of Newton's from the root of the leading part doubles its digits.
        var root = (DoubleDouble)Math.Sqrt(value.high);
        return root + (value - root * root) / (root + root);
    }

    public static DoubleDouble Sum(ReadOnlySpan<double> values)
    {
        var sum = default(DoubleDouble);
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    public int CompareTo(DoubleDouble other) => high != other.high ? high.CompareTo(other.high) : low.CompareTo(other.low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (sum, rest) = TwoSum(a.high, b.high);
        var (lows, lowRest) = TwoSum(a.low, b.low);
        var (middle, middleRest) = FastTwoSum(sum, rest + lows);
        return new DoubleDouble(middle, middleRest + lowRest);
    }

    public static DoubleDouble operator -(DoubleDouble value) => new(-value.high, -value.low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.high * b.high;
        var rest = Math.FusedMultiplyAdd(a.high, b.high, -product);
        return new DoubleDouble(product, rest + (a.high * b.low + a.low * b.high));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.high / b.high;
        var left = a - b * first;
        var second = left.high / b.high;
        var third = (left - b * second).high / b.high;
        return new DoubleDouble(first, second) + third;
    }

    public static bool operator <(DoubleDouble a, DoubleDouble b) => a.CompareTo(b) < 0;

    public static bool operator >(DoubleDouble a, DoubleDouble b) => a.CompareTo(b) > 0;

    public static bool operator <=(DoubleDouble a, DoubleDouble b) => a.CompareTo(b) <= 0;

    public static bool operator >=(DoubleDouble a, DoubleDouble b) => a.CompareTo(b) >= 0;

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.high;

    private static DoubleDouble Scaled(BigInteger digits, int exponent)
    {
        var whole = (double)digits;
        var value = new DoubleDouble(whole, (double)(digits - new BigInteger(whole)));
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        var scale = new DoubleDouble((double)power, (double)(power - new BigInteger((double)power)));
        return exponent < 0 ? value / scale : value * scale;
    }

    private static (double Sum, double Left) TwoSum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    private static (double Sum, double Left) FastTwoSum(double larger, double smaller)
    {
        var sum = larger + smaller;
        return (sum, smaller - (sum - larger));
    }
}
