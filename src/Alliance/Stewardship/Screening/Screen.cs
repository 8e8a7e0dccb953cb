namespace Alliance.Stewardship.Screening;

/// <summary>
/// Reads a note for what must not be kept about people (DESIGN §5, lines 1, 10 and 11). A help for the one who types, no
/// guarantee: what it flags and what it misses is measured in docs/screening.md.
/// </summary>
public static class Screen
{
    /// <summary>The hits that remain when the context's names may stand.</summary>
    public static IReadOnlyList<Hit> Check(string text, ScreeningContext context) => Suspects(text).Spare(context);

    /// <summary>All hits, with the phrases to look up before <see cref="Screening.Suspects.Spare"/>.</summary>
    public static Suspects Suspects(string text)
    {
        var reading = new Reading(text);
        var names = new PersonNames(reading).Find();
        var introducers = names.Select(name => name.Introducer).ToHashSet();
        var fromWords = Terms.Find(reading)
            .Where(term => !(term.Category == Category.SomeoneElse && introducers.Contains(term.Last)))
            .Select(term => reading.HitAt(term.Category, term.First, term.Last));
        var fromNames = names.Select(name => reading.HitAt(name.Category, name.First, name.Last));
        return new Suspects(reading, WithoutRepeats([.. fromWords, .. fromNames, .. Shapes.Find(reading)]));
    }

    /// <summary>Of overlapping hits of one category the longest stays; a minor is not also someone else.</summary>
    private static List<Hit> WithoutRepeats(List<Hit> hits)
    {
        var kept = new List<Hit>();
        var reached = new Dictionary<Category, int>();
        foreach (var hit in hits.OrderBy(hit => hit.Start).ThenByDescending(hit => hit.Length).ThenBy(hit => hit.Category == Category.Minor ? -1 : (int)hit.Category))
        {
            if (hit.Start < reached.GetValueOrDefault(hit.Category))
                continue;
            if (hit.Category == Category.SomeoneElse && hit.Start < reached.GetValueOrDefault(Category.Minor))
                continue;
            reached[hit.Category] = hit.End;
            kept.Add(hit);
        }

        return kept;
    }
}
