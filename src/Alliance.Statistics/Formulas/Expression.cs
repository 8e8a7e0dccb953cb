namespace Alliance.Statistics.Formulas;

/// <summary>A piece of a formula as it was written: a column, a number, a function of others, or two joined by an operator.</summary>
/// <param name="Place">Where it begins in the formula; the first character is 1.</param>
public abstract record Expression(int Place)
{
    /// <summary>As R writes it, which is what a coefficient is called by: <c>I(x^2)</c>, <c>log(x + 1)</c>.</summary>
    public abstract string Text { get; }

    /// <summary>The columns it reads, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Columns => [.. AllColumns().Distinct(StringComparer.Ordinal)];

    public sealed override string ToString() => Text;

    internal abstract IEnumerable<string> AllColumns();
}

/// <summary>A column by its name.</summary>
public sealed record ColumnName(int Place, string Name) : Expression(Place)
{
    public override string Text => Name;

    internal override IEnumerable<string> AllColumns() => [Name];
}

/// <summary>A number as it was written.</summary>
public sealed record Number(int Place, double Value, string Written) : Expression(Place)
{
    public override string Text => Written;

    internal override IEnumerable<string> AllColumns() => [];
}

/// <summary>A function of its arguments: <c>log(x)</c>, <c>factor(period)</c>.</summary>
public sealed record Call(int Place, string Function, IReadOnlyList<Expression> Arguments) : Expression(Place)
{
    public override string Text => $"{Function}({string.Join(", ", Arguments.Select(each => each.Text))})";

    internal override IEnumerable<string> AllColumns() => Arguments.SelectMany(each => each.AllColumns());
}

/// <summary>Something in parentheses.</summary>
public sealed record Parenthesis(int Place, Expression Inner) : Expression(Place)
{
    public override string Text => $"({Inner.Text})";

    internal override IEnumerable<string> AllColumns() => Inner.AllColumns();
}

/// <summary>A sign before something.</summary>
public sealed record WithSign(int Place, char Sign, Expression Inner) : Expression(Place)
{
    public override string Text => $"{Sign}{Inner.Text}";

    internal override IEnumerable<string> AllColumns() => Inner.AllColumns();
}

/// <summary>Two joined by an operator: <c>a + b</c>, <c>a:b</c>, <c>1 | squad</c>.</summary>
public sealed record Joined(int Place, string Operator, Expression Left, Expression Right) : Expression(Place)
{
    public override string Text => Operator is ":" or "^" ? $"{Left.Text}{Operator}{Right.Text}" : $"{Left.Text} {Operator} {Right.Text}";

    internal override IEnumerable<string> AllColumns() => Left.AllColumns().Concat(Right.AllColumns());
}
