using System.Globalization;

namespace Alliance.Statistics.Formulas;

internal enum TokenKind
{
    Name,
    Number,
    Operator,
    End,
}

/// <param name="Place">The first character of the formula is 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Place);

/// <summary>Cuts a formula into names, numbers and signs.</summary>
internal static class Lexer
{
    private const string Signs = "~+-*/^:|(),";

    public static List<Token> Cut(string formula)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < formula.Length)
        {
            if (char.IsWhiteSpace(formula[at]))
            {
                at++;
                continue;
            }

            var token = Next(formula, at);
            tokens.Add(token);
            at += token.Text.Length + (formula[at] == '`' ? 2 : 0);
        }

        tokens.Add(new Token(TokenKind.End, "", formula.Length + 1));
        return tokens;
    }

    private static Token Next(string formula, int at)
    {
        var first = formula[at];
        if (first == '`')
        {
            return Quoted(formula, at);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && at + 1 < formula.Length && char.IsAsciiDigit(formula[at + 1])))
        {
            return NumberAt(formula, at);
        }

        if (char.IsLetter(first) || first is '.' or '_')
        {
            var end = at;
            while (end < formula.Length && (char.IsLetterOrDigit(formula[end]) || formula[end] is '.' or '_'))
            {
                end++;
            }

            return new Token(TokenKind.Name, formula[at..end], at + 1);
        }

        if (!Signs.Contains(first))
        {
            throw new FormulaException(at + 1, $"“{first}” has no meaning in a formula; a column whose name holds such a sign is written between backticks");
        }

        var isDouble = first == '|' && at + 1 < formula.Length && formula[at + 1] == '|';
        return new Token(TokenKind.Operator, isDouble ? "||" : first.ToString(), at + 1);
    }

    private static Token Quoted(string formula, int at)
    {
        var end = formula.IndexOf('`', at + 1);
        return end > at + 1
            ? new Token(TokenKind.Name, formula[(at + 1)..end], at + 1)
            : throw new FormulaException(at + 1, "a name between backticks is empty or never closed");
    }

    private static Token NumberAt(string formula, int at)
    {
        var end = at;
        while (end < formula.Length && (char.IsAsciiDigit(formula[end]) || formula[end] == '.'))
        {
            end++;
        }

        var exponent = end + 1 < formula.Length && formula[end] is 'e' or 'E' ? end + 1 + (formula[end + 1] is '-' or '+' ? 1 : 0) : formula.Length;
        if (exponent < formula.Length && char.IsAsciiDigit(formula[exponent]))
        {
            end = exponent;
            while (end < formula.Length && char.IsAsciiDigit(formula[end]))
            {
                end++;
            }
        }

        var text = formula[at..end];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new Token(TokenKind.Number, text, at + 1)
            : throw new FormulaException(at + 1, $"“{text}” is no number");
    }
}
