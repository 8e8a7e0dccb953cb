namespace Alliance.Partnerships.Preparing;

/// <summary>A talk in two lines of a phone: what it was about, and the beginning of what was heard, cut between words.</summary>
public static class InShort
{
    private const int Room = 130;

    public static string Of(string purpose, string? heard)
    {
        var text = string.IsNullOrWhiteSpace(heard) ? purpose : $"{purpose.TrimEnd('.', ' ')}. {string.Join(' ', heard.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
        if (text.Length <= Room) return text;
        var space = text.LastIndexOf(' ', Room);
        return $"{text[..(space > 0 ? space : Room)].TrimEnd(' ', ',', ';', '.')} …";
    }
}
