using System.Globalization;
using System.Text;
using Alliance.Coaching.Coding;

namespace Alliance.Training.Coach;

/// <summary>
/// The rows that came in, with their codes. Texts are written as they came, also those that a spreadsheet takes for a formula: who
/// compares them with the file they were read from must find them the same.
/// </summary>
internal static class CodedSheet
{
    private const string Header = "conversation,turn,speaker,text,behaviour,behaviour_p,question_kind,reflection_kind,talk,talk_p\n";
    private const string NeedsQuotes = ",\"\r\n";

    public static void Write(IEnumerable<Transcripts.Row> rows, Stream to)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true);
        writer.Write(Header);
        foreach (var row in rows) Write(row, row.Codes!, writer);
    }

    private static void Write(Transcripts.Row row, SheetCodes codes, StreamWriter writer)
    {
        Cell(row.Conversation, writer);
        Cell(row.Turn, writer);
        Cell(row.WrittenSpeaker, writer);
        Cell(row.Text, writer);
        Cell(codes.Behavior switch { Behavior.Question => "question", Behavior.Reflection => "reflection", Behavior.Input => "input", Behavior.Other => "other", _ => "" }, writer);
        Probability(codes.Behavior is null ? null : codes.BehaviorProbability, writer);
        Cell(codes.Question switch { QuestionKind.Open => "open", QuestionKind.Closed => "closed", _ => "" }, writer);
        Cell(codes.Reflection switch { ReflectionKind.Simple => "simple", ReflectionKind.Complex => "complex", _ => "" }, writer);
        Cell(codes.Talk switch { Talk.Change => "change", Talk.Neutral => "neutral", Talk.Sustain => "sustain", _ => "" }, writer);
        if (codes.Talk is not null) writer.Write(Rounded(codes.TalkProbability));
        writer.Write('\n');
    }

    private static void Probability(double? probability, StreamWriter writer)
    {
        if (probability is { } value) writer.Write(Rounded(value));
        writer.Write(',');
    }

    private static string Rounded(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Cell(string text, StreamWriter writer)
    {
        if (text.AsSpan().IndexOfAny(NeedsQuotes) < 0) writer.Write(text);
        else
        {
            writer.Write('"');
            writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        writer.Write(',');
    }
}
