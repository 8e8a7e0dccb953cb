using System.Text;

namespace Alliance.Partnerships.Import.Register;

/// <summary>A name as a matcher sees it: no case, accents, punctuation, legal form; numbers and letters set apart.</summary>
public sealed class NameKey : IEquatable<NameKey>
{
    private static readonly HashSet<string> LegalForms =
        ["inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation", "co", "company", "pc", "plc", "pllc", "dba", "sa", "srl"];

    private static readonly Dictionary<string, string> Abbreviations = Register.Text.Pairs(
        "fl floor", "flr floor", "lvl level", "trmnl terminal", "term terminal", "ctr center", "centre center", "rest restaurant",
        "st saint", "intl international", "univ university", "hosp hospital", "bldg building", "mkt market", "assn association",
        "dept department", "theatre theater", "mt mount");

    internal static readonly Dictionary<string, string> Numbers = Register.Text.Pairs(
        "one 1", "two 2", "three 3", "four 4", "five 5", "six 6", "seven 7", "eight 8", "nine 9", "ten 10", "first 1", "second 2",
        "third 3", "fourth 4", "fifth 5", "sixth 6", "ii 2", "iii 3", "iv 4", "vi 6", "vii 7", "viii 8", "ix 9");

    private static readonly HashSet<string> Sides =
        ["north", "south", "east", "west", "upper", "lower", "left", "right", "front", "rear", "main", "inner", "outer", "top", "bottom"];

    private NameKey(IReadOnlyList<string> tokens)
    {
        Tokens = tokens;
        Text = string.Join(' ', tokens);
        Words = [.. tokens.Where(token => !IsDesignator(token))];
        Joined = string.Concat(tokens);
        Sorted = string.Join(' ', tokens.Order(StringComparer.Ordinal));
        Designators = string.Join(' ', tokens.Where(IsDesignator).Order(StringComparer.Ordinal));
    }

    public string Text { get; }

    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The tokens that are neither number, letter nor side.</summary>
    internal IReadOnlyList<string> Words { get; }

    /// <summary>Without spaces: "longwharf".</summary>
    internal string Joined { get; }

    /// <summary>In alphabetical order, so that the order of words does not count.</summary>
    internal string Sorted { get; }

    /// <summary>What tells "Stand #2" from "Stand #3" and "1st floor" from "2nd floor"; two names that differ here are two places.</summary>
    internal string Designators { get; }

    public static NameKey Of(string name)
    {
        var tokens = JoinLoneLetters(Split(name));
        tokens = [.. tokens.Where((token, index) => !IsFiller(tokens, index)).Select(Canonical)];
        var shorter = tokens.Where((token, index) => index == 0 || !LegalForms.Contains(token)).ToList();
        if (shorter.Count > 1 && shorter[0] == "the")
        {
            shorter.RemoveAt(0);
        }

        return new NameKey(shorter);
    }

    /// <summary>"Oak Street LLC" is what a lawyer calls it, not what the sign says.</summary>
    internal static bool EndsInLegalForm(string name) => Split(name.Replace(".", "", StringComparison.Ordinal)) is { Count: > 1 } words && LegalForms.Contains(words[^1]);

    /// <summary>A chain's own number, as in "Yew Coffee #7234"; a stand or a floor has a shorter one.</summary>
    internal string? StoreNumber => Designators.Length >= 3 && Designators.All(char.IsAsciiDigit) ? Designators : null;

    public bool Equals(NameKey? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as NameKey);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>Letters and digits in runs; an apostrophe parts nothing ("Domino's" is "dominos"), nor does a dot in "J.P.".</summary>
    internal static List<string> Split(string text)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var character in Register.Text.WithoutAccents(text))
        {
            if (char.IsLetterOrDigit(character))
            {
                spaced.Append(char.ToLowerInvariant(character));
            }
            else if (character == '&')
            {
                spaced.Append(" and ");
            }
            else if (character is not ('\'' or '’' or '‘' or '`' or '´'))
            {
                spaced.Append(' ');
            }
        }

        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>"J P Licks", "J.P. Licks" and "JP Licks" are one.</summary>
    private static List<string> JoinLoneLetters(List<string> tokens)
    {
        var joined = new List<string>(tokens.Count);
        var run = false;
        foreach (var token in tokens)
        {
            var lone = token.Length == 1 && char.IsLetter(token[0]);
            if (lone && run)
            {
                joined[^1] += token;
            }
            else
            {
                joined.Add(token);
            }

            run = lone;
        }

        return joined;
    }

    /// <summary>"and" in all its forms ("Rock 'n' Roll"), and the "No." before a number.</summary>
    private static bool IsFiller(List<string> tokens, int index)
    {
        var last = index == tokens.Count - 1;
        return tokens.Count > 1 && tokens[index] switch
        {
            "and" => true,
            "n" or "y" => index > 0 && !last,
            "no" or "num" or "number" => !last && char.IsDigit(tokens[index + 1][0]),
            _ => false,
        };
    }

    private static string Canonical(string token)
    {
        if (Numbers.TryGetValue(token, out var number))
        {
            return number;
        }

        if (char.IsAsciiDigit(token[0]))
        {
            var digits = token.Length > 2 && token[^2..] is "st" or "nd" or "rd" or "th" ? token[..^2] : token;
            return digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
        }

        return Abbreviations.GetValueOrDefault(token, token);
    }

    private static bool IsDesignator(string token) => token.Length == 1 || token.Any(char.IsDigit) || Sides.Contains(token);
}
