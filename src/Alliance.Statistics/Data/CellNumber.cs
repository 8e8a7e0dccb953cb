using System.Globalization;

namespace Alliance.Statistics.Data;

/// <summary>What a cell says: nothing, a number, or neither.</summary>
internal static class CellNumber
{
    // Up to fifteen digits and powers of ten up to 22 are exact in a double, so that one division rounds as the slow way does.
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Empty, or written NA or NaN.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell) => cell.IsEmpty || cell.SequenceEqual("NA"u8) || cell.SequenceEqual("NaN"u8);

    public static bool TryRead(ReadOnlySpan<byte> cell, out double number) => TryReadPlain(cell, out number) || TryReadAny(cell, out number);

    private static bool TryReadPlain(ReadOnlySpan<byte> cell, out double number)
    {
        var negative = cell[0] == '-';
        long digits = 0;
        var (count, decimals) = (0, -1);
        foreach (var each in negative ? cell[1..] : cell)
        {
            if (each is >= (byte)'0' and <= (byte)'9')
            {
                digits = digits * 10 + (each - '0');
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (each == '.' && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                count = ExactDigits + 1;
            }

            if (count > ExactDigits)
            {
                number = 0;
                return false;
            }
        }

        number = digits / PowersOfTen[Math.Max(0, decimals)];
        number = negative ? -number : number;
        return count > 0;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> cell, out double number)
    {
        if (double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        var isNegative = cell.StartsWith("-"u8);
        var infinite = isNegative ? cell[1..] : cell;
        number = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return infinite.SequenceEqual("Inf"u8) || infinite.SequenceEqual("Infinity"u8);
    }
}
