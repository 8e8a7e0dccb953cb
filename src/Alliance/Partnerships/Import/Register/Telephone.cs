namespace Alliance.Partnerships.Import.Register;

internal static class Telephone
{
    private static readonly string[] Separators = ["/", ";", ",", " or ", " o ", " x", " ext"];

    /// <summary>"(617) 552-3307 x2" → "+16175523307". Null where no such number can exist, so that nobody dials a placeholder.</summary>
    public static string? Read(string cell)
    {
        // Our own export puts an apostrophe before a plus, so that no spreadsheet takes it for a formula.
        var first = cell.TrimStart('\'').Split(Separators, StringSplitOptions.TrimEntries)[0];
        // A spreadsheet's number.
        first = first.EndsWith(".0", StringComparison.Ordinal) ? first[..^2] : first;
        var digits = string.Concat(first.Where(char.IsAsciiDigit));
        var international = first.StartsWith('+') && !digits.StartsWith('1');
        if (digits.Length < 2 || digits.Distinct().Count() == 1)
        {
            return null;
        }

        if (international)
        {
            return digits.Length is >= 8 and <= 15 && digits[0] != '0' && digits[^7..].Distinct().Count() > 1 ? "+" + digits : null;
        }

        if (digits.Length == 7 && !first.StartsWith('+'))
        {
            // Of the town itself: it can be dialled there, and no area code is made up.
            return digits[0] >= '2' ? $"{digits[..3]}-{digits[3..]}" : null;
        }

        var national = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        return IsPlausible(national) ? "+1" + national : null;
    }

    /// <summary>In North America neither an area code nor an exchange starts with 0 or 1; 999-9999, 555-5555 and a run of digits only fill a form.</summary>
    private static bool IsPlausible(string national) =>
        national.Length == 10 && national[0] >= '2' && national[3] >= '2' && national.Distinct().Count() > 1
        && national[3..] is not ("9999999" or "5555555") && national is not ("9876543210" or "2345678901");
}
