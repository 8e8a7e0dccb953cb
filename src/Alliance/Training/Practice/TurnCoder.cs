using Alliance.Coaching.Coding;

namespace Alliance.Training.Practice;

/// <summary>Hears what each turn of a conversation does, the oldest first. A seam, so that a test can say what was heard.</summary>
public delegate IReadOnlyList<CodedTurn> TurnCoder(IReadOnlyList<Turn> conversation);
