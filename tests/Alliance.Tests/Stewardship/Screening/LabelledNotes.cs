using Alliance.Stewardship.Screening;

namespace Alliance.Tests.Stewardship.Screening;

/// <summary>A sentence and what should be raised on it.</summary>
public sealed record LabelledNote(string Text, IReadOnlyList<Category> Expected)
{
    public override string ToString() => Text;
}

/// <summary>The sentences of labelled.txt and held-out.txt.</summary>
public static class LabelledNotes
{
    public static ScreeningContext Context { get; } = new()
    {
        People = ["Dana Whitfield", "Officer Sam Okafor"],
        Organisations = ["The Black Rose", "St. Mary's Church", "Brown's Bakery", "Hope Center"],
        Areas = ["Elm Grove", "White Street"],
    };

    public static IReadOnlyList<LabelledNote> Tuned { get; } = Read("labelled");

    public static IReadOnlyList<LabelledNote> HeldOut => Read("held-out");

    private static IReadOnlyList<LabelledNote> Read(string name)
    {
        using var stream = typeof(LabelledNotes).Assembly.GetManifestResourceStream($"screening/{name}").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ", 2))
            .Select(parts => new LabelledNote(parts[1].Trim(), Categories(parts[0])))];
    }

    private static IReadOnlyList<Category> Categories(string list) =>
        list.Trim() == "none" ? [] : [.. list.Split(',').Select(word => Enum.Parse<Category>(word.Trim())).Order()];
}
