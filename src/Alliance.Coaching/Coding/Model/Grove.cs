namespace Alliance.Coaching.Coding.Model;

/// <summary>Boosted regression trees that add up to one score; all nodes of all trees lie in one row of arrays.</summary>
internal sealed class Grove
{
    /// <summary>Where each tree begins: a node, or below zero a leaf.</summary>
    public required int[] Roots { get; init; }

    /// <summary>By node: what is looked at, and up to which value one goes left.</summary>
    public required short[] Looks { get; init; }
    public required float[] UpTo { get; init; }

    /// <summary>By node: the next node; below zero the complement of a leaf.</summary>
    public required int[] Left { get; init; }
    public required int[] Right { get; init; }
    public required float[] Leaves { get; init; }

    public float Score(ReadOnlySpan<float> from)
    {
        var sum = 0f;
        foreach (var root in Roots)
        {
            var node = root;
            while (node >= 0) node = from[Looks[node]] <= UpTo[node] ? Left[node] : Right[node];
            sum += Leaves[~node];
        }
        return sum;
    }
}
