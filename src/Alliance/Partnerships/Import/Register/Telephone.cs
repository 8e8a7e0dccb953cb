namespace Alliance.Partnerships.Import.Register;

internal static class Telephone
{
    private static readonly string[] Separators = ["/", ";", ",", " or ", " o ", " x", " ext"];

    /// <summary>"(617) 552-3307 x2" → "+16175523307". Null where no such number can exist, so that nobody dials a placeholder.</summary>
    public static string? Read(string cell)
    {
        var first = cell.Split(Separators, StringSplitOptions.TrimEntries)[0];
        var digits = string.Concat(first.Where(char.IsAsciiDigit));
        var international = first.StartsWith('+') && !digits.StartsWith('1');
        if (digits.Length < 2 || digits.Distinct().Count() == 1)
        {
            return null;
        }

        if (international)
        {
            return digits.Length is >= 8 and <= 15 && digits[0] != '0' ? "+" + digits : null;
        }

        var national = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        return IsPlausible(national) ? "+1" + national : null;
    }

    /// <summary>In North America neither an area code nor an exchange starts with 0 or 1.</summary>
    private static bool IsPlausible(string national) =>
        national.Length == 10 && national[0] >= '2' && national[3] >= '2' && national.Distinct().Count() > 1;
}
