using Alliance.Coaching.Coding;
using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;
using Alliance.Coaching.Encoders;

namespace Alliance.Coaching.Learning;

/// <summary>How well one code was found.</summary>
/// <param name="Classes">In the order of the table.</param>
public sealed record CodeScore(string Name, IReadOnlyList<string> Classes, Confusion Table)
{
    private const int Bins = 10;
    private readonly List<(double Said, bool Right)> answers = [];

    public int Turns => answers.Count;

    /// <summary>
    /// Expected calibration error: answers are put into ten bins by the probability they were given with; the distance between mean probability
    /// and share of right answers, weighed by how many are in a bin (Naeini et al. 2015). Said with 0.8 and right three times of four: 0.05.
    /// </summary>
    public double CalibrationError => answers.GroupBy(a => Math.Min(Bins - 1, (int)(a.Said * Bins))).Sum(bin => Math.Abs(bin.Average(a => a.Said) - bin.Average(a => a.Right ? 1 : 0)) * bin.Count() / answers.Count);

    internal void Add(float[] votes, float[] probabilities, int said)
    {
        var truth = Votes.Majority(votes);
        Table.Add(truth, said);
        answers.Add((probabilities[said], said == truth));
    }
}

/// <summary>Every conversation coded by a model trained on the conversations of other groups, and compared with what most annotators said.</summary>
public sealed class CoachEvaluation
{
    private readonly CodeScore
        behavior = Score<Behavior>("behavior"),
        question = Score<QuestionKind>("kind of question"),
        reflection = Score<ReflectionKind>("kind of reflection"),
        talk = Score<Talk>("partner's talk");

    private CoachEvaluation()
    {
    }

    public IReadOnlyList<CodeScore> Scores => [behavior, question, reflection, talk];

    /// <param name="folds">At most as many as there are groups.</param>
    /// <param name="seed">Which groups come together; different seeds show how much of a score is chance.</param>
    /// <param name="begins">Told of each fold, from 0.</param>
    /// <param name="encoder">Trained with, as in <see cref="CoachTrainer.Train"/>.</param>
    /// <exception cref="InvalidDataException">As there.</exception>
    public static CoachEvaluation Run(IReadOnlyList<AnnotatedConversation> conversations, int folds, int seed, Action<int>? begins = null, SentenceEncoder? encoder = null)
    {
        var texts = encoder is null ? null : new EncodedTexts(encoder);
        var evaluation = new CoachEvaluation();
        var fold = Folds.Of(conversations, folds, seed);
        for (var held = 0; held < folds; held++)
        {
            begins?.Invoke(held);
            var model = CoachTrainer.TrainModel([.. conversations.Where((_, c) => fold[c] != held)], texts);
            foreach (var conversation in conversations.Where((_, c) => fold[c] == held)) evaluation.Compare(model, conversation);
        }
        return evaluation;
    }

    private void Compare(CoachModel model, AnnotatedConversation conversation)
    {
        var scored = model.Score([.. conversation.Turns.Select(t => new ReadTurn(t.Turn))]);
        foreach (var (turn, votes) in scored.Zip(conversation.Turns.Select(t => t.Votes)))
        {
            if (turn.Turn.Speaker == Speaker.Partner)
            {
                talk.Add(votes.Talk, turn.Talk, model.Talk.Choose(turn.Talk));
                continue;
            }
            behavior.Add(votes.Behavior, turn.Behavior, model.Behavior.Choose(turn.Behavior));
            if (votes.Saw(votes.Question)) question.Add(votes.Question, turn.QuestionKind, model.QuestionKind.Choose(turn.QuestionKind));
            if (votes.Saw(votes.Reflection)) reflection.Add(votes.Reflection, turn.ReflectionKind, model.ReflectionKind.Choose(turn.ReflectionKind));
        }
    }

    private static CodeScore Score<T>(string name) where T : struct, Enum => new(name, [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())], new Confusion(Enum.GetValues<T>().Length));
}
