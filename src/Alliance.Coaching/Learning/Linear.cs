using Alliance.Coaching.Coding.Model;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Alliance.Coaching.Learning;

/// <summary>Maximum entropy by ML.NET. One thread and a fixed seed: the same data give the same weights.</summary>
/// <param name="Weights">Class by class.</param>
internal sealed record Linear(float[][] Weights, float[] Bias)
{
    /// <param name="votes">By class; a turn on which annotators disagreed counts for each of their answers in part.</param>
    public static Linear Fit(IReadOnlyList<SparseVector> from, IReadOnlyList<float[]> votes, int size, int classes, float regularization, int iterations = 40)
    {
        var rows = new List<Row>(from.Count);
        for (var i = 0; i < from.Count; i++)
        {
            var all = votes[i].Sum();
            for (var k = 0; k < classes; k++)
            {
                if (votes[i][k] > 0) rows.Add(new Row { Features = new(size, from[i].Rows.Length, from[i].Values, from[i].Rows), Weight = votes[i][k] / all, Label = (uint)k });
            }
        }
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), (ulong)classes);
        var ml = new MLContext(seed: 1);
        var model = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = regularization,
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-4f,
            HistorySize = 8,
            MaximumNumberOfIterations = iterations,
            ExampleWeightColumnName = nameof(Row.Weight),
        }).Fit(ml.Data.LoadFromEnumerable(rows, schema)).Model;
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out _);
        return new Linear([.. weights.Select(w => w.DenseValues().ToArray())], [.. model.GetBiases()]);
    }

    private sealed class Row
    {
        public VBuffer<float> Features;
        public float Weight;
        public uint Label;
    }
}
