using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Alliance.Coaching.Scenarios;

/// <summary>What is wrong with a scenario's file, a sentence for each mistake.</summary>
public sealed class ScenarioMistakeException(string key, IReadOnlyList<string> mistakes) : Exception($"{key}: {string.Join(" ", mistakes)}")
{
    public IReadOnlyList<string> Mistakes => mistakes;
}

/// <summary>Reads a scenario from its file, and says what is wrong with it.</summary>
public static partial class ScenarioReader
{
    public const int FewestVariants = 2;
    public const int FewestChoices = 3, MostChoices = 4;
    public const int LineMaxLength = 420, ChoiceMaxLength = 260;

    private static readonly IReadOnlyDictionary<string, Deed> Groups = Enum.GetValues<Deed>().ToDictionary(d => d.ToString().ToLowerInvariant());

    /// <param name="key">The file's name without its end.</param>
    /// <exception cref="ScenarioMistakeException">Something is missing or wrong; all mistakes are told at once.</exception>
    public static Scenario Read(string key, string text)
    {
        var file = Parse(key, text);
        var check = new Checking();
        if (!KeyShape().IsMatch(key)) check.Add("The file's name may hold only small letters, digits and hyphens.");
        foreach (var word in NotOurWords().Matches(text).Select(m => m.Value.ToLowerInvariant()).Distinct()) check.Add($"“{word}” is no word of ours: say who the person is.");
        var worries = Worries(file, check);
        var scenario = new Scenario
        {
            Key = key,
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12],
            Title = check.Text(file.Title, "title"),
            Place = check.Text(file.Place, "place"),
            Situation = check.Text(file.Situation, "situation", 900),
            Partner = new(check.Text(file.Partner?.Name, "partner: name"), check.Text(file.Partner?.Role, "partner: role")),
            Goal = file.Goal?.Trim(),
            NextStep = check.Text(file.NextStep, "nextStep"),
            Stage = check.Stage(file.Start?.Stage),
            Trust = check.Number(file.Start?.Trust, "start: trust", 2, 5),
            Safety = check.Number(file.Start?.Safety, "start: safety", 3, PartnerState.Most),
            Worries = worries,
            Opening = check.Text(file.Opening, "opening"),
            Struggle = new(check.Number(file.Struggle?.Turn, "struggle: turn", 2, 5), check.Text(file.Struggle?.Line, "struggle: line"),
                check.Lines(file.Struggle?.Settled, "struggle: settled"), check.Lines(file.Struggle?.Heated, "struggle: heated"), check.Lines(file.Struggle?.Holds, "struggle: holds")),
            Lines = Lines(file, check),
            Endings = new Dictionary<Ending, IReadOnlyList<string>>
            {
                [Ending.Agreed] = check.Lines(file.Endings?.Agreed, "endings: agreed", 1),
                [Ending.Polite] = check.Lines(file.Endings?.Polite, "endings: polite", 1),
                [Ending.WalkedAway] = check.Lines(file.Endings?.Away, "endings: away", 1),
            },
            Choices = new ChoiceReading(check).Read(file.Choices, worries),
        };
        return check.Mistakes.Count == 0 ? scenario : throw new ScenarioMistakeException(key, check.Mistakes);
    }

    private static ScenarioFile Parse(string key, string text)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<ScenarioFile?>(text)
                ?? throw new ScenarioMistakeException(key, ["The file is empty."]);
        }
        catch (YamlException failure)
        {
            var unknown = UnknownField().Match(failure.Message);
            throw new ScenarioMistakeException(key, [unknown.Success
                ? $"Line {failure.Start.Line}: no part of a scenario is called “{unknown.Groups[1].Value}”."
                : $"Line {failure.Start.Line} cannot be read: {(failure.InnerException ?? failure).Message.TrimEnd('.')}."]);
        }
    }

    private static List<Worry> Worries(ScenarioFile file, Checking check)
    {
        var read = (file.Worries ?? []).Select(w => new Worry(
            w.Key,
            check.Text(w.Value?.Name, $"worries: {w.Key}: name"),
            Words(w.Key, w.Value?.Words, check),
            check.Text(w.Value?.Tells, $"worries: {w.Key}: tells"),
            check.Number(w.Value?.From, $"worries: {w.Key}: from", 3, Conversation.AgreesFrom - 1))).ToList();
        if (read.Count is < 2 or > 4) check.Add($"A partner has two to four worries; here are {read.Count}.");
        return read;
    }

    private static List<string> Words(string key, List<string?>? words, Checking check)
    {
        var read = (words ?? []).OfType<string>().Select(w => w.Trim()).Where(w => w.Length > 0).ToList();
        if (read.Count < 3) check.Add($"worries: {key}: words: name at least three beginnings of words by which a turn speaks to it.");
        if (read.Any(w => w.Any(char.IsUpper))) check.Add($"worries: {key}: words: write them in small letters.");
        return read;
    }

    private static Dictionary<Deed, DeedLines> Lines(ScenarioFile file, Checking check)
    {
        foreach (var unknown in (file.Lines ?? []).Keys.Where(k => !Groups.ContainsKey(k))) check.Add($"lines: there is no group “{unknown}”; there are {string.Join(", ", Groups.Keys)}.");
        return Groups.ToDictionary(g => g.Value, g =>
        {
            var part = file.Lines?.GetValueOrDefault(g.Key);
            return new DeedLines(check.Lines(part?.Guarded, $"lines: {g.Key}: guarded"), check.Lines(part?.Open, $"lines: {g.Key}: open"));
        });
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex KeyShape();

    [GeneratedRegex(@"\b(subject|suspect|target|asset|intel)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotOurWords();

    [GeneratedRegex("Property '(.+?)' not found")]
    private static partial Regex UnknownField();
}
