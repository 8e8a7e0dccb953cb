using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Scenarios;

/// <summary>How an officer's turn moves the partner: the rules, each with its reason.</summary>
internal sealed class Reckoning
{
    /// <summary>No turn moves trust by more.</summary>
    public const int MostAtOnce = 3;

    /// <summary>Where the coder is not sure what a turn did, what its words hint at moves no gauge by more.</summary>
    public const int MostWhereUnsure = 1;

    private const int QuestionsBeforeTheyTire = 2;

    private readonly Scenario scenario;
    private readonly PartnerState before;
    private readonly OfficerDeed deed;
    private readonly List<Move> moves = [];
    private PartnerState after;

    public Reckoning(Scenario scenario, PartnerState before, OfficerDeed deed) => (this.scenario, this.before, this.deed, after) = (scenario, before, deed, before);

    public (PartnerState State, IReadOnlyList<Move> Moves) Run()
    {
        if (before.InStruggle) MeetStruggle();
        if (deed.Presses) Blow();
        else Help();
        if (moves.Count == 0 && !deed.IsSure) moves.Add(new(Gauge.Trust, 0, "not sure what this turn did; {0} waits", scenario.Partner.Name));
        CountQuestions();
        MoveStage();
        return (after, moves);
    }

    private void MeetStruggle()
    {
        if (deed.LeavesStruggle)
        {
            Shift(Gauge.Trust, 1, "left the power struggle by an exit ramp");
            Shift(Gauge.Safety, 1, "left the power struggle by an exit ramp");
            after = after with { InStruggle = false };
        }
        else if (deed.ArguesOn)
        {
            Shift(Gauge.Trust, -1, "argued on in the power struggle");
            Shift(Gauge.Safety, -1, "argued on in the power struggle");
        }
        else moves.Add(new(Gauge.Trust, 0, "the challenge still stands between you"));
    }

    private void Blow()
    {
        if (deed.Confronts)
        {
            Shift(Gauge.Trust, -2, "confronting");
            Shift(Gauge.Safety, -1, "confronting");
        }
        if (deed.Persuades) Shift(Gauge.Trust, before.Trust < Conversation.OpenFrom ? -2 : -1, "advice that nobody asked for");
    }

    private void Help()
    {
        if (deed.Reflects) Reflect();
        if (after.InStruggle) return;
        if (deed.Asks && !deed.Reflects) Ask();
        if (deed.Hints.Contains(Hint.Affirming)) Shift(Gauge.Trust, 1, "affirmation");
        if (deed.Hints.Contains(Hint.SeekingCollaboration)) Shift(Gauge.Trust, 1, "looked for a way together");
        if (deed.Hints.Contains(Hint.EmphasizingAutonomy)) Shift(Gauge.Safety, 1, "stressed that the choice is theirs");
        if (deed.Hints.Contains(Hint.AskingPermission)) Shift(Gauge.Safety, 1, "asked permission first");
        if (deed.Hints.Contains(Hint.ExitRamp) && !before.InStruggle) Shift(Gauge.Safety, 1, "slowed down and left room");
        if (deed.Informs && deed.IsPermitted) moves.Add(new(Gauge.Trust, 0, "advice that was welcome, since you asked first"));
    }

    private void Reflect()
    {
        var kind = deed.IsComplex ? "complex reflection" : "simple reflection";
        var spoken = scenario.Worries.Where(deed.SpeaksTo).ToList();
        var fresh = spoken.FirstOrDefault(w => !before.Heard.Contains(w.Key));
        after = after with { Heard = [.. before.Heard.Union(spoken.Select(w => w.Key))] };
        if ((fresh ?? spoken.FirstOrDefault()) is not { } worry) Shift(Gauge.Trust, 1, kind);
        else Shift(Gauge.Trust, deed.IsComplex && fresh is not null ? 2 : 1, kind + " of {0}", worry.Name);
    }

    private void Ask()
    {
        if (deed.Kind == QuestionKind.Closed && before.ClosedInARow > 0) Shift(Gauge.Trust, -1, "one closed question after another");
        else if (deed.Kind == QuestionKind.Open && before.QuestionsInARow < QuestionsBeforeTheyTire) Shift(Gauge.Trust, 1, "open question");
        else if (before.QuestionsInARow >= QuestionsBeforeTheyTire) moves.Add(new(Gauge.Trust, 0, "question upon question, and nothing said back in between"));
    }

    private void CountQuestions()
    {
        var asksOnly = deed is { Asks: true, Reflects: false };
        after = after with
        {
            QuestionsInARow = asksOnly ? before.QuestionsInARow + 1 : 0,
            ClosedInARow = asksOnly && deed.Kind == QuestionKind.Closed ? before.ClosedInARow + 1 : 0,
        };
    }

    private void MoveStage()
    {
        var reached = (after.Trust, after.Heard.Count) switch
        {
            ( >= 7, >= 2) => StageOfChange.Preparation,
            ( >= Conversation.OpenFrom, >= 1) => StageOfChange.Contemplation,
            _ => StageOfChange.Precontemplation,
        };
        if (deed.Presses && before.Stage > StageOfChange.Precontemplation) Step(-1, "pushed, and took a step back");
        else if (reached > before.Stage) Step(1, "felt heard, and took a step");
    }

    private void Step(int by, string why)
    {
        after = after with { Stage = before.Stage + by };
        moves.Add(new(Gauge.Stage, by, why));
    }

    private void Shift(Gauge gauge, int by, string why, string? of = null)
    {
        var (was, now) = gauge == Gauge.Trust ? (before.Trust, after.Trust) : (before.Safety, after.Safety);
        var most = deed.IsSure ? MostAtOnce : MostWhereUnsure;
        var to = Math.Clamp(now + by, Math.Max(0, was - most), Math.Min(PartnerState.Most, was + most));
        after = gauge == Gauge.Trust ? after with { Trust = to } : after with { Safety = to };
        moves.Add(new(gauge, to - now, why, of));
    }
}
