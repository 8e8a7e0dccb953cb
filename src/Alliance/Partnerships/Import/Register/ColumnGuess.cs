namespace Alliance.Partnerships.Import.Register;

internal static class ColumnGuess
{
    public static Dictionary<string, RegisterField> Of(RegisterTable table, Func<int, bool> leftOut)
    {
        var columns = Enumerable.Range(0, table.Headers.Count).Where(column => !leftOut(column)).ToList();
        var guessed = new Dictionary<int, RegisterField>();
        foreach (var (field, words) in HeaderWords.Fields)
        {
            if (BestColumn(table, columns.Where(column => !guessed.ContainsKey(column)), field, words) is { } best)
            {
                guessed.Add(best, field);
            }
        }

        AddByShape(table, columns, guessed);
        KeepValid(guessed);
        return guessed.ToDictionary(pair => table.Headers[pair.Key], pair => pair.Value);
    }

    private static int? BestColumn(RegisterTable table, IEnumerable<int> columns, RegisterField field, string[] words)
    {
        var ranked = columns
            .Select(column => (Column: column, Rank: Array.IndexOf(words, HeaderWords.Joined(table.Headers[column]))))
            .Where(candidate => candidate.Rank >= 0 && !CellShapes.Contradicts(table, candidate.Column, field))
            .OrderBy(candidate => candidate.Rank)
            .ToList();
        return ranked.Count == 0 ? null : ranked[0].Column;
    }

    private static void AddByShape(RegisterTable table, List<int> columns, Dictionary<int, RegisterField> guessed)
    {
        foreach (var column in columns.Where(column => !guessed.ContainsKey(column)))
        {
            RegisterField? field = CellShapes.MostlyCoordinates(table, column) ? RegisterField.Coordinates
                : CellShapes.MostlyTelephones(table, column) ? RegisterField.Telephone
                : CellShapes.MostlyWebsites(table, column) ? RegisterField.Website
                : null;
            if (field is { } found && !guessed.ContainsValue(found))
            {
                guessed[column] = found;
            }
        }
    }

    /// <summary>A trade name alone is the name; half a coordinate is none, nor is a house without its street.</summary>
    private static void KeepValid(Dictionary<int, RegisterField> guessed)
    {
        if (!guessed.ContainsValue(RegisterField.Name) && ColumnOf(guessed, RegisterField.TradeName) is { } tradeName)
        {
            guessed[tradeName] = RegisterField.Name;
        }

        if (ColumnOf(guessed, RegisterField.HouseNumber) is { } house && ColumnOf(guessed, RegisterField.Street) is null)
        {
            guessed.Remove(house);
        }

        if (ColumnOf(guessed, RegisterField.Latitude) is { } latitude && ColumnOf(guessed, RegisterField.Longitude) is null)
        {
            guessed.Remove(latitude);
        }
        else if (ColumnOf(guessed, RegisterField.Longitude) is { } longitude && ColumnOf(guessed, RegisterField.Latitude) is null)
        {
            guessed.Remove(longitude);
        }
    }

    private static int? ColumnOf(Dictionary<int, RegisterField> guessed, RegisterField field) =>
        guessed.Where(pair => pair.Value == field).Select(pair => (int?)pair.Key).FirstOrDefault();
}
