using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>Periods since treatment began, both ends included: <c>0..24</c>, <c>-6..12</c>, or one alone.</summary>
internal sealed record EventTimes(int First, int Last)
{
    /// <summary>Two years of months, where nothing else is asked for.</summary>
    public static readonly EventTimes Usual = new(0, 24);

    public static readonly Option<EventTimes?> Option = new("--event-times")
    {
        Description = "For eventstudy: periods since treatment began, both ends included; 0 is the first treated one. Default: 0..24, as far as it is seen",
        HelpName = "0..24",
        CustomParser = Parse,
    };

    private static EventTimes? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var parts = text.Split("..");
        if (parts.Length is 1 or 2 && Whole(parts[0], out var first) && Whole(parts[^1], out var last) && first <= last) return new EventTimes(first, last);
        result.AddError($"\"{text}\" will not do for --event-times: write the first and the last, such as 0..24 or -6..12.");
        return null;
    }

    private static bool Whole(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
