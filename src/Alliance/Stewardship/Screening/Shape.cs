using System.Text.RegularExpressions;

namespace Alliance.Stewardship.Screening;

/// <summary>
/// Something told by its form rather than its words: a number, a date, a height. <paramref name="Category"/> decides what a
/// match is, or that it is nothing after all.
/// </summary>
internal sealed record Shape(Regex Pattern, bool CaseMatters, Func<Reading, Match, Category?> Category)
{
    public static Shape Of(Category category, string pattern) => Of(pattern, (_, _) => category);

    public static Shape Of(string pattern, Func<Reading, Match, Category?> category) => new(Compile(pattern), false, category);

    /// <summary>Matches capitals as they were typed.</summary>
    public static Shape AsTyped(string pattern, Func<Reading, Match, Category?> category) => new(Compile(pattern), true, category);

    public IEnumerable<Hit> Find(Reading reading)
    {
        for (var match = Pattern.Match(CaseMatters ? reading.Text.Plain : reading.Text.Lower); match.Success; match = match.NextMatch())
            if (Category(reading, match) is { } category)
                yield return reading.Text.HitAt(category, match.Index, match.Index + match.Length);
    }

    // No timeout: one would throw on a stalled machine and cost the officer the note. None is needed, since no shape can be read in two ways
    // that go on for long: the worst of 3,000 hostile texts of 4,000 letters took 4 ms. NonBacktracking keeps a megabyte for each shape.
    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
