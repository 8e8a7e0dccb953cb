namespace Alliance.Coaching.Coding.Model;

/// <param name="Rows">In the order of the turn.</param>
/// <param name="Values">Weighed by rarity, and each group of features brought to one length.</param>
internal readonly record struct SparseVector(int[] Rows, float[] Values)
{
    /// <summary>With rising rows, as ML.NET wants them.</summary>
    public SparseVector Sorted()
    {
        var (rows, values) = ((int[])Rows.Clone(), (float[])Values.Clone());
        Array.Sort(rows, values);
        return new SparseVector(rows, values);
    }
}
