namespace Alliance.Stewardship.Screening;

/// <summary>The forms in which a listed word is met. A form too many costs nothing: nobody writes it.</summary>
internal static class Inflection
{
    /// <summary>church → church, churchs, churches; city → cities; dealer → dealers.</summary>
    public static IEnumerable<string> Noun(string word)
    {
        yield return word;
        if (char.IsAsciiDigit(word[^1]))
            yield break;
        yield return word + "s";
        yield return word + "es";
        if (word[^1] == 'y')
            yield return word[..^1] + "ies";
    }

    /// <summary>deal → deals, dealt is listed by hand; arrive → arrived, arriving; rob → robbed, robbing.</summary>
    public static IEnumerable<string> Verb(string word)
    {
        foreach (var noun in Noun(word))
            yield return noun;
        var stem = word[^1] == 'e' ? word[..^1] : word;
        foreach (var ending in (string[])["ed", "ing"])
        {
            yield return stem + ending;
            if (word[^1] != 'e')
                yield return word + word[^1] + ending;
        }

        if (word[^1] == 'y')
            yield return word[..^1] + "ied";
    }

    /// <summary>Spanish adjective or noun: mexicano → mexicana, mexicanos, mexicanas.</summary>
    public static IEnumerable<string> Gendered(string word)
    {
        var stem = word[^1] == 'o' ? word[..^1] : word;
        return ((string[])["", "o", "a", "os", "as"]).Select(ending => stem + ending).Append(word);
    }
}
