using System.Collections.Frozen;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Alliance.Partnerships.Goals;

/// <summary>The words and rules of one stage, as they stand in its file for whoever wants to read or change them.</summary>
public sealed class StageFile
{
    private static readonly FrozenDictionary<string, StageFile> All = ReadAll();

    public string Term { get; set; } = "";
    public string Meaning { get; set; } = "";
    public string Helps { get; set; } = "";
    public string Avoid { get; set; } = "";

    /// <summary>Which of the two rulers says most at this stage.</summary>
    public Ruler Ruler { get; set; }

    public List<StageRule> Questions { get; set; } = [];
    public List<StageRule> Affirmations { get; set; } = [];
    public List<StageRule> Avoidances { get; set; } = [];
    public List<StageRule> Rulers { get; set; } = [];

    /// <summary>Where this comes from; the words are our own.</summary>
    public List<string> Source { get; set; } = [];

    /// <summary>What comes first, whatever the stage.</summary>
    public static StageFile AnyStage => All["any-stage"];

    /// <summary>For when the old way came back for a while.</summary>
    public static StageFile CameBack => All["came-back"];

    /// <summary>For when nothing is agreed, or nobody has said where it stands.</summary>
    public static StageFile NoGoal => All["no-goal"];

    public static IReadOnlyDictionary<string, StageFile> Files => All;

    public static StageFile Of(StageOfChange stage) => All[stage.ToString().ToLowerInvariant()];

    private static FrozenDictionary<string, StageFile> ReadAll()
    {
        const string folder = "stages/";
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnumNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var assembly = typeof(StageFile).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).ToFrozenDictionary(name => name[folder.Length..], name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return yaml.Deserialize<StageFile>(reader);
        }, StringComparer.Ordinal);
    }
}

/// <summary>One sentence, and when it fits.</summary>
public sealed class StageRule
{
    public StageFact When { get; set; }

    /// <summary>With words of the record in braces: {kept}, {late}, {number}, {lower}.</summary>
    public string Words { get; set; } = "";
}

/// <summary>What a rule may ask of the record.</summary>
public enum StageFact
{
    Always,
    WeNeverTalked,
    OurPromiseIsLate,
    TheyKeptAPromise,
    TheyCame,
    TheyAgreed,
    Strained,
    ImportanceAboveZero,
    ImportanceZero,
    ConfidenceAboveZero,
    ConfidenceZero,
}

public enum Ruler
{
    Importance,
    Confidence,
}
