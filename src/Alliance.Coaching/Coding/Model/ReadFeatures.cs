namespace Alliance.Coaching.Coding.Model;

/// <summary>The weighed features of a turn.</summary>
/// <param name="Sentences">Of a partner's turn, the same for each of its sentences; of one sentence, that is the whole. None of an officer's turn.</param>
internal readonly record struct ReadFeatures(SparseVector Whole, SparseVector[] Sentences);
