using Alliance.Statistics.Data;

namespace Alliance.Statistics.Formulas;

/// <summary>Everything a formula names, evaluated in every row, and then which rows have all of it.</summary>
internal sealed class DesignRows
{
    private readonly Evaluation evaluation;
    private readonly bool[] isMissing;
    private readonly Dictionary<string, double[]> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Groups> levels = new(StringComparer.Ordinal);
    private Refusal? refusal;

    private DesignRows(Formula formula, Table table)
    {
        (Formula, Table) = (formula, table);
        evaluation = new Evaluation(table);
        isMissing = new bool[table.Rows];
    }

    public Formula Formula { get; }

    public Table Table { get; }

    public int[] Kept { get; private set; } = [];

    public double[] Response { get; private set; } = [];

    public double[] Trials { get; private set; } = [];

    public double[] Offset { get; private set; } = [];

    private Expression[] ResponseParts => Formula.Response is Call { Function: "cbind" } counts ? [.. counts.Arguments] : [Formula.Response];

    public static Answer<DesignRows> Of(Formula formula, Table table, IReadOnlyList<string> alsoNeeded)
    {
        var rows = new DesignRows(formula, table);
        rows.Evaluate(alsoNeeded);
        return rows.refusal is { } refusal ? refusal : rows;
    }

    public Answer<Design> Design()
    {
        if (!Matrix(Formula.Fixed).Gives(out var matrix, out var tooWide))
        {
            return tooWide;
        }

        var random = new List<RandomDesign>();
        foreach (var term in Formula.Random)
        {
            if (!Matrix(term.Effects).Gives(out var effects, out tooWide))
            {
                return tooWide;
            }

            random.Add(new RandomDesign(term, term.Group.Select(column => levels[column.Text].Of(Kept)).Aggregate((all, next) => all.Crossed(next)), effects));
        }

        return new Design(this, matrix, random);
    }

    private void Evaluate(IReadOnlyList<string> alsoNeeded)
    {
        foreach (var part in ResponseParts.Concat(Formula.Offsets))
        {
            AddNumbers(part);
        }

        foreach (var variable in Formula.Fixed.Variables.Concat(Formula.Random.SelectMany(term => term.Effects.Variables)))
        {
            AddVariable(variable);
        }

        foreach (var column in Formula.Random.SelectMany(term => term.Group).Concat(alsoNeeded.Select(name => new ColumnName(0, name))))
        {
            AddLevels(column);
        }

        if (refusal is null)
        {
            Keep();
        }
    }

    private void AddVariable(Expression variable)
    {
        if (evaluation.IsOfLevels(variable))
        {
            AddLevels(variable);
        }
        else
        {
            AddNumbers(variable);
        }
    }

    private void AddNumbers(Expression expression)
    {
        if (refusal is not null || numbers.ContainsKey(expression.Text))
        {
            return;
        }

        if (!evaluation.Numbers(expression).Gives(out var values, out refusal))
        {
            return;
        }

        numbers.Add(expression.Text, values);
        for (var row = 0; row < values.Length; row++)
        {
            isMissing[row] |= double.IsNaN(values[row]);
        }
    }

    private void AddLevels(Expression expression)
    {
        if (refusal is not null || levels.ContainsKey(expression.Text))
        {
            return;
        }

        if (!evaluation.Levels(expression).Gives(out var groups, out refusal))
        {
            return;
        }

        levels.Add(expression.Text, groups);
        for (var row = 0; row < isMissing.Length; row++)
        {
            isMissing[row] |= groups.Codes[row] == Groups.Missing;
        }
    }

    private void Keep()
    {
        Kept = [.. Enumerable.Range(0, isMissing.Length).Where(row => !isMissing[row])];
        if (Kept.Length == 0)
        {
            refusal = new Refusal(RefusalKind.NothingMeasured, $"No row has everything the formula needs: each of the {isMissing.Length} rows misses at least one of {string.Join(", ", Formula.Columns)}.");
            return;
        }

        Response = KeptOf(numbers[ResponseParts[0].Text]);
        Trials = ResponseParts.Length == 2 ? Sum([Response, KeptOf(numbers[ResponseParts[1].Text])]) : [];
        Offset = Formula.Offsets.Count == 0 ? [] : Sum([.. Formula.Offsets.Select(each => KeptOf(numbers[each.Text]))]);
    }

    private Answer<DesignMatrix> Matrix(LinearPart part) => DesignColumns.Of(part, [.. part.Variables.Select(KeptVariable)], Kept.Length);

    private Variable KeptVariable(Expression variable) => levels.TryGetValue(variable.Text, out var groups) && evaluation.IsOfLevels(variable)
        ? new Variable(variable.Text, null, groups.Of(Kept))
        : new Variable(variable.Text, KeptOf(numbers[variable.Text]), null);

    private double[] KeptOf(double[] values)
    {
        if (Kept.Length == values.Length)
        {
            return values;
        }

        var kept = new double[Kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = values[Kept[i]];
        }

        return kept;
    }

    private static double[] Sum(IReadOnlyList<double[]> each)
    {
        var sum = (double[])each[0].Clone();
        foreach (var values in each.Skip(1))
        {
            for (var row = 0; row < sum.Length; row++)
            {
                sum[row] += values[row];
            }
        }

        return sum;
    }
}
