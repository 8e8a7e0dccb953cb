namespace Alliance.Coaching.Scenarios;

/// <summary>Takes what stands in a scenario's file and notes what is wrong with it, each line with where it stands.</summary>
internal sealed class Checking
{
    private readonly List<string> mistakes = [];
    private readonly Dictionary<string, string> lines = [];

    public IReadOnlyList<string> Mistakes => mistakes;

    public void Add(string mistake) => mistakes.Add(mistake);

    public string Text(string? text, string where, int most = ScenarioReader.LineMaxLength)
    {
        if (string.IsNullOrWhiteSpace(text)) Add($"{where}: is missing.");
        else if (text.Trim().Length > most) Add($"{where}: is longer than {most} characters.");
        return text?.Trim() ?? "";
    }

    public int Number(int? number, string where, int least, int most)
    {
        if (number is null) Add($"{where}: is missing.");
        else if (number < least || number > most) Add($"{where}: must be from {least} to {most}, and is {number}.");
        return number ?? least;
    }

    public StageOfChange Stage(string? word)
    {
        if (string.IsNullOrWhiteSpace(word)) Add("start: stage: is missing.");
        else if (word is not ("precontemplation" or "contemplation")) Add("start: stage: begins at precontemplation or contemplation; further on there would be nothing to practice.");
        return word == "contemplation" ? StageOfChange.Contemplation : StageOfChange.Precontemplation;
    }

    /// <summary>Variants of one answer. No line stands in a scenario twice: said in two places it would be heard twice.</summary>
    public IReadOnlyList<string> Lines(List<string?>? variants, string where, int fewest = ScenarioReader.FewestVariants)
    {
        var read = (variants ?? []).Select(v => Text(v, where)).Where(v => v.Length > 0).ToList();
        if (read.Count < fewest) Add($"{where}: needs at least {fewest} {(fewest == 1 ? "line" : "lines")}, and has {read.Count}.");
        foreach (var line in read)
            if (!lines.TryAdd(line, where)) Add($"{where}: “{line}” stands already in {lines[line]}.");
        return read;
    }
}
