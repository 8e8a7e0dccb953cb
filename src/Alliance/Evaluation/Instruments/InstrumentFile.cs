using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Alliance.Evaluation.Instruments;

/// <summary>Reads a ready-made instrument from its file. Lists of answers that several items share are written once, under a name.</summary>
public static class InstrumentFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceNullability().Build();

    /// <exception cref="FormatException">It cannot be read; the message is a sentence.</exception>
    public static Instrument Read(string text)
    {
        Written written;
        try
        {
            written = Yaml.Deserialize<Written>(text) ?? throw new FormatException("The file is empty.");
        }
        catch (YamlException bad)
        {
            throw new FormatException($"The file cannot be read: {(bad.InnerException ?? bad).Message}", bad);
        }
        return new Instrument
        {
            Key = written.Key,
            Title = written.Title.ToBoth(),
            Intro = written.Intro.ToBoth(),
            Audience = written.Audience,
            License = written.License,
            Source = written.Source,
            IsUnvalidated = written.Unvalidated,
            Items = Whole(written.Items).ConvertAll(i => Item(i, written.Answers)),
            Scales = Whole(written.Scales).ConvertAll(s => new InstrumentScale { Key = s.Key, Title = s.Title.ToBoth(), Items = s.Items, Scoring = s.Scoring, Least = s.Least }),
        };
    }

    private static InstrumentItem Item(WrittenItem item, Dictionary<string, List<Both>> lists) => new()
    {
        Key = item.Key,
        Kind = item.Kind,
        Words = item.Words.ToBoth(),
        Answers = item.Answers is null ? [] : lists.TryGetValue(item.Answers, out var list) ? Whole(list).ConvertAll(a => a.ToBoth()) : throw new FormatException($"The item “{item.Key}” names a list of answers, “{item.Answers}”, that is not there."),
        IsReversed = item.Reversed,
        IsRequired = item.Required,
        When = item.When is { } when ? new AskedWhen(when.Item, when.Answers) : null,
    };

    /// <summary>A dash with nothing behind it is no entry, though the format calls it one.</summary>
    private static List<T> Whole<T>(List<T>? list) => list is not null && list.TrueForAll(entry => entry is not null) ? list : throw new FormatException("A list of the file has an entry with nothing in it.");

    public sealed class Both
    {
        public string En { get; set; } = "";
        public string? Es { get; set; }

        public InBoth ToBoth() => new(En.Trim(), string.IsNullOrWhiteSpace(Es) ? null : Es.Trim());
    }

    public sealed class Written
    {
        public string Key { get; set; } = "";
        public Both Title { get; set; } = new();
        public Both Intro { get; set; } = new();
        public InstrumentAudience Audience { get; set; }
        public string License { get; set; } = "";
        public string Source { get; set; } = "";
        public bool Unvalidated { get; set; }
        public Dictionary<string, List<Both>> Answers { get; set; } = [];
        public List<WrittenItem> Items { get; set; } = [];
        public List<WrittenScale> Scales { get; set; } = [];
    }

    public sealed class WrittenItem
    {
        public string Key { get; set; } = "";
        public ItemKind Kind { get; set; } = ItemKind.Rating;
        public Both Words { get; set; } = new();

        /// <summary>The name of a list.</summary>
        public string? Answers { get; set; }
        public bool Reversed { get; set; }
        public bool Required { get; set; }
        public WrittenWhen? When { get; set; }
    }

    public sealed class WrittenWhen
    {
        public string Item { get; set; } = "";
        public List<int> Answers { get; set; } = [];
    }

    public sealed class WrittenScale
    {
        public string Key { get; set; } = "";
        public Both Title { get; set; } = new();
        public List<string> Items { get; set; } = [];
        public ScaleScoring Scoring { get; set; } = ScaleScoring.Mean;
        public int Least { get; set; }
    }
}
