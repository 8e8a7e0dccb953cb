using System.Collections;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Alliance.Platform;

/// <summary>One setting that an operator can make; <c>docs/operator.md</c> has them all in a table.</summary>
/// <param name="Name">As the environment has it: a word of ours, or a section and a word with two underscores between them.</param>
/// <param name="Check">Throws a <see cref="BadInputException"/> where what is set cannot be used.</param>
public sealed record Setting(string Name, Action<IConfiguration>? Check = null);

/// <summary>Reads <c>alliance.json</c> in the data folder, and the environment over it; and names what it finds there and does not know.</summary>
public static class SettingsFile
{
    public const string Name = "alliance.json";
    private const string Ours = "ALLIANCE_";

    /// <summary>The settings of the platform; each is checked when <see cref="Settings"/> are read.</summary>
    public static readonly IReadOnlyList<Setting> OfPlatform =
    [
        new("ALLIANCE_DATA"), new("ALLIANCE_DATABASE"), new("ALLIANCE_LEDGER"), new("ALLIANCE_ADDRESS"), new("ALLIANCE_PROXIES"), new("ALLIANCE_MAIL"), new("ALLIANCE_MAIL_FROM"),
        new("ALLIANCE_LOG"), new("ALLIANCE_DRAIN"), new("ALLIANCE_OTLP"), new("ALLIANCE_BACKUP_PASSWORD"),
    ];

    /// <exception cref="BadInputException">The file is there and cannot be read.</exception>
    public static IConfigurationRoot Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return new ConfigurationBuilder().AddJsonFile(path, optional: true).AddEnvironmentVariables().Build();
        }
        catch (Exception no) when (no is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read: {(no.InnerException ?? no).Message.Split('\n')[0].TrimEnd('.')}.");
        }
    }

    /// <summary>A sentence for each setting that stands in the file, or by a name of ours in the environment, and means nothing.</summary>
    public static IEnumerable<string> Unknown(Settings settings, IReadOnlyList<Setting> known)
    {
        var names = known.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ofFile = settings.Configuration is IConfigurationRoot root ? root.Providers.Where(p => p is not EnvironmentVariablesConfigurationProvider).SelectMany(p => Keys(p, null)) : [];
        var ofEnvironment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(n => n.StartsWith(Ours, StringComparison.OrdinalIgnoreCase));
        return ofFile.Concat(ofEnvironment).Where(n => !names.Contains(n)).Distinct().Order(StringComparer.Ordinal)
            .Select(name => $"{name} is no setting{(Nearest(name, names) is { } near ? $"; was {near} meant?" : ".")} docs/operator.md lists them all.");
    }

    private static IEnumerable<string> Keys(IConfigurationProvider provider, string? above)
    {
        foreach (var key in provider.GetChildKeys([], above).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var path = above is null ? key : ConfigurationPath.Combine(above, key);
            if (provider.TryGet(path, out _)) yield return path.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal);
            foreach (var below in Keys(provider, path)) yield return below;
        }
    }

    /// <summary>The known name that differs by the fewest letters, where that is few.</summary>
    private static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(k => (Name: k, Distance: Distance(name.ToUpperInvariant(), k.ToUpperInvariant()))).Where(k => k.Distance <= 3).OrderBy(k => k.Distance).Select(k => k.Name).FirstOrDefault();

    /// <summary>How many letters are to be put in, left out or changed (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
