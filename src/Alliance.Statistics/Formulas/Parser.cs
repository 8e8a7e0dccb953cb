using System.Globalization;

namespace Alliance.Statistics.Formulas;

/// <summary>Reads a formula by R's order of operators, loosest first: <c>~</c>, <c>|</c>, <c>+ -</c>, <c>* /</c>, <c>:</c>, sign, <c>^</c>.</summary>
internal sealed class Parser(string formula)
{
    private const int Deepest = 200;
    private const int SignBinds = 6;

    private readonly List<Token> tokens = Lexer.Cut(formula);
    private int at;
    private int depth;

    private Token Current => tokens[at];

    /// <summary>Both sides of the tilde. Failure: <see cref="FormulaException"/>.</summary>
    public (Expression Response, Expression Terms) Parse()
    {
        if (Current.Kind == TokenKind.End)
        {
            throw new FormulaException(1, "it is empty; write it like y ~ treat + factor(period)");
        }

        if (IsOperator("~"))
        {
            throw new FormulaException(Current.Place, "before “~” stands no outcome; write it like y ~ treat");
        }

        var response = Read(2);
        Expect("~", "an outcome is followed by “~”, as in y ~ treat");
        var terms = Read(2);
        return Current.Kind == TokenKind.End
            ? (response, terms)
            : throw new FormulaException(Current.Place, IsOperator("~") ? "a second “~” cannot follow" : $"an operator such as + is missing before “{Current.Text}”");
    }

    private static int Binding(Token token) => token.Kind != TokenKind.Operator ? 0 : token.Text switch
    {
        "|" or "||" => 2,
        "+" or "-" => 3,
        "*" or "/" => 4,
        ":" => 5,
        "^" => 7,
        _ => 0,
    };

    private Expression Read(int loosest)
    {
        if (++depth > Deepest)
        {
            throw new FormulaException(Current.Place, "it is nested too deep");
        }

        var left = ReadOne();
        while (Binding(Current) is var binding && binding > 0 && binding >= loosest)
        {
            var sign = tokens[at++];
            // A power binds to the right, all others to the left.
            left = new Joined(sign.Place, sign.Text, left, Read(sign.Text == "^" ? SignBinds : binding + 1));
        }

        depth--;
        return left;
    }

    private Expression ReadOne()
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.End)
        {
            throw new FormulaException(token.Place, "it ends where a column or a number should follow");
        }

        at++;
        return token.Kind switch
        {
            TokenKind.Number => new Number(token.Place, double.Parse(token.Text, CultureInfo.InvariantCulture), token.Text),
            TokenKind.Name => IsOperator("(") ? ReadCall(token) : Named(token),
            _ when token.Text == "(" => ReadParenthesis(token),
            _ when token.Text is "-" or "+" => new WithSign(token.Place, token.Text[0], Read(SignBinds)),
            _ => throw new FormulaException(token.Place, $"a column or a number should stand where “{token.Text}” is"),
        };
    }

    private static ColumnName Named(Token token) => token.Text == "."
        ? throw new FormulaException(token.Place, "a lone dot (for all other columns) is not understood; name the columns")
        : new ColumnName(token.Place, token.Text);

    private Parenthesis ReadParenthesis(Token open)
    {
        var inner = Read(2);
        Expect(")", $"the parenthesis opened at position {open.Place} is never closed");
        return new Parenthesis(open.Place, inner);
    }

    private Call ReadCall(Token name)
    {
        var open = tokens[at++];
        List<Expression> arguments = [Read(2)];
        while (IsOperator(","))
        {
            at++;
            arguments.Add(Read(2));
        }

        Expect(")", $"the parenthesis opened at position {open.Place} is never closed");
        return new Call(name.Place, name.Text, arguments);
    }

    private bool IsOperator(string text) => Current.Kind == TokenKind.Operator && Current.Text == text;

    private void Expect(string text, string why)
    {
        if (!IsOperator(text))
        {
            throw new FormulaException(Current.Place, why);
        }

        at++;
    }
}
