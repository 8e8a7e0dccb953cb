namespace Alliance.Coaching.Coding.Model;

/// <param name="Rows">Rising.</param>
/// <param name="Values">Weighed by rarity, and each group of features brought to one length.</param>
internal readonly record struct SparseVector(int[] Rows, float[] Values);
