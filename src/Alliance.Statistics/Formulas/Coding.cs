namespace Alliance.Statistics.Formulas;

/// <summary>Which factors of a term stand with all their levels, and which without their first.</summary>
internal static class Coding
{
    /// <summary>
    /// As Chambers and Hastie (1992, Statistical Models in S, §2.4) code terms: a factor goes without its first level where the rest of the term is in the
    /// model too (nothing counts as in it); without an intercept the first factor of all keeps its levels.
    /// </summary>
    /// <param name="isFactor">One per variable of the part.</param>
    /// <returns>For each term a mark for each of its variables: whether all levels stand.</returns>
    public static bool[][] AllLevels(LinearPart part, bool[] isFactor)
    {
        var known = part.Terms.Select(term => string.Join(',', term)).ToHashSet(StringComparer.Ordinal);
        bool[][] marks = [.. part.Terms.Select(term => term
            .Select(variable => isFactor[variable] && term.Count > 1 && !known.Contains(string.Join(',', term.Where(other => other != variable))))
            .ToArray())];
        if (!part.Intercept)
        {
            MarkFirstFactor(part, isFactor, marks);
        }

        return marks;
    }

    private static void MarkFirstFactor(LinearPart part, bool[] isFactor, bool[][] marks)
    {
        for (var term = 0; term < marks.Length; term++)
        {
            for (var place = 0; place < marks[term].Length; place++)
            {
                if (isFactor[part.Terms[term][place]])
                {
                    marks[term][place] = true;
                    return;
                }
            }
        }
    }
}
