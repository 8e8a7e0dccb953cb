namespace Alliance.Statistics.Formulas;

/// <summary>Terms that are added up, with or without an intercept.</summary>
/// <param name="Variables">What the terms are made of, in order of appearance, each once.</param>
/// <param name="Terms">Each by the places of its variables in <paramref name="Variables"/>, rising; single variables before products of two, and so on.</param>
public sealed record LinearPart(bool Intercept, IReadOnlyList<Expression> Variables, IReadOnlyList<IReadOnlyList<int>> Terms)
{
    /// <summary>As coefficients are called: <c>treat</c>, <c>a:b</c>.</summary>
    public IReadOnlyList<string> TermNames => [.. Terms.Select(term => string.Join(':', term.Select(variable => Variables[variable].Text)))];
}
