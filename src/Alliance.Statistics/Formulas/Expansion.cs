namespace Alliance.Statistics.Formulas;

/// <summary>Multiplies the algebra of Wilkinson and Rogers (1973, Applied Statistics 22, 392–399) out into terms that are added up.</summary>
internal sealed class Expansion
{
    private const int MostTerms = 5000;

    private readonly List<Expression> variables = [];
    private readonly List<Expression> offsets = [];
    private readonly List<(string Bar, Expression Effects, Expression Group)> random = [];
    private bool intercept = true;

    public IReadOnlyList<Expression> Offsets => offsets;

    public IEnumerable<RandomTerm> Random => random.SelectMany(each => RandomTermsOf.Bar(each.Bar, each.Effects, each.Group));

    /// <summary>Failure: <see cref="FormulaException"/>.</summary>
    public LinearPart Expand(Expression terms)
    {
        var sum = Sum(terms);
        return new LinearPart(intercept, variables, [.. sum.OrderBy(term => term.Length)]);
    }

    private List<int[]> Sum(Expression expression) => expression switch
    {
        Number number => Number(number, 1),
        WithSign { Sign: var sign, Inner: Number number } => Number(number, sign == '-' ? -1 : 1),
        WithSign { Sign: '+' } plus => Sum(plus.Inner),
        WithSign minus => throw new FormulaException(minus.Place, "nothing stands before the minus from which a term could be taken"),
        Parenthesis { Inner: Joined { Operator: "|" or "||" } bar } => Barred(bar),
        Parenthesis inner => Sum(inner.Inner),
        Call { Function: "offset", Arguments: [var offset] } => Offset(offset),
        Joined { Operator: "+" } both => Union(Sum(both.Left), Sum(both.Right)),
        Joined { Operator: "-" } both => Without(both),
        _ => Product(expression),
    };

    private List<int[]> Product(Expression expression) => expression switch
    {
        ColumnName or Call => [[Place(expression)]],
        Parenthesis inner => Sum(inner.Inner),
        Joined { Operator: ":" } both => Cross(Product(both.Left), Product(both.Right), both.Place),
        Joined { Operator: "*" } both => Star(Product(both.Left), Product(both.Right), both.Place),
        Joined { Operator: "/" } both => Nested(Product(both.Left), Product(both.Right), both.Place),
        Joined { Operator: "^" } both => Power(both),
        Joined { Operator: "|" or "||" } bar => throw new FormulaException(bar.Place, "a random term stands in parentheses, as in (1 | squad)"),
        _ => throw new FormulaException(expression.Place, $"“{expression.Text}” cannot be part of a product of terms; put arithmetic into I(…)"),
    };

    private List<int[]> Number(Number number, int sign)
    {
        if (number.Value is not (0 or 1))
        {
            throw new FormulaException(number.Place, $"the number {number.Text} is no term; only 1 (an intercept) and 0 (none) are");
        }

        intercept = number.Value == 1 == (sign > 0);
        return [];
    }

    private List<int[]> Barred(Joined bar)
    {
        random.Add((bar.Operator, bar.Left, bar.Right));
        return [];
    }

    private List<int[]> Offset(Expression offset)
    {
        offsets.Add(offset);
        return [];
    }

    private List<int[]> Without(Joined both)
    {
        var left = Sum(both.Left);
        if (both.Right is Number number)
        {
            Number(number, -1);
            return left;
        }

        var taken = Sum(both.Right);
        return [.. left.Where(term => !taken.Any(other => other.AsSpan().SequenceEqual(term)))];
    }

    private List<int[]> Power(Joined both)
    {
        if (both.Right is not Number { Value: >= 1 and <= 20 } number || number.Value != Math.Floor(number.Value))
        {
            throw new FormulaException(both.Right.Place, "a power of terms is a whole number from 1 to 20; put arithmetic into I(…)");
        }

        var once = Product(both.Left);
        var all = once;
        for (var i = 1; i < (int)number.Value; i++)
        {
            all = Union(Union(all, once), Cross(all, once, both.Place));
        }

        return all;
    }

    private static List<int[]> Star(List<int[]> left, List<int[]> right, int place) => Union(Union(left, right), Cross(left, right, place));

    // a/b is a and, within every value of a, b: all that stands left is in each term on the right.
    private static List<int[]> Nested(List<int[]> left, List<int[]> right, int place)
    {
        int[] outer = [.. left.SelectMany(term => term).Distinct().Order()];
        return Union(left, Cross([outer], right, place));
    }

    private static List<int[]> Cross(List<int[]> left, List<int[]> right, int place) => left.Count * (long)right.Count <= MostTerms
        ? Union([], [.. left.SelectMany(first => right.Select(second => (int[])[.. first.Union(second).Order()]))])
        : throw new FormulaException(place, $"this multiplies out to more than {MostTerms} terms");

    private static List<int[]> Union(List<int[]> left, List<int[]> right)
    {
        var seen = left.Select(Key).ToHashSet();
        return [.. left, .. right.Where(term => seen.Add(Key(term)))];
    }

    private static string Key(int[] term) => string.Join(',', term);

    private int Place(Expression variable)
    {
        var place = variables.FindIndex(known => known.Text == variable.Text);
        if (place < 0)
        {
            Functions.RefuseUnknown(variable);
            place = variables.Count;
            variables.Add(variable);
        }

        return place;
    }
}
