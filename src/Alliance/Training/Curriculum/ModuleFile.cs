namespace Alliance.Training.Curriculum;

/// <summary>Reads a module from its file.</summary>
public static class ModuleFile
{
    /// <exception cref="FormatException">Something of a module is missing; the message is a sentence that says what.</exception>
    public static ModuleText Read(string text)
    {
        var (head, body) = MarkdownFile.Read<Head>(text);
        var parts = MarkdownFile.Parts(body);
        string Part(string name) => parts.TryGetValue(name, out var part) && part.Length > 0 ? part : throw new FormatException($"The module “{head.Key}” has no part “{name}”.");
        if (string.IsNullOrWhiteSpace(head.Key) || string.IsNullOrWhiteSpace(head.Title)) throw new FormatException("A module needs a key and a title in its head.");
        return new ModuleText(head.Key, head.Order, head.Title, head.Minutes, head.Sources, head.Teachers, head.Summary,
            Part("Aims"), Part("Reading"), Part("Dialogue"), Part("Exercises"), Part("Check"), Part("Guide"), Part("References"));
    }

    /// <summary>The head of a module's file, as it is written there.</summary>
    public sealed class Head
    {
        public string Key { get; set; } = "";
        public int Order { get; set; }
        public string Title { get; set; } = "";
        public int Minutes { get; set; }
        public List<string> Sources { get; set; } = [];
        public string Teachers { get; set; } = "";
        public string Summary { get; set; } = "";
    }
}
