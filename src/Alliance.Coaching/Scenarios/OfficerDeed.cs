using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Scenarios;

/// <summary>A coded turn, read for what moves a partner. A code that the coder is not sure of moves nobody.</summary>
internal sealed class OfficerDeed
{
    public OfficerDeed(CodedTurn turn)
    {
        Text = turn.Turn.Text;
        Hints = turn.Hints.Select(h => h.Hint).ToHashSet();
        var main = turn.Behavior is { IsSure: true } sure ? sure.Code : (Behavior?)null;
        IsSure = main is not null;
        // The kinds are given wherever there may be a question or a reflection: beside another behavior they need to be sure themselves.
        Reflects = main == Behavior.Reflection || main == Behavior.Question && turn.Reflection is { IsSure: true };
        IsComplex = Reflects && turn.Reflection is { IsSure: true, Code: ReflectionKind.Complex };
        Asks = main == Behavior.Question || main is not null && turn.Question is { IsSure: true } && Text.Contains('?', StringComparison.Ordinal);
        Kind = Asks && turn.Question is { IsSure: true } question ? question.Code : null;
        Informs = main == Behavior.Input;
    }

    public string Text { get; }
    public IReadOnlySet<Hint> Hints { get; }

    /// <summary>Whether the learned code is sure of the turn's main behavior.</summary>
    public bool IsSure { get; }

    public bool Reflects { get; }
    public bool IsComplex { get; }
    public bool Asks { get; }
    public QuestionKind? Kind { get; }
    public bool Informs { get; }

    public bool Confronts => Hints.Contains(Hint.Confronting);
    public bool IsPermitted => Hints.Contains(Hint.AskingPermission) || Hints.Contains(Hint.PersuadingWithPermission);
    public bool Persuades => Hints.Contains(Hint.Persuading) && !IsPermitted;
    public bool Presses => Confronts || Persuades;

    /// <summary>A way out of a challenge: an exit ramp, saying back what was heard, leaving the choice to the other; and no blow in the same breath.</summary>
    public bool LeavesStruggle => !Presses && (Hints.Contains(Hint.ExitRamp) || Hints.Contains(Hint.EmphasizingAutonomy) || Reflects);

    /// <summary>What keeps a challenge burning.</summary>
    public bool ArguesOn => !LeavesStruggle && (Presses || Informs && !IsPermitted || Kind == QuestionKind.Closed);

    public Deed Deed =>
        Presses ? Deed.Pressed
        : Reflects ? Deed.Reflected
        : Kind == QuestionKind.Open ? Deed.Asked
        : Kind == QuestionKind.Closed ? Deed.Checked
        : Hints.Any(h => h is Hint.Affirming or Hint.SeekingCollaboration or Hint.EmphasizingAutonomy or Hint.ExitRamp || h == Hint.AskingPermission && !Informs) ? Deed.Honored
        : Informs ? Deed.Informed
        : Deed.Unclear;

    public bool SpeaksTo(Worry worry)
    {
        for (var at = 0; at < Text.Length; at++)
            if (char.IsLetter(Text[at]) && (at == 0 || !char.IsLetter(Text[at - 1])) && worry.Words.Any(w => string.Compare(Text, at, w, 0, w.Length, StringComparison.OrdinalIgnoreCase) == 0)) return true;
        return false;
    }
}
