using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Summary;

public enum Strength
{
    ComplexReflection,
    ExitRamp,
    Affirming,
    EmphasizingAutonomy,
    OpenQuestion,
    SimpleReflection,
    AskingPermission,
    SeekingCollaboration,
}

public enum Suggestion
{
    /// <summary>Slow down where it came to a contest.</summary>
    InsteadOfConfronting,

    /// <summary>Ask before advice.</summary>
    InsteadOfPersuading,

    /// <summary>Open the question, after several closed ones in a row or where all were closed.</summary>
    InsteadOfClosedQuestion,

    /// <summary>Give back what was heard before giving information.</summary>
    InsteadOfInformation,

    /// <summary>Go a little further than repeating.</summary>
    InsteadOfRepeating,
}

/// <param name="Turn">Its place in the conversation.</param>
/// <param name="Words">The officer's own.</param>
public sealed record FoundStrength(Strength Kind, int Turn, string Words);

/// <param name="Better">What could be said in its place, to compare.</param>
public sealed record FoundSuggestion(Suggestion Kind, int Turn, string Words, string Better);

/// <summary>One thing that went well and one to try, each with the officer's own words. Either may be missing: a short talk shows little.</summary>
public sealed record Feedback(FoundStrength? WentWell, FoundSuggestion? ToTry)
{
    private const int LongInformation = 25;

    /// <param name="offered">What a scenario offers in place of the turn at that place, where it does; otherwise a sentence is built from what the partner had just said.</param>
    public static Feedback Of(IReadOnlyList<CodedTurn> turns, Func<int, string?>? offered = null) => new(StrengthIn(turns), SuggestionIn(turns, offered));

    private static FoundStrength? StrengthIn(IReadOnlyList<CodedTurn> turns) => turns.Index()
        .Where(t => t.Item.Turn.Speaker == Speaker.Officer)
        .SelectMany(t => StrengthsOf(t.Item).Select(s => (Found: new FoundStrength(s.Kind, t.Index, s.Words), s.Weight)))
        .OrderBy(s => s.Found.Kind).ThenByDescending(s => s.Weight).ThenBy(s => s.Found.Turn)
        .Select(s => s.Found).FirstOrDefault();

    private static IEnumerable<(Strength Kind, string Words, double Weight)> StrengthsOf(CodedTurn turn)
    {
        if (turn.Hints.Any(h => h.Hint is Hint.Confronting or Hint.Persuading)) yield break;
        if (turn.Reflection is { IsSure: true } reflection && turn.Behavior is { IsSure: true, Code: Behavior.Reflection } main)
        {
            yield return (reflection.Code == ReflectionKind.Complex ? Strength.ComplexReflection : Strength.SimpleReflection, turn.Turn.Text, main.Probability * reflection.Probability);
        }
        if (turn.Question is { IsSure: true, Code: QuestionKind.Open } question && turn.Behavior is { IsSure: true, Code: Behavior.Question } asks) yield return (Strength.OpenQuestion, turn.Turn.Text, asks.Probability * question.Probability);
        foreach (var hint in turn.Hints)
        {
            if (StrengthOf(hint.Hint) is { } kind) yield return (kind, turn.Turn.Text, 0);
        }
    }

    private static Strength? StrengthOf(Hint hint) => hint switch
    {
        Hint.ExitRamp => Strength.ExitRamp,
        Hint.Affirming => Strength.Affirming,
        Hint.EmphasizingAutonomy => Strength.EmphasizingAutonomy,
        Hint.AskingPermission => Strength.AskingPermission,
        Hint.SeekingCollaboration => Strength.SeekingCollaboration,
        _ => null,
    };

    private static FoundSuggestion? SuggestionIn(IReadOnlyList<CodedTurn> turns, Func<int, string?>? offered)
    {
        var found = turns.Index().Where(t => t.Item.Turn.Speaker == Speaker.Officer)
            .SelectMany(t => SuggestionsOf(turns, t.Index).Select(kind => (Kind: kind, t.Index)))
            .OrderBy(s => s.Kind).ThenBy(s => s.Index).Take(1).ToList();
        if (found.Count == 0) return null;
        var (kind, place) = found[0];
        return new FoundSuggestion(kind, place, turns[place].Turn.Text, offered?.Invoke(place) ?? BetterSaid.Instead(kind, SaidBefore(turns, place)));
    }

    private static IEnumerable<Suggestion> SuggestionsOf(IReadOnlyList<CodedTurn> turns, int i)
    {
        var turn = turns[i];
        if (turn.Hints.Any(h => h.Hint == Hint.Confronting)) yield return Suggestion.InsteadOfConfronting;
        if (turn.Hints.Any(h => h.Hint == Hint.Persuading)) yield return Suggestion.InsteadOfPersuading;
        if (i > 0 && IsClosed(turn) && FollowsAClosedOne(turns, i)) yield return Suggestion.InsteadOfClosedQuestion;
        if (i > 0 && turn.Behavior is { IsSure: true, Code: Behavior.Input } && turn.Reflection is null && turn.Turn.Text.Count(c => c == ' ') >= LongInformation) yield return Suggestion.InsteadOfInformation;
        if (i > 0 && turn.Behavior is { IsSure: true, Code: Behavior.Reflection } && turn.Reflection is { IsSure: true, Code: ReflectionKind.Simple }) yield return Suggestion.InsteadOfRepeating;
    }

    private static bool FollowsAClosedOne(IReadOnlyList<CodedTurn> turns, int i)
    {
        var before = turns.Take(i).LastOrDefault(t => t.Turn.Speaker == Speaker.Officer && t.Question is not null);
        return before is null || IsClosed(before);
    }

    private static bool IsClosed(CodedTurn turn) => turn.Question is { IsSure: true, Code: QuestionKind.Closed } && turn.Behavior is { IsSure: true, Code: Behavior.Question };

    private static string? SaidBefore(IReadOnlyList<CodedTurn> turns, int i)
    {
        for (var before = i - 1; before >= 0; before--)
        {
            if (turns[before].Turn.Speaker == Speaker.Partner && turns[before].Refusal is null) return turns[before].Turn.Text;
        }
        return null;
    }
}
