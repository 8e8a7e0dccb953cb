using System.Text.Json;
using Alliance.Coaching.Coding;
using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Encoders;

namespace Alliance.Coaching.Learning;

/// <summary>
/// Trains the behavior coder: a first layer of linear models over words, then decisions that also see the conversation around a turn.
/// What the second layer learns from was scored by first layers that had not seen the turn (stacking; Wolpert 1992). Deterministic.
/// </summary>
public static class CoachTrainer
{
    private const int InnerFolds = 5, InnerSeed = 101;

    /// <summary>Trains a model and writes it, to be read by <see cref="BehaviorCoder.Load"/>.</summary>
    /// <param name="encoder">Its vectors are learned from beside the words, and the model then works with this encoder only; null: words alone.</param>
    /// <exception cref="InvalidDataException">With a sentence for the user: there is too little to learn something from.</exception>
    public static void Train(IReadOnlyList<AnnotatedConversation> conversations, Stream to, SentenceEncoder? encoder = null) =>
        ModelFile.Write(TrainModel(conversations, encoder is null ? null : new EncodedTexts(encoder)), About(conversations, encoder), to);

    private static string About(IReadOnlyList<AnnotatedConversation> conversations, SentenceEncoder? encoder) => JsonSerializer.Serialize(new
    {
        What = "Behavior coder of Proactive Alliance; see docs/coach-model.md for what it can and cannot do",
        Conversations = conversations.Count,
        Turns = conversations.Sum(c => c.Turns.Count),
        VocabularyBuilder.FewestConversations,
        NeedsEncoder = encoder?.Mark,
    });

    internal static CoachModel TrainModel(IReadOnlyList<AnnotatedConversation> conversations, EncodedTexts? texts)
    {
        var material = new Material(conversations);
        var scaling = texts is null ? null : EncoderScaling.Of(texts.Mark, [.. material.Turns.Select(t => texts.Of(t.Turn.Turn.Text))]);
        var weighing = VocabularyBuilder.Build(material, _ => true);
        if (weighing.Vocabulary.Count == 0) throw new InvalidDataException($"There is too little to learn from: no word is said in {VocabularyBuilder.FewestConversations} conversations. Bring more of them.");
        var first = new FirstTraining(material, weighing, scaling, texts);
        var fold = Folds.Of(conversations, InnerFolds, InnerSeed);
        var scores = new float[material.Turns.Length][];
        for (var held = 0; held < InnerFolds; held++) first.Score(first.Fit(c => fold[c] != held), c => fold[c] == held, scores);
        var from = material.Surroundings(scores);
        Decision Learn(Question question) => DecisionTraining.Fit(material, from, question, fold, _ => true);
        return new CoachModel
        {
            Weighing = weighing,
            Scaling = scaling,
            Encode = texts is null ? null : texts.Of,
            First = first.Fit(_ => true),
            Behavior = Learn(Question.Behavior),
            Asks = Learn(Question.Asks),
            Reflects = Learn(Question.Reflects),
            QuestionKind = Learn(Question.QuestionKind),
            ReflectionKind = Learn(Question.ReflectionKind),
            Talk = Learn(Question.Talk),
        };
    }
}
