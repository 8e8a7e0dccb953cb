namespace Alliance.Evaluation.Instruments;

/// <summary>The instruments that come with the program: files of this room, in our own wording, read once.</summary>
public static class ReadyMade
{
    public const string Officers = "officer-relationships";
    public const string AfterContact = "partner-after-contact";
    public const string Community = "community-trust";

    private static readonly Lazy<IReadOnlyList<Instrument>> All = new(() => [.. Files().Select(InstrumentFile.Read).OrderBy(i => i.Audience)]);

    public static IReadOnlyList<Instrument> Instruments => All.Value;

    public static Instrument? Find(string key) => Instruments.FirstOrDefault(i => i.Key == key);

    private static IEnumerable<string> Files()
    {
        var program = typeof(ReadyMade).Assembly;
        foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith("instruments/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
