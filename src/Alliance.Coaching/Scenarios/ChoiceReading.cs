namespace Alliance.Coaching.Scenarios;

/// <summary>Reads the officer turns to choose from.</summary>
internal sealed class ChoiceReading(Checking check)
{
    public WrittenChoices Read(ScenarioFile.ChoicesPart? part, IReadOnlyList<Worry> worries)
    {
        foreach (var unknown in (part?.Told ?? []).Keys.Where(k => worries.All(w => w.Key != k))) check.Add($"choices: told: there is no worry “{unknown}”.");
        return new WrittenChoices(
            Set(part?.Opening, "choices: opening"),
            StruggleSet(part?.Struggle),
            worries.ToDictionary(w => w.Key, IReadOnlyList<WrittenTurn> (w) => Set(part?.Told?.GetValueOrDefault(w.Key), $"choices: told: {w.Key}")),
            Sets(part?.Guarded, "choices: guarded"),
            Sets(part?.Open, "choices: open"));
    }

    private List<IReadOnlyList<WrittenTurn>> Sets(List<List<Dictionary<string, string?>?>?>? sets, string where)
    {
        var read = (sets ?? []).Select(IReadOnlyList<WrittenTurn> (set, at) => Set(set, $"{where}: {at + 1}")).ToList();
        if (read.Count < 2) check.Add($"{where}: needs at least 2 sets, and has {read.Count}.");
        return read;
    }

    private List<WrittenTurn> StruggleSet(List<Dictionary<string, string?>?>? turns)
    {
        var read = Set(turns, "choices: struggle");
        if (read.Count > 0 && !read.Any(t => new OfficerDeed(t.Coded()).LeavesStruggle)) check.Add("choices: struggle: none of the turns leads out of it.");
        if (read.Count > 0 && !read.Any(t => new OfficerDeed(t.Coded()).ArguesOn)) check.Add("choices: struggle: none of the turns argues on; then there is nothing to learn from.");
        return read;
    }

    private List<WrittenTurn> Set(List<Dictionary<string, string?>?>? turns, string where)
    {
        var read = (turns ?? []).Select(t => Turn(t, where)).OfType<WrittenTurn>().ToList();
        if (read.Count is < ScenarioReader.FewestChoices or > ScenarioReader.MostChoices) check.Add($"{where}: needs {ScenarioReader.FewestChoices} or {ScenarioReader.MostChoices} turns to choose from, and has {read.Count}.");
        else if (read.Select(t => t.Text).Distinct().Count() < read.Count) check.Add($"{where}: the same turn stands there twice.");
        else if (read.All(t => new OfficerDeed(t.Coded()).Presses)) check.Add($"{where}: every turn presses; one must help.");
        return read;
    }

    private WrittenTurn? Turn(Dictionary<string, string?>? turn, string where)
    {
        if (turn is not { Count: 1 })
        {
            check.Add($"{where}: a turn is its codes, a colon, and its words.");
            return null;
        }
        var (codes, text) = turn.Single();
        var words = check.Text(text, $"{where}: {codes}", ScenarioReader.ChoiceMaxLength);
        if (WrittenCodes.Read(codes, words) is { } written) return written;
        check.Add($"{where}: “{codes}” holds a code that is none of these: {WrittenCodes.Known}.");
        return null;
    }
}
