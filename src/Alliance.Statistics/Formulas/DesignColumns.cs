using Alliance.Statistics.Data;

namespace Alliance.Statistics.Formulas;

/// <summary>A variable in the rows that are used: numbers, or levels.</summary>
internal sealed record Variable(string Name, double[]? Numbers, Groups? Levels);

/// <summary>Writes the terms of a part out as columns, named and ordered as R does.</summary>
internal static class DesignColumns
{
    // Two gigabytes: beyond it a sentence helps more than an exhausted memory.
    private const long MostCells = 1L << 28;

    public static Answer<DesignMatrix> Of(LinearPart part, IReadOnlyList<Variable> variables, int rows)
    {
        if (variables.FirstOrDefault(each => each.Levels is { Count: < 2 }) is { } alike)
        {
            return new Refusal(RefusalKind.Collinear, $"{alike.Name} has only the level {(alike.Levels!.Count == 0 ? "(none)" : alike.Levels.Names[0])} in the rows used, so its effect cannot be told: leave it out of the formula.");
        }

        bool[] isFactor = [.. variables.Select(each => each.Levels is not null)];
        var allLevels = Coding.AllLevels(part, isFactor);
        if (TooWide(part, variables, rows) is { } refusal)
        {
            return refusal;
        }

        var names = new List<string>();
        var columns = new List<double[]>();
        if (part.Intercept)
        {
            names.Add("(Intercept)");
            columns.Add(Ones(rows));
        }

        for (var term = 0; term < part.Terms.Count; term++)
        {
            foreach (var (name, column) in Term([.. part.Terms[term].Select(place => variables[place])], allLevels[term], rows))
            {
                names.Add(name);
                columns.Add(column);
            }
        }

        return new DesignMatrix(names, [.. columns], rows);
    }

    private static Refusal? TooWide(LinearPart part, IReadOnlyList<Variable> variables, int rows)
    {
        for (var term = 0; term < part.Terms.Count; term++)
        {
            var width = part.Terms[term].Aggregate(1.0, (product, place) => product * (variables[place].Levels?.Count ?? 1));
            if (width * rows > MostCells)
            {
                return new Refusal(
                    RefusalKind.NotAFormula,
                    $"The term {part.TermNames[term]} would need {width:0} columns of {rows} rows, more than fits into memory: use fewer levels, or a random term such as (1 | group).");
            }
        }

        return null;
    }

    // The first variable's levels change fastest.
    private static List<(string Name, double[] Column)> Term(IReadOnlyList<Variable> variables, bool[] allLevels, int rows)
    {
        List<(string Name, double[] Column)> columns = [.. Columns(variables[0], allLevels[0], rows)];
        for (var i = 1; i < variables.Count; i++)
        {
            List<(string Name, double[] Column)> next = [.. Columns(variables[i], allLevels[i], rows)];
            columns = [.. from right in next from left in columns select ($"{left.Name}:{right.Name}", Product(left.Column, right.Column))];
        }

        return columns;
    }

    private static IEnumerable<(string Name, double[] Column)> Columns(Variable variable, bool allLevels, int rows)
    {
        if (variable.Levels is not { } levels)
        {
            yield return (variable.Name, variable.Numbers!);
            yield break;
        }

        for (var level = allLevels ? 0 : 1; level < levels.Count; level++)
        {
            yield return (variable.Name + levels.Names[level], Indicator(levels.Codes, level, rows));
        }
    }

    private static double[] Indicator(ReadOnlySpan<int> codes, int level, int rows)
    {
        var column = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            column[row] = codes[row] == level ? 1 : 0;
        }

        return column;
    }

    private static double[] Product(double[] left, double[] right)
    {
        var product = new double[left.Length];
        for (var row = 0; row < product.Length; row++)
        {
            product[row] = left[row] * right[row];
        }

        return product;
    }

    private static double[] Ones(int rows)
    {
        var ones = new double[rows];
        Array.Fill(ones, 1);
        return ones;
    }
}
