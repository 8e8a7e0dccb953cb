namespace Alliance.Stewardship.Screening;

/// <summary>What a note is suspected of before anyone asked which of its names are organisations.</summary>
public sealed class Suspects
{
    private readonly Reading reading;

    internal Suspects(Reading reading, IReadOnlyList<Hit> hits)
    {
        this.reading = reading;
        Hits = hits;
        PhrasesToLookUp = Phrases.Around(reading, hits, WordsOf);
    }

    /// <summary>Every hit, in order of place, with nothing spared.</summary>
    public IReadOnlyList<Hit> Hits { get; }

    /// <summary>Capitalised phrases around the hits, as typed; those that are organisations or areas go into the context.</summary>
    public IReadOnlyList<string> PhrasesToLookUp { get; }

    /// <summary>The hits that remain once the context's names are allowed.</summary>
    public IReadOnlyList<Hit> Spare(ScreeningContext context)
    {
        if (Hits.Count == 0)
            return Hits;
        var known = new KnownNames(reading, context);
        return [.. Hits.Where(hit => !IsSpared(hit, known))];
    }

    private bool IsSpared(Hit hit, KnownNames known)
    {
        var (first, last) = WordsOf(hit);
        return known.Covers(first, last)
            || hit.Category == Category.Minor && last > first && reading.Tokens[last].Capitalised && known.EndsWithPerson(last);
    }

    private (int First, int Last) WordsOf(Hit hit) => (reading.TokenOfOriginal(hit.Start), reading.TokenOfOriginal(hit.End - 1));
}
