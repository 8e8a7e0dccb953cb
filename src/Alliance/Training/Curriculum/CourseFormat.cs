namespace Alliance.Training.Curriculum;

/// <param name="Day">From 1.</param>
/// <param name="Module">The key of the module taught; null for what is none.</param>
public sealed record FormatSession(int Day, int Minutes, string? Module, string Title);

/// <summary>How the course is given: for whom, over how many days, in which sessions.</summary>
/// <param name="Body">Markdown for whoever plans it.</param>
public sealed record CourseFormat(string Key, string Title, int Hours, string Audience, string Summary, IReadOnlyList<FormatSession> Sessions, string Body)
{
    public int Minutes => Sessions.Sum(s => s.Minutes);
    public int Days => Sessions.Max(s => s.Day);

    /// <exception cref="FormatException">A sentence that says what is wrong.</exception>
    public static CourseFormat Read(string text)
    {
        var (head, body) = MarkdownFile.Read<Head>(text);
        if (head.Sessions is not { Count: > 0 } || head.Sessions.Contains(null!)) throw new FormatException($"“{head.Key}” needs at least one session, and each a day, its minutes and a title.");
        var format = new CourseFormat(head.Key, head.Title, head.Hours, head.Audience, head.Summary, head.Sessions.ConvertAll(s => new FormatSession(s.Day, s.Minutes, s.Module, s.Title)), body);
        if (format.Minutes != format.Hours * 60) throw new FormatException($"The sessions of “{format.Key}” take {format.Minutes} minutes, and the course says {format.Hours * 60}.");
        return format;
    }

    public sealed class Head
    {
        public string Key { get; set; } = "";
        public string Title { get; set; } = "";
        public int Hours { get; set; }
        public string Audience { get; set; } = "";
        public string Summary { get; set; } = "";
        public List<Session> Sessions { get; set; } = [];
    }

    public sealed class Session
    {
        public int Day { get; set; }
        public int Minutes { get; set; }
        public string? Module { get; set; }
        public string Title { get; set; } = "";
    }
}

public static class CourseFormats
{
    /// <summary>The title of a format; its key where the program no longer brings it.</summary>
    public static string TitleOf(string key) => ShippedCourse.Formats.FirstOrDefault(f => f.Key == key)?.Title ?? key;
}
