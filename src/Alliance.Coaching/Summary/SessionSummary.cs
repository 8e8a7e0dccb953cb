using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Summary;

/// <summary>
/// What an officer did in one conversation, in the counts that MITI 4.2.1 uses for engaging: questions, reflections, and what rules noticed.
/// Change and sustain talk are given only where both agreed on a change to talk about; most police contacts have none.
/// </summary>
public sealed record SessionSummary
{
    public required int Questions { get; init; }
    public required int Reflections { get; init; }

    /// <summary>Reflections for each question.</summary>
    public required Figure ReflectionsToQuestions { get; init; }

    /// <summary>Of the reflections of which the coder is sure what kind they are.</summary>
    public required Figure ComplexReflections { get; init; }

    /// <summary>Of the questions of which the coder is sure what kind they are.</summary>
    public required Figure OpenQuestions { get; init; }

    /// <summary>Words of the officer among all words.</summary>
    public required Figure TalkShare { get; init; }

    public required IReadOnlyDictionary<Hint, int> Hints { get; init; }

    /// <summary>By turn of the partner; null where no change goal was agreed.</summary>
    public required IReadOnlyDictionary<Talk, int>? Talk { get; init; }

    /// <summary>Turns of which the coder is not sure what they do, or what kind of talk they are where that is shown: they stand in no figure.</summary>
    public required int NotSure { get; init; }

    /// <summary>Turns that could not be coded at all.</summary>
    public required int NotCoded { get; init; }

    /// <param name="changeGoalAgreed">Both sides agreed to work on a change; without it the talk is of getting to know each other.</param>
    public static SessionSummary Of(IReadOnlyList<CodedTurn> turns, bool changeGoalAgreed = false)
    {
        var officer = turns.Where(t => t.Behavior is { IsSure: true }).ToList();
        var (questions, reflections) = (officer.Count(t => t.Question is not null), officer.Count(t => t.Reflection is not null));
        return new SessionSummary
        {
            Questions = questions,
            Reflections = reflections,
            ReflectionsToQuestions = Figure.Ratio(reflections, questions),
            ComplexReflections = ShareOf(officer.Select(t => t.Reflection), ReflectionKind.Complex),
            OpenQuestions = ShareOf(officer.Select(t => t.Question), QuestionKind.Open),
            TalkShare = Figure.ShareOfWords([.. turns.Select(t => (Words(t.Turn.Text), t.Turn.Speaker == Speaker.Officer))]),
            Hints = turns.SelectMany(t => t.Hints).CountBy(h => h.Hint).ToDictionary(),
            Talk = changeGoalAgreed ? Enum.GetValues<Talk>().ToDictionary(kind => kind, kind => turns.Count(t => t.Talk is { IsSure: true } talk && talk.Code == kind)) : null,
            NotSure = turns.Count(t => t.Behavior is { IsSure: false } || (changeGoalAgreed && t.Talk is { IsSure: false })),
            NotCoded = turns.Count(t => t.Refusal is not null),
        };
    }

    private static Figure ShareOf<T>(IEnumerable<Learned<T>?> codes, T counted) where T : struct, Enum
    {
        var sure = codes.OfType<Learned<T>>().Where(c => c.IsSure).ToList();
        return Figure.Share(sure.Count(c => c.Code.Equals(counted)), sure.Count);
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
