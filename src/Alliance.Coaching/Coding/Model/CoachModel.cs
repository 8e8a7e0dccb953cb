using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Coding.Model;

/// <summary>What was learned: read it, and it scores conversations. Nothing in it changes, so that many may use it at once.</summary>
internal sealed class CoachModel
{
    public required Weighing Weighing { get; init; }
    public required FirstLayer First { get; init; }
    public required Decision Behavior { get; init; }
    public required Decision Asks { get; init; }
    public required Decision Reflects { get; init; }
    public required Decision QuestionKind { get; init; }
    public required Decision ReflectionKind { get; init; }
    public required Decision Talk { get; init; }

    /// <summary>Null where the model was trained on words alone; otherwise <see cref="Encode"/> is there.</summary>
    public EncoderScaling? Scaling { get; init; }
    public Func<string, float[]>? Encode { get; init; }

    public Decision[] Decisions => [Behavior, Asks, Reflects, QuestionKind, ReflectionKind, Talk];

    public ScoredTurn[] Score(ReadTurn[] turns)
    {
        var vectors = new SparseVector[turns.Length];
        var scores = new float[turns.Length][];
        var reader = new FeatureReader(Weighing, Scaling, Encode);
        for (var i = 0; i < turns.Length; i++)
        {
            var features = reader.Read(turns[i]);
            vectors[i] = features.Whole;
            scores[i] = TurnScores.Of(First, features);
        }
        var scored = new ScoredTurn[turns.Length];
        for (var i = 0; i < turns.Length; i++) scored[i] = Decide(turns[i], vectors[i], Surroundings.Of(turns, scores, i));
        return scored;
    }

    private ScoredTurn Decide(ReadTurn turn, SparseVector vector, float[] from) => turn.Speaker == Speaker.Officer
        ? new(turn, vector) { Behavior = Behavior.Probabilities(from), Asks = Asks.Probabilities(from)[1], Reflects = Reflects.Probabilities(from)[1], QuestionKind = QuestionKind.Probabilities(from), ReflectionKind = ReflectionKind.Probabilities(from) }
        : new(turn, vector) { Talk = Talk.Probabilities(from) };
}

/// <summary>The probabilities of everything that can be said of a turn; of what is not its speaker's, none.</summary>
internal sealed record ScoredTurn(ReadTurn Turn, SparseVector Vector)
{
    public float[] Behavior { get; init; } = [];
    public float Asks { get; init; }
    public float Reflects { get; init; }
    public float[] QuestionKind { get; init; } = [];
    public float[] ReflectionKind { get; init; } = [];
    public float[] Talk { get; init; } = [];
}
