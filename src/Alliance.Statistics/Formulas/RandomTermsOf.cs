namespace Alliance.Statistics.Formulas;

/// <summary>What stands left and right of a bar, written out: <c>a/b</c> as b within a and a, <c>||</c> as terms that are not correlated.</summary>
internal static class RandomTermsOf
{
    public static IEnumerable<RandomTerm> Bar(string bar, Expression effects, Expression right)
    {
        var expansion = new Expansion();
        var part = expansion.Expand(effects);
        if (expansion.Offsets.Count > 0 || expansion.Random.Any())
        {
            throw new FormulaException(effects.Place, "left of a bar stand columns only, as in (1 + x | squad)");
        }

        if (!part.Intercept && part.Terms.Count == 0)
        {
            throw new FormulaException(effects.Place, "left of the bar stands nothing that could vary");
        }

        return Groups(right).SelectMany(columns => Parts(), (columns, each) => new RandomTerm(each, columns));

        IEnumerable<LinearPart> Parts() => bar == "||" ? Apart(part) : [part];
    }

    private static IEnumerable<LinearPart> Apart(LinearPart part)
    {
        if (part.Intercept)
        {
            yield return new LinearPart(true, [], []);
        }

        foreach (var term in part.Terms)
        {
            yield return new LinearPart(false, [.. term.Select(variable => part.Variables[variable])], [[.. Enumerable.Range(0, term.Count)]]);
        }
    }

    private static List<IReadOnlyList<Expression>> Groups(Expression group) => group switch
    {
        Parenthesis inner => Groups(inner.Inner),
        Joined { Operator: "/" } both => Nested(Groups(both.Left), Groups(both.Right)),
        _ => [[.. Columns(group)]],
    };

    // Right of the slash within left, innermost first, as lme4 lists and names them: a/b is b:a and a.
    private static List<IReadOnlyList<Expression>> Nested(List<IReadOnlyList<Expression>> outer, List<IReadOnlyList<Expression>> inner) =>
        [.. inner.Select(each => (IReadOnlyList<Expression>)[.. each, .. outer[0]]), .. outer];

    private static IEnumerable<Expression> Columns(Expression group) => group switch
    {
        ColumnName => [group],
        Call { Function: "factor" or "as.factor", Arguments: [ColumnName column] } => [column],
        Joined { Operator: ":" } both => Columns(both.Left).Concat(Columns(both.Right)),
        _ => throw new FormulaException(group.Place, $"right of a bar stands a column, or columns joined by “:” or “/”, not “{group.Text}”"),
    };
}
