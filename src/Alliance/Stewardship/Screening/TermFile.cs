namespace Alliance.Stewardship.Screening;

/// <summary>Reads the embedded lists in <c>terms/</c>. How they are written is explained in <c>terms/README.md</c>.</summary>
internal static class TermFile
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(TermFile).Assembly.GetManifestResourceStream($"screening/{name}")
            ?? throw new InvalidOperationException($"The list terms/{name}.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Split('#')[0].Trim() is { Length: > 0 } entry)
                yield return entry;
    }

    /// <summary>All spellings of one listed word: <c>=exact</c>, <c>verb+</c>, <c>género@</c>, or a noun with its plural.</summary>
    public static IEnumerable<string> Forms(string item)
    {
        var word = new FoldedText(item).Lower;
        // A note's "Hell's" is read as "Hell" with a possessive mark.
        if (word.Length > 3 && word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        return word switch
        {
            ['=', ..] => [word[1..]],
            [.., '+'] => Inflection.Verb(word[..^1]),
            [.., '@'] => Inflection.Gendered(word[..^1]),
            _ => Inflection.Noun(word),
        };
    }
}
