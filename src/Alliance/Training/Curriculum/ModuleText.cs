namespace Alliance.Training.Curriculum;

/// <summary>The text of a module: what stands at the head of its file, and its seven parts, each Markdown without its heading.</summary>
/// <param name="Key">Short and steady, as in an address: <c>being-with</c>.</param>
/// <param name="Minutes">In the classroom.</param>
/// <param name="Sources">Which of the six sources it draws on; may be none.</param>
public sealed record ModuleText(
    string Key, int Order, string Title, int Minutes, IReadOnlyList<string> Sources, string Teachers, string Summary,
    string Aims, string Reading, string Dialogue, string Exercises, string Check, string Guide, string References)
{
    public const int WordsPerMinute = 190;

    /// <summary>How long the reading takes, in whole minutes.</summary>
    public int ReadingMinutes => Math.Max(1, (int)Math.Round(Reading.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length / (double)WordsPerMinute));
}
