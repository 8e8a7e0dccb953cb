namespace Alliance.Partnerships.Import.Register;

/// <summary>A street address as a matcher sees it: "17 Blackfan St., 2nd Fl." is number 17, name blackfan, type street, unit "2 floor".</summary>
public sealed class AddressKey
{
    private static readonly Dictionary<string, string> StreetTypes = Register.Text.Pairs(
        "st street", "str street", "ave avenue", "av avenue", "aven avenue", "rd road", "blvd boulevard", "boul boulevard", "dr drive",
        "ln lane", "pl place", "plz plaza", "sq square", "ter terrace", "terr terrace", "pkwy parkway", "pkw parkway", "pky parkway",
        "hwy highway", "ct court", "cir circle", "tpke turnpike", "whf wharf", "aly alley", "rte route", "wy way");

    private static readonly HashSet<string> StreetTypeNames = [.. StreetTypes.Values, "way", "mall", "row", "pier"];

    private static readonly Dictionary<string, string> UnitWords = Register.Text.Pairs(
        "suite suite", "ste suite", "unit suite", "apt suite", "apartment suite", "rm suite", "room suite", "space suite", "floor floor",
        "fl floor", "flr floor", "level level", "lvl level", "terminal terminal", "trmnl terminal", "term terminal", "bldg building",
        "building building", "gate gate", "stand stand", "kiosk kiosk", "basement basement", "bsmt basement", "lobby lobby");

    private static readonly Dictionary<string, string> Directions = Register.Text.Pairs(
        "n north", "s south", "e east", "w west", "no north", "so south");

    private AddressKey(List<string> street, List<string> unit, string? city, string? postalCode)
    {
        City = city;
        PostalCode = postalCode;
        Unit = string.Join(' ', unit);
        Numbers = string.Join(' ', street.Where(HasDigit));
        var words = street.Where(token => !HasDigit(token)).ToList();
        StreetType = words.Count > 1 && StreetTypeNames.Contains(words[^1]) ? words[^1] : "";
        StreetName = string.Join(' ', StreetType.Length > 0 ? words[..^1] : words);
        Text = string.Join(' ', street) + (unit.Count > 0 ? " # " + Unit : "");
    }

    /// <summary>Street and unit, without city and postal code: registers spell those too differently.</summary>
    public string Text { get; }

    public string Unit { get; }

    public string? City { get; }

    /// <summary>The first five digits; a leading zero that a spreadsheet ate is put back.</summary>
    public string? PostalCode { get; }

    internal string Numbers { get; }

    internal string StreetName { get; }

    internal string StreetType { get; }

    /// <summary>Null where there is no street, only perhaps a city.</summary>
    public static AddressKey? Of(string? street, string? city, string? postalCode)
    {
        var tokens = street is null ? [] : NameKey.Split(street.Replace("#", " unit ", StringComparison.Ordinal));
        if (tokens.Count == 0)
        {
            return null;
        }

        var unitStart = UnitStart(tokens);
        var unit = tokens[unitStart..].Select(token => UnitWords.GetValueOrDefault(token, WithoutOrdinal(token))).Distinct().ToList();
        return new AddressKey(CanonicalStreet(tokens[..unitStart]), unit, CityKey(city), PostalKey(postalCode));
    }

    internal static string? CityKey(string? city) => city is null ? null : string.Join(' ', NameKey.Split(city));

    internal static string? PostalKey(string? postalCode)
    {
        var digits = string.Concat((postalCode ?? "").TakeWhile(character => character != '-').Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return digits.Length switch { 0 => null, 4 when digits.All(char.IsAsciiDigit) => "0" + digits, > 5 when digits.All(char.IsAsciiDigit) => digits[..5], _ => digits };
    }

    /// <summary>Where the unit begins: at its word, or at the number before it in "2nd floor". The house number is never in it.</summary>
    private static int UnitStart(List<string> tokens)
    {
        for (var index = 2; index < tokens.Count; index++)
        {
            if (UnitWords.TryGetValue(tokens[index], out var unit))
            {
                return unit == "floor" && index > 2 && HasDigit(tokens[index - 1]) ? index - 1 : index;
            }
        }

        return tokens.Count;
    }

    private static List<string> CanonicalStreet(List<string> tokens)
    {
        var street = new List<string>(tokens.Count);
        for (var index = 0; index < tokens.Count; index++)
        {
            var last = index == tokens.Count - 1;
            var token = WithoutOrdinal(tokens[index]);
            // "St" before the name is a saint, after it a street.
            street.Add(token == "st" && !last && index <= 1 ? "saint"
                : token == "mt" && !last ? "mount"
                : index == 0 && !last && NameKey.Numbers.TryGetValue(token, out var number) ? number
                : !last && index > 0 && Directions.TryGetValue(token, out var direction) ? direction
                : index > 1 && StreetTypes.TryGetValue(token, out var type) ? type
                : token);
        }

        return street;
    }

    private static string WithoutOrdinal(string token) =>
        token.Length > 2 && char.IsAsciiDigit(token[0]) && token[^2..] is "st" or "nd" or "rd" or "th" ? token[..^2] : token;

    private static bool HasDigit(string token) => token.Any(char.IsAsciiDigit);
}
