namespace Alliance.Platform.Accounts;

/// <summary>What a browser says of itself, cut to the two names by which its person knows a device again.</summary>
public static class DeviceWords
{
    public const int MaxLength = 60;

    // Most browsers also name those whose pages they want to be shown: the one that names itself last in this list is asked for first.
    private static readonly (string Mark, string Name)[] Programs =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

    /// <returns>"Firefox, Windows"; null where neither is known.</returns>
    public static string? Of(string? userAgent)
    {
        string?[] known = [NameIn(Programs, userAgent), NameIn(Systems, userAgent)];
        var words = string.Join(", ", known.OfType<string>());
        return words.Length > 0 ? words : null;
    }

    private static string? NameIn((string Mark, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(k => userAgent?.Contains(k.Mark, StringComparison.Ordinal) == true).Name;
}
