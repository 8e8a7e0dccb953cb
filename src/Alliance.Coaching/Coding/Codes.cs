namespace Alliance.Coaching.Coding;

/// <summary>The main thing an officer's turn does, as the annotators of the training data named it.</summary>
public enum Behavior
{
    Question,
    Reflection,

    /// <summary>Giving information, advice, an offer of choices.</summary>
    Input,
    Other,
}

public enum QuestionKind
{
    Open,
    Closed,
}

public enum ReflectionKind
{
    /// <summary>Repeats or rephrases what was said.</summary>
    Simple,

    /// <summary>Adds meaning or feeling that was not said.</summary>
    Complex,
}

/// <summary>What a partner's turn says of a change that both agreed to talk about: for it, against it, or neither.</summary>
public enum Talk
{
    Change,
    Neutral,
    Sustain,
}

/// <summary>What a rule noticed in an officer's turn. The training data do not label these, so they carry no probability.</summary>
public enum Hint
{
    Affirming,
    SeekingCollaboration,
    EmphasizingAutonomy,
    AskingPermission,

    /// <summary>Advice after permission was asked or freedom stressed.</summary>
    PersuadingWithPermission,

    /// <summary>Advice or argument that nobody asked for.</summary>
    Persuading,
    Confronting,

    /// <summary>A way out of a power struggle: slowing down, acknowledging, giving the reason, two acceptable choices, letting the other save face, a pause, handing over.</summary>
    ExitRamp,
}
