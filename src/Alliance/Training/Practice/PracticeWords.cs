using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;

namespace Alliance.Training.Practice;

/// <summary>The coach's codes in words. Each is a key of the localizer.</summary>
public static class PracticeWords
{
    public static string Of(Ending? ending) => ending switch
    {
        Ending.Agreed => "They opened up and agreed to a next step.",
        Ending.Polite => "You parted politely, with nothing settled.",
        Ending.WalkedAway => "They walked away.",
        Ending.Left => "You left before it ended.",
        _ => "It goes on.",
    };

    public static string Of(CodedTurn turn) => turn.Behavior is not { IsSure: true } sure ? "Not sure what it did" : sure.Code switch
    {
        Behavior.Question => turn.Question is { IsSure: true } kind ? kind.Code == QuestionKind.Open ? "Open question" : "Closed question" : "Question, not sure of which kind",
        Behavior.Reflection => turn.Reflection is { IsSure: true } kind ? kind.Code == ReflectionKind.Complex ? "Complex reflection" : "Simple reflection" : "Reflection, not sure of which kind",
        Behavior.Input => "Information or advice",
        _ => "Something else",
    };

    /// <summary>What somebody said of a change that both agreed to talk about.</summary>
    public static string Of(Learned<Talk> talk) => !talk.IsSure ? "Not sure whether it spoke of the change" : talk.Code switch
    {
        Talk.Change => "Spoke for the change",
        Talk.Sustain => "Spoke against the change",
        _ => "Did not speak of the change",
    };

    public static string Of(Hint hint) => hint switch
    {
        Hint.Affirming => "Affirming",
        Hint.SeekingCollaboration => "Looking for a way together",
        Hint.EmphasizingAutonomy => "Leaving the choice to them",
        Hint.AskingPermission => "Asking permission",
        Hint.PersuadingWithPermission => "Advice after asking",
        Hint.Persuading => "Advice nobody asked for",
        Hint.Confronting => "Confronting",
        _ => "An exit ramp",
    };

    public static string Of(Gauge gauge) => gauge switch
    {
        Gauge.Trust => "trust",
        Gauge.Safety => "safety",
        _ => "readiness",
    };

    public static string Of(StageOfChange stage) => stage switch
    {
        StageOfChange.Precontemplation => "not thinking of it yet",
        StageOfChange.Contemplation => "thinking about it",
        StageOfChange.Preparation => "getting ready",
        _ => "ready for a step",
    };
}
