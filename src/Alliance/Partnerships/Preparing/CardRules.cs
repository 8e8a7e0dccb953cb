using System.Globalization;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Relationships;

namespace Alliance.Partnerships.Preparing;

/// <summary>
/// Chooses what the card says by the rules in <c>Goals/Stages</c>: the first that hold, in the order of the files, and never by chance.
/// </summary>
/// <param name="Say">Puts a sentence of the rules into the reader's language.</param>
public sealed record CardRules(CardFacts Facts, Func<string, string> Say)
{
    private const int QuestionsAsked = 2;

    /// <summary>The goal that the questions are about: the one that moved last of those where somebody said where it stands.</summary>
    private GoalStory? First => Facts.Goals.FirstOrDefault(g => StandOf(g) is not null);

    /// <summary>The files in the order in which their rules are tried.</summary>
    public IReadOnlyList<StageFile> Files
    {
        get
        {
            if (First is not { } goal) return [StageFile.AnyStage, StageFile.NoGoal];
            var stand = StandOf(goal)!;
            return stand.IsRecurrence ? [StageFile.AnyStage, StageFile.CameBack, StageFile.Of(stand.Stage!.Value)] : [StageFile.AnyStage, StageFile.Of(stand.Stage!.Value)];
        }
    }

    public IReadOnlyList<string> Questions => [.. Files.SelectMany(f => f.Questions).Where(r => Holds(r.When, First)).Take(QuestionsAsked).Select(r => Written(r.Words))];

    public string Affirmation => Written(Files.SelectMany(f => f.Affirmations).First(r => Holds(r.When, First)).Words);

    public string Avoid => Files.SelectMany(f => f.Avoidances).FirstOrDefault(r => Holds(r.When, First)) is { } rule ? Written(rule.Words) : Say(Files.First(f => f.Avoid.Length > 0).Avoid);

    public IEnumerable<string> Sources => Files.SelectMany(f => f.Source).Distinct();

    /// <summary>What fits the stage of one goal, and how to ask for what makes it a four and not a two.</summary>
    public string Fits(GoalStory goal)
    {
        if (StandOf(goal) is not { Stage: { } stage } stand) return Say(StageFile.NoGoal.Helps);
        return $"{Say((stand.IsRecurrence ? StageFile.CameBack : StageFile.Of(stage)).Helps)} {RulerOf(goal)}";
    }

    /// <summary>Where it stands: their own view, and ours where they have not said.</summary>
    public static GoalStep? StandOf(GoalStory goal) => goal.StageOf(Side.Them) ?? goal.StageOf(Side.Us);

    private string RulerOf(GoalStory goal)
    {
        var number = NumberOf(goal);
        var words = StageFile.AnyStage.Rulers.First(r => Holds(r.When, goal)).Words;
        return Say(words).Replace("{number}", Text(number ?? 0), StringComparison.Ordinal).Replace("{lower}", Text(Math.Max(0, (number ?? 0) - 2)), StringComparison.Ordinal);
    }

    /// <summary>Their own number on the ruler that says most at this stage.</summary>
    private static int? NumberOf(GoalStory? goal) =>
        goal?.RulersOf(Side.Them) is { } read ? MeasureOf(goal) == Ruler.Importance ? read.Importance : read.Confidence : null;

    private static Ruler MeasureOf(GoalStory goal) => StandOf(goal)?.Stage is { } stage ? StageFile.Of(stage).Ruler : Ruler.Importance;

    private bool Holds(StageFact fact, GoalStory? goal) => fact switch
    {
        StageFact.Always => true,
        StageFact.WeNeverTalked => !Facts.HaveTalked,
        StageFact.OurPromiseIsLate => Facts.Late is not null,
        StageFact.TheyKeptAPromise => Facts.Kept is not null,
        StageFact.TheyCame => Facts.TheyCame,
        StageFact.TheyAgreed => goal?.Contacts.Any(c => c.AgreedAt is not null) == true,
        StageFact.Strained => Facts.Phase is Phase.Strained or Phase.Repairing,
        StageFact.ImportanceAboveZero => goal is not null && MeasureOf(goal) == Ruler.Importance && NumberOf(goal) > 0,
        StageFact.ImportanceZero => goal is not null && MeasureOf(goal) == Ruler.Importance && NumberOf(goal) == 0,
        StageFact.ConfidenceAboveZero => goal is not null && MeasureOf(goal) == Ruler.Confidence && NumberOf(goal) > 0,
        StageFact.ConfidenceZero => goal is not null && MeasureOf(goal) == Ruler.Confidence && NumberOf(goal) == 0,
        _ => throw new InvalidOperationException($"Nothing is known of {fact}."),
    };

    private string Written(string words) => Say(words).Replace("{kept}", Plain(Facts.Kept), StringComparison.Ordinal).Replace("{late}", Plain(Facts.Late), StringComparison.Ordinal);

    /// <summary>Words of a promise inside a sentence: without the stop at their end.</summary>
    private static string Plain(string? words) => words?.TrimEnd('.', ' ') ?? "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
