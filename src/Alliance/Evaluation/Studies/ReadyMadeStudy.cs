using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Alliance.Evaluation.Studies;

/// <summary>A study that comes with the program, to be made one's own.</summary>
public sealed record ReadyMadeStudy
{
    public string Key { get; init; } = "";
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Question { get; init; } = "";
    public StudyDesign Design { get; init; }
    public StudyUnitKind UnitKind { get; init; }
    public int Months { get; init; }
    public int MonthsBefore { get; init; }
    public int Waves { get; init; }
    public int MonthsBetweenWaves { get; init; }
    public string DataTerms { get; init; } = "";
    public string Conflicts { get; init; } = "";
    public List<ReadyMadeOutcome> Outcomes { get; init; } = [];
}

public sealed record ReadyMadeOutcome
{
    public string Key { get; init; } = "";
    public string Title { get; init; } = "";
    public OutcomeLevel Level { get; init; }
    public OutcomeRank Rank { get; init; }
    public OutcomeSource Source { get; init; }
    public Better Better { get; init; }
    public string? Why { get; init; }
    public string? Instrument { get; init; }
    public string? Scale { get; init; }
    public double? Margin { get; init; }

    public StudyOutcome ToRow(Guid studyId, int place, ActionContext action) => new OutcomeFacts
    {
        Key = Key,
        Title = Title,
        Level = Level,
        Rank = Rank,
        Source = Source,
        Better = Better,
        Why = Why,
        Instrument = Instrument,
        Scale = Scale,
        Margin = Margin,
    }.ToRow(studyId, place, action);
}

/// <summary>The ready-made studies, read from the files that are built in.</summary>
public static class ReadyMadeStudies
{
    private const string Folder = "studies/";

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    public static IReadOnlyList<ReadyMadeStudy> All { get; } = [.. Names().Select(Read)];

    public static ReadyMadeStudy? Find(string? key) => All.FirstOrDefault(s => s.Key == key);

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static ReadyMadeStudy Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return Yaml.Deserialize<ReadyMadeStudy>(reader);
    }
}
