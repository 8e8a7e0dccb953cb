namespace Alliance.Partnerships.Import.Register;

/// <summary>Whether two spellings could be slips of one another. Strict on purpose: a false suggestion costs a person's patience.</summary>
internal static class Similarity
{
    private static readonly HashSet<string> Generic =
    [
        "restaurant", "cafe", "bar", "grill", "grille", "pub", "tavern", "kitchen", "pizza", "pizzeria", "bakery", "deli", "market", "store", "shop", "house",
        "coffee", "eatery", "bistro", "diner", "lounge", "hotel", "restaurante", "ristorante", "chinese", "italian", "thai", "mexican", "indian", "japanese",
        "vietnamese", "korean", "irish", "american", "sandwich", "sandwiches", "supermarket", "grocery", "pharmacy", "taqueria", "brewery", "steakhouse",
        "the", "of", "at",
    ];

    // A café in one of these is a place of its own.
    private static readonly HashSet<string> Hosts =
    [
        "college", "university", "hospital", "hotel", "hilton", "marriott", "sheraton", "westin", "hyatt", "inn", "school", "library", "museum", "arena",
        "theater", "center", "airport", "station", "church", "club",
    ];

    public static bool NamesNear(NameKey first, NameKey second)
    {
        if ((first.StoreNumber is null) != (second.StoreNumber is null) && (first.Designators.Length == 0 || second.Designators.Length == 0))
        {
            return first.Words.SequenceEqual(second.Words);
        }

        if (first.Designators != second.Designators || first.Words.Count == 0 || second.Words.Count == 0)
        {
            return false;
        }

        return first.Joined == second.Joined
            || first.Sorted == second.Sorted
            || WordByWord(first.Words, second.Words)
            || DiffersByGenericWords(first.Words, second.Words)
            || DiffersByMark(first.Words, second.Words);
    }

    public static bool WordsNear(string first, string second)
    {
        // Slips seldom hit the first letter, while "Bonner" and "Donner" are two families.
        if (first.Length == 0 || second.Length == 0 || first[0] != second[0])
        {
            return first == second;
        }

        var (longer, shorter) = first.Length >= second.Length ? (first, second) : (second, first);
        if (longer == shorter || WithoutDoubled(longer) == WithoutDoubled(shorter) || (longer.Length == shorter.Length + 1 && longer[^1] == 's' && longer.StartsWith(shorter, StringComparison.Ordinal)))
        {
            return true;
        }

        var allowed = shorter.Length >= 9 ? 2 : shorter.Length >= 5 ? 1 : 0;
        return longer.Length - shorter.Length <= allowed && allowed > 0 && Distance(first, second) <= allowed;
    }

    /// <summary>"Piza" is "pizza", short as it is.</summary>
    private static string WithoutDoubled(string word) => string.Concat(word.Where((letter, index) => index == 0 || char.IsDigit(letter) || letter != word[index - 1]));

    private static bool WordByWord(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        if (first.Count != second.Count)
        {
            return false;
        }

        for (var index = 0; index < first.Count; index++)
        {
            if (!WordsNear(first[index], second[index]) && !(first.Count > 2 && Abbreviates(first[index], second[index])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Bos. Public Library" and "Boston Public Library".</summary>
    private static bool Abbreviates(string first, string second)
    {
        var (longer, shorter) = first.Length >= second.Length ? (first, second) : (second, first);
        return shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal);
    }

    /// <summary>"Mela" and "Mela Restaurant" or "Mela Bar and Grill"; but not "Marriott Bar" and "Marriott Cafe", nor a college and its café.</summary>
    private static bool DiffersByGenericWords(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var (longer, shorter) = first.Count > second.Count ? (first, second) : (second, first);
        if (longer.Count - shorter.Count is not (1 or 2))
        {
            return false;
        }

        var rest = longer.ToList();
        return shorter.All(rest.Remove)
            && rest.TrueForAll(Generic.Contains)
            && shorter.Any(word => !Generic.Contains(word))
            && !shorter.Any(Hosts.Contains);
    }

    private static bool DiffersByMark(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        EndsInMark(first) != EndsInMark(second)
        && SpelledAlike(WithoutMark(first), WithoutMark(second));

    /// <summary>A register's own mark at the end of a name: "- FS", "(T.O.)".</summary>
    private static bool EndsInMark(IReadOnlyList<string> words) => words.Count > 2 && words[^1].Length == 2;

    private static List<string> WithoutMark(IReadOnlyList<string> words) =>
        [.. EndsInMark(words) ? words.Take(words.Count - 1) : words];

    private static bool SpelledAlike(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        string.Concat(first) == string.Concat(second) || WordByWord(first, second);

    /// <summary>Damerau–Levenshtein distance (optimal string alignment): a swap of neighbours counts as one slip.</summary>
    internal static int Distance(string first, string second)
    {
        // Words, not pages; a cell of 2,000 characters without a space is the longest there is.
        var width = second.Length + 1;
        Span<int> beforePrevious = width <= 64 ? stackalloc int[width] : new int[width];
        Span<int> previous = width <= 64 ? stackalloc int[width] : new int[width];
        Span<int> current = width <= 64 ? stackalloc int[width] : new int[width];
        for (var column = 0; column < width; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= first.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= second.Length; column++)
            {
                var change = first[row - 1] == second[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + change);
                if (row > 1 && column > 1 && first[row - 1] == second[column - 2] && first[row - 2] == second[column - 1])
                {
                    current[column] = Math.Min(current[column], beforePrevious[column - 2] + 1);
                }
            }

            var spare = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = spare;
        }

        return previous[second.Length];
    }
}
