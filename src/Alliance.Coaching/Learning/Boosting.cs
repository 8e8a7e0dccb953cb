using Alliance.Coaching.Coding.Model;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Alliance.Coaching.Learning;

/// <summary>Boosted trees by LightGBM: small ones, since there are few examples. One thread and a fixed seed: the same data give the same trees.</summary>
internal static class Boosting
{
    private const int Trees = 80, LeavesToATree = 8, FewestToALeaf = 30;
    private const double Step = 0.06;

    /// <summary>One grove per class: it, against all others. Scores are logarithms of odds.</summary>
    public static Grove[] Fit(IReadOnlyList<float[]> from, IReadOnlyList<float[]> votes, int classes)
    {
        var groves = classes == 2 ? [One(from, votes, 1)] : Enumerable.Range(0, classes).Select(k => One(from, votes, k)).ToArray();
        return groves;
    }

    private static Grove One(IReadOnlyList<float[]> from, IReadOnlyList<float[]> votes, int k)
    {
        var rows = new List<Row>(from.Count);
        for (var i = 0; i < from.Count; i++)
        {
            var share = votes[i][k] / votes[i].Sum();
            if (share > 0) rows.Add(new Row { Features = from[i], Weight = share, Label = true });
            if (share < 1) rows.Add(new Row { Features = from[i], Weight = 1 - share, Label = false });
        }
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, from[0].Length);
        try
        {
            return Plant(Grow(rows, schema));
        }
        catch (ArgumentNullException)
        {
            // ML.NET's way to say that too few examples let a tree grow no branch. The linear part decides alone then.
            return new Grove { Roots = [], Looks = [], UpTo = [], Left = [], Right = [], Leaves = [] };
        }
    }

    private static TreeEnsemble<RegressionTree> Grow(List<Row> rows, SchemaDefinition schema)
    {
        var ml = new MLContext(seed: 1);
        return ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = Trees,
            LearningRate = Step,
            NumberOfLeaves = LeavesToATree,
            MinimumExampleCountPerLeaf = FewestToALeaf,
            NumberOfThreads = 1,
            Seed = 1,
            Sigmoid = 1,
            ExampleWeightColumnName = nameof(Row.Weight),
            Silent = true,
            Booster = new GradientBooster.Options { L2Regularization = 5, SubsampleFraction = 0.8, SubsampleFrequency = 1, FeatureFraction = 0.6 },
        }).Fit(ml.Data.LoadFromEnumerable(rows, schema)).Model.SubModel.TrainedTreeEnsemble;
    }

    private static Grove Plant(TreeEnsemble<RegressionTree> ensemble)
    {
        var (roots, looks, upTo, left, right, leaves) = (new List<int>(), new List<short>(), new List<float>(), new List<int>(), new List<int>(), new List<float>());
        foreach (var (tree, weight) in ensemble.Trees.Zip(ensemble.TreeWeights))
        {
            var (firstNode, firstLeaf) = (looks.Count, leaves.Count);
            int Place(int child) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
            roots.Add(tree.NumberOfNodes > 0 ? firstNode : ~firstLeaf);
            looks.AddRange(tree.NumericalSplitFeatureIndexes.Select(f => (short)f));
            upTo.AddRange(tree.NumericalSplitThresholds);
            left.AddRange(tree.LeftChild.Select(Place));
            right.AddRange(tree.RightChild.Select(Place));
            leaves.AddRange(tree.LeafValues.Select(v => (float)(v * weight)));
        }
        leaves.Add((float)ensemble.Bias);
        roots.Add(~(leaves.Count - 1));
        return new Grove { Roots = [.. roots], Looks = [.. looks], UpTo = [.. upTo], Left = [.. left], Right = [.. right], Leaves = [.. leaves] };
    }

    private sealed class Row
    {
        public float[] Features = [];
        public float Weight;
        public bool Label;
    }
}
