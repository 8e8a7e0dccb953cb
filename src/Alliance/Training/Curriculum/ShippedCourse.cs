using System.Security.Cryptography;
using System.Text;

namespace Alliance.Training.Curriculum;

/// <summary>The modules and formats that come with the program: files of this folder, read once.</summary>
public static class ShippedCourse
{
    private static readonly Lazy<IReadOnlyList<ModuleText>> All = new(() => [.. Files("modules/").Select(ModuleFile.Read).OrderBy(m => m.Order)]);
    private static readonly Lazy<IReadOnlyList<CourseFormat>> Shapes = new(() => [.. Files("formats/").Select(CourseFormat.Read).OrderByDescending(f => f.Key == "two-days").ThenByDescending(f => f.Hours)]);

    public static IReadOnlyList<ModuleText> Modules => All.Value;

    /// <summary>The usual one first.</summary>
    public static IReadOnlyList<CourseFormat> Formats => Shapes.Value;

    /// <summary>A sign of a text by which two of its versions are told apart.</summary>
    public static string SignOf(ModuleText text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\0', text.Title, $"{text.Minutes}", string.Join('|', text.Sources), text.Teachers, text.Summary, text.Aims, text.Reading, text.Dialogue, text.Exercises, text.Check, text.Guide, text.References))));

    private static IEnumerable<string> Files(string folder)
    {
        var program = typeof(ShippedCourse).Assembly;
        foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith($"curriculum/{folder}", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
