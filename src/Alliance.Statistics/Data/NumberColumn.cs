using System.Globalization;

namespace Alliance.Statistics.Data;

/// <summary>A column of numbers. A missing one stands as NaN; infinities may occur (<c>Inf</c> stands for "never" in a roll-out).</summary>
public sealed class NumberColumn : Column
{
    private readonly double[] values;

    internal NumberColumn(string name, double[] values)
        : base(name) => this.values = values;

    /// <summary>One per row, NaN where missing.</summary>
    public ReadOnlySpan<double> Values => values;

    public override int Rows => values.Length;

    public override bool IsMissing(int row) => double.IsNaN(values[row]);

    public override Groups Grouped()
    {
        var seen = new Dictionary<double, int>();
        var codes = new int[values.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            // Zero and minus zero are one value, as they are for every reader of the file.
            codes[row] = double.IsNaN(values[row]) ? Groups.Missing : Groups.CodeOf(seen, values[row] + 0.0);
        }

        double[] order = [.. seen.Keys.Order()];
        return Groups.Sorted(codes, [.. order.Select(each => seen[each])], [.. order.Select(each => each.ToString(CultureInfo.InvariantCulture))]);
    }
}
