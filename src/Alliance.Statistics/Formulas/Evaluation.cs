using System.Globalization;
using Alliance.Statistics.Data;

namespace Alliance.Statistics.Formulas;

/// <summary>What the pieces of a formula are in every row of a table: numbers, or groups.</summary>
internal sealed class Evaluation(Table table)
{
    /// <summary>One per row, NaN where a value it needs is missing.</summary>
    /// <returns>Failure: no such column, text, or a value that is no number where nothing is missing, such as the logarithm of −1.</returns>
    public Answer<double[]> Numbers(Expression expression)
    {
        var reads = new List<NumberColumn>();
        foreach (var name in expression.Columns)
        {
            if (!table.FindNumbers(name).Gives(out var column, out var refusal))
            {
                return refusal;
            }

            reads.Add(column);
        }

        var values = Reckon(expression);
        return RefuseNoNumber(expression, values, reads) is { } noNumber ? noNumber : values;
    }

    /// <summary>Which level every row has: of <c>factor(…)</c>, or of a column, be it of text or numbers.</summary>
    public Answer<Groups> Levels(Expression expression)
    {
        var inner = expression is Call call && Functions.IsFactor(call) ? call.Arguments[0] : expression;
        if (inner is ColumnName column)
        {
            return table.Find(column.Name).Gives(out var found, out var refusal) ? found.Grouped() : refusal;
        }

        return Numbers(inner).Gives(out var values, out var noNumber) ? new NumberColumn(inner.Text, values).Grouped() : noNumber;
    }

    /// <summary>Whether a variable of the model is one of levels: <c>factor(…)</c> or a column of text.</summary>
    public bool IsOfLevels(Expression expression) =>
        Functions.IsFactor(expression) || (expression is ColumnName column && table.Find(column.Name).ValueOrNothing is TextColumn);

    private static Refusal? RefuseNoNumber(Expression expression, double[] values, List<NumberColumn> reads)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]) && !reads.Exists(column => column.IsMissing(row)))
            {
                var where = expression is ColumnName ? "" : $" where {string.Join(" and ", reads.Select(column => $"{column.Name} is {column.Values[row].ToString(CultureInfo.InvariantCulture)}"))}";
                var what = double.IsNaN(values[row]) ? "no number" : "infinite";
                return new Refusal(RefusalKind.NotANumber, $"{expression.Text} is {what} in row {row + 1} below the header{where}: leave out such rows, or write the term otherwise.");
            }
        }

        return null;
    }

    private double[] Reckon(Expression expression) => expression switch
    {
        ColumnName column => table.FindNumbers(column.Name).Required().Values.ToArray(),
        Number number => Filled(number.Value),
        Parenthesis inner => Reckon(inner.Inner),
        WithSign { Sign: '-' } minus => Each(Reckon(minus.Inner), value => -value),
        WithSign plus => Reckon(plus.Inner),
        Call call => Each(Reckon(call.Arguments[0]), Functions.Find(call.Function)),
        Joined both => Both(Reckon(both.Left), Reckon(both.Right), both.Operator),
        _ => throw new InvalidOperationException($"{expression.Text} holds no numbers."),
    };

    private double[] Filled(double value)
    {
        var all = new double[table.Rows];
        Array.Fill(all, value);
        return all;
    }

    private static double[] Each(double[] values, Func<double, double> function)
    {
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = function(values[row]);
        }

        return values;
    }

    private static double[] Both(double[] left, double[] right, string sign)
    {
        for (var row = 0; row < left.Length; row++)
        {
            left[row] = sign switch
            {
                "+" => left[row] + right[row],
                "-" => left[row] - right[row],
                "*" => left[row] * right[row],
                "/" => left[row] / right[row],
                _ => right[row] == 2 ? left[row] * left[row] : Math.Pow(left[row], right[row]),
            };
        }

        return left;
    }
}
