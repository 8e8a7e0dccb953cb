namespace Alliance.Statistics.Formulas;

/// <summary>A model in the notation of R: <c>y ~ treat + factor(period) + log(x) + offset(log(hours)) + (1 | squad)</c>.</summary>
/// <remarks>
/// Wilkinson and Rogers (1973), Symbolic description of factorial models for analysis of variance, Applied Statistics 22, 392–399, with random terms as
/// Bates, Mächler, Bolker and Walker (2015), Journal of Statistical Software 67(1), write them. Understood: <c>+ - * / : ^ ( )</c>, <c>0</c> and <c>1</c>,
/// <c>factor</c>, <c>I</c>, <c>log log2 log10 log1p exp expm1 sqrt abs</c>, <c>offset</c>, <c>cbind(successes, failures)</c> on the left, and bars.
/// </remarks>
public sealed class Formula
{
    private Formula(string text, Expression response, LinearPart fixedPart, Expansion rest)
    {
        Text = text;
        Response = response;
        Fixed = fixedPart;
        Offsets = rest.Offsets;
        Random = [.. rest.Random];
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Left of the tilde.</summary>
    public Expression Response { get; }

    /// <summary>What stands right of it without bars and offsets, multiplied out.</summary>
    public LinearPart Fixed { get; }

    /// <summary>What is added with a coefficient of one.</summary>
    public IReadOnlyList<Expression> Offsets { get; }

    /// <summary>What varies between groups, in order.</summary>
    public IReadOnlyList<RandomTerm> Random { get; }

    /// <summary>Every column it reads, each once: those to ask a file for.</summary>
    public IReadOnlyList<string> Columns => [.. new[] { Response }
        .Concat(Fixed.Variables)
        .Concat(Offsets)
        .Concat(Random.SelectMany(each => each.Effects.Variables.Concat(each.Group)))
        .SelectMany(each => each.AllColumns())
        .Distinct(StringComparer.Ordinal)];

    /// <summary><c>Formula.Parse("y ~ a * b")</c> has the terms a, b and a:b.</summary>
    /// <returns>Failure: what is no formula; the sentence says where it stops making sense, and why.</returns>
    public static Answer<Formula> Parse(string text)
    {
        try
        {
            var (response, terms) = new Parser(text).Parse();
            RefuseResponse(response);
            var expansion = new Expansion();
            var part = expansion.Expand(terms);
            var formula = new Formula(text, response, part, expansion);
            return part.Variables.FirstOrDefault(each => each.Text == response.Text) is { } both
                ? throw new FormulaException(both.Place, $"the outcome {both.Text} cannot explain itself")
                : formula;
        }
        catch (FormulaException wrong)
        {
            return new Refusal(RefusalKind.NotAFormula, $"The formula makes no sense at position {wrong.Place}: {wrong.Message}.");
        }
    }

    private static void RefuseResponse(Expression response)
    {
        if (response.Columns.Count == 0)
        {
            throw new FormulaException(response.Place, $"the outcome “{response.Text}” is no column");
        }

        if (response is Call { Function: "cbind" } counts && counts.Arguments.Count != 2)
        {
            throw new FormulaException(counts.Place, "cbind takes two columns, successes and failures");
        }

        foreach (var part in response is Call { Function: "cbind" } pair ? pair.Arguments : [response])
        {
            Functions.RefuseArithmetic(part);
        }
    }
}
