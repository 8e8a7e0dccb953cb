namespace Alliance.Statistics.Formulas;

/// <summary>The functions a formula may use.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<double, double>> OfANumber = new(StringComparer.Ordinal)
    {
        ["I"] = x => x,
        ["log"] = Math.Log,
        ["log2"] = Math.Log2,
        ["log10"] = Math.Log10,
        ["log1p"] = LogOnePlus,
        ["exp"] = Math.Exp,
        ["expm1"] = ExpMinusOne,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
    };

    public static bool IsFactor(Expression expression) => expression is Call { Function: "factor" or "as.factor" };

    public static Func<double, double> Find(string name) => OfANumber[name];

    /// <summary>Failure: <see cref="FormulaException"/> for a function that is not known.</summary>
    public static void RefuseUnknown(Expression variable)
    {
        if (variable is Call call && IsFactor(call))
        {
            RefuseArguments(call);
            RefuseArithmetic(call.Arguments[0]);
        }
        else
        {
            RefuseArithmetic(variable);
        }
    }

    /// <summary>Failure: <see cref="FormulaException"/> for what cannot be reckoned with numbers.</summary>
    public static void RefuseArithmetic(Expression expression)
    {
        switch (expression)
        {
            case Parenthesis inner:
                RefuseArithmetic(inner.Inner);
                break;
            case WithSign signed:
                RefuseArithmetic(signed.Inner);
                break;
            case Joined { Operator: "+" or "-" or "*" or "/" or "^" } both:
                RefuseArithmetic(both.Left);
                RefuseArithmetic(both.Right);
                break;
            case Joined other:
                throw new FormulaException(other.Place, $"“{other.Operator}” cannot be reckoned with numbers");
            case Call call:
                RefuseCall(call);
                break;
        }
    }

    private static void RefuseCall(Call call)
    {
        if (!OfANumber.ContainsKey(call.Function))
        {
            throw new FormulaException(call.Place, call.Function switch
            {
                "offset" => "an offset stands by itself, added to the other terms",
                "cbind" => "cbind stands by itself before “~”",
                "factor" or "as.factor" => "a factor holds levels, not numbers to reckon with",
                _ => $"the function {call.Function} is not known here; known are factor, offset, cbind, {string.Join(", ", OfANumber.Keys)}",
            });
        }

        RefuseArguments(call);
        RefuseArithmetic(call.Arguments[0]);
    }

    private static void RefuseArguments(Call call)
    {
        if (call.Arguments.Count != 1)
        {
            throw new FormulaException(call.Place, $"{call.Function} takes one argument, not {call.Arguments.Count}");
        }
    }

    // Kahan's way: the rounding of 1 + x is put right.
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    private static double ExpMinusOne(double x)
    {
        var grown = Math.Exp(x);
        return grown == 1 ? x : grown - 1 == -1 || double.IsInfinity(grown) ? grown - 1 : (grown - 1) * x / Math.Log(grown);
    }
}
