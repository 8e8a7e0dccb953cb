using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Scenarios;

/// <summary>The words by which a written officer turn says what it does, such as <c>complex affirming</c>.</summary>
internal static class WrittenCodes
{
    private static readonly IReadOnlyDictionary<string, Hint> Hints = new Dictionary<string, Hint>
    {
        ["affirming"] = Hint.Affirming,
        ["together"] = Hint.SeekingCollaboration,
        ["autonomy"] = Hint.EmphasizingAutonomy,
        ["permission"] = Hint.AskingPermission,
        ["advice"] = Hint.PersuadingWithPermission,
        ["persuading"] = Hint.Persuading,
        ["confronting"] = Hint.Confronting,
        ["ramp"] = Hint.ExitRamp,
    };

    public static string Known => "open, closed, simple, complex, informing, other, " + string.Join(", ", Hints.Keys);

    /// <returns>Null where one of the words is none of ours, or there are none.</returns>
    public static WrittenTurn? Read(string codes, string text)
    {
        var words = codes.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0 || words.Any(w => w is not ("open" or "closed" or "simple" or "complex" or "informing" or "other") && !Hints.ContainsKey(w))) return null;
        QuestionKind? question = words.Contains("open") ? QuestionKind.Open : words.Contains("closed") ? QuestionKind.Closed : null;
        ReflectionKind? reflection = words.Contains("complex") ? ReflectionKind.Complex : words.Contains("simple") ? ReflectionKind.Simple : null;
        var hints = words.Where(Hints.ContainsKey).Select(w => Hints[w]).ToList();
        var behavior = reflection is not null ? Behavior.Reflection
            : question is not null ? Behavior.Question
            : words.Contains("informing") || hints.Any(h => h is Hint.Persuading or Hint.PersuadingWithPermission) ? Behavior.Input
            : Behavior.Other;
        return new WrittenTurn(text, behavior, question, reflection, hints);
    }
}
