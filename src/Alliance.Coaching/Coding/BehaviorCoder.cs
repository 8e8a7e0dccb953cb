using Alliance.Coaching.Coding.Hints;
using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;
using Alliance.Coaching.Encoders;

namespace Alliance.Coaching.Coding;

/// <summary>
/// Says of every turn of a conversation what it does: an officer's behavior and kinds of question and reflection, a partner's talk.
/// Learned from annotated motivational-interviewing conversations (AnnoMI, Wu et al. 2022 and 2023); what it was measured to be worth
/// stands in the model card. Safe to use from many threads at once; the same conversation always gets the same codes.
/// </summary>
public sealed class BehaviorCoder
{
    /// <summary>Turns with more characters than this are refused with a sentence: nobody says so much in one breath.</summary>
    public const int LongestTurn = 10_000;

    /// <summary>A code less probable than this is shown as "not sure".</summary>
    public const double SureFrom = 0.5;

    /// <summary>The same for kinds of question and reflection: of two kinds one is always above a half.</summary>
    public const double SureKindFrom = 0.55;

    /// <summary>From this probability on a table gives the kind of a question or reflection that may be there.</summary>
    private const double MayBe = 0.002;

    /// <summary>From this probability on a turn is said to hold a question or reflection beside its main behavior.</summary>
    private const double BesideFrom = 0.6;

    private static readonly Lazy<BehaviorCoder> ShippedOnce = new(LoadShipped);
    private readonly CoachModel model;

    internal BehaviorCoder(CoachModel model) => this.model = model;

    /// <summary>The coder with the model that comes with the program, loaded when it is first asked for.</summary>
    public static BehaviorCoder Shipped => ShippedOnce.Value;

    /// <summary>A coder with a model that was trained and written by <c>coach train</c>. Failure: <see cref="InvalidDataException"/> with a sentence for the user.</summary>
    /// <param name="encoder">Needed by a model that was trained with one, and by no other; it must outlive the coder.</param>
    public static BehaviorCoder Load(Stream model, SentenceEncoder? encoder = null) => new(ModelFile.Read(model, encoder));

    /// <summary>
    /// Codes every turn, in order; each is understood from the turns before it, never from those after, so that a live conversation and
    /// its transcript get the same codes. A turn that cannot be coded carries the reason as its refusal.
    /// </summary>
    public IReadOnlyList<CodedTurn> Code(IReadOnlyList<Turn> conversation)
    {
        var scored = Score(conversation, out var refusals);
        var coded = new CodedTurn[conversation.Count];
        for (var i = 0; i < coded.Length; i++)
        {
            coded[i] = refusals[i] is { } refusal ? new CodedTurn(conversation[i], null, null, null, null, [], refusal)
                : conversation[i].Speaker == Speaker.Officer ? Officer(conversation, i, scored[i])
                : new CodedTurn(conversation[i], null, null, null, Learned<Talk>(scored[i], model.Talk, scored[i].Talk, Heads.Talk, Heads.Talks), []);
        }
        return coded;
    }

    /// <summary>Codes every turn for a table: quicker, without the words behind the codes, and with kinds wherever there may be a question or reflection.</summary>
    public IReadOnlyList<SheetCodes> CodeForSheet(IReadOnlyList<Turn> conversation)
    {
        var scored = Score(conversation, out var refusals);
        var codes = new SheetCodes[conversation.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = refusals[i] is { } refusal ? new SheetCodes(null, 0, null, null, null, 0, refusal)
                : conversation[i].Speaker == Speaker.Officer ? OfficersRow(scored[i])
                : PartnersRow(scored[i]);
        }
        return codes;
    }

    private SheetCodes OfficersRow(ScoredTurn scored)
    {
        var behavior = model.Behavior.Choose(scored.Behavior);
        QuestionKind? question = scored.Asks >= MayBe ? (QuestionKind)model.QuestionKind.Choose(scored.QuestionKind) : null;
        ReflectionKind? reflection = scored.Reflects >= MayBe ? (ReflectionKind)model.ReflectionKind.Choose(scored.ReflectionKind) : null;
        return new SheetCodes((Behavior)behavior, scored.Behavior[behavior], question, reflection, null, 0, null);
    }

    private SheetCodes PartnersRow(ScoredTurn scored)
    {
        var talk = model.Talk.Choose(scored.Talk);
        return new SheetCodes(null, 0, null, null, (Talk)talk, scored.Talk[talk], null);
    }

    /// <summary>Scores only: what the command line needs, without the words behind them.</summary>
    internal ScoredTurn[] Score(IReadOnlyList<Turn> conversation, out string?[] refusals)
    {
        refusals = new string?[conversation.Count];
        var turns = new ReadTurn[conversation.Count];
        for (var i = 0; i < turns.Length; i++)
        {
            refusals[i] = Codable.Problem(conversation[i].Text);
            turns[i] = new ReadTurn(refusals[i] is null ? conversation[i] : conversation[i] with { Text = "" });
            if (Codable.IsAnotherLanguage(turns[i].Text)) (refusals[i], turns[i]) = (Codable.NotEnglish, new ReadTurn(conversation[i] with { Text = "" }));
        }
        return model.Score(turns);
    }

    internal CoachModel Model => model;

    private CodedTurn Officer(IReadOnlyList<Turn> conversation, int i, ScoredTurn scored)
    {
        var behavior = Learned<Behavior>(scored, model.Behavior, scored.Behavior, Heads.Behavior, Heads.Behaviors);
        var asks = behavior.Code == Coding.Behavior.Question || scored.Asks >= BesideFrom;
        var reflects = behavior.Code == Coding.Behavior.Reflection || scored.Reflects >= BesideFrom;
        return new CodedTurn(
            conversation[i],
            behavior,
            asks ? Learned<QuestionKind>(scored, model.QuestionKind, scored.QuestionKind, Heads.Closed, 1) : null,
            reflects ? Learned<ReflectionKind>(scored, model.ReflectionKind, scored.ReflectionKind, Heads.Complex, 1) : null,
            null,
            HintFinder.In(conversation, i));
    }

    private Learned<T> Learned<T>(ScoredTurn scored, Decision decision, float[] probabilities, int head, int heads) where T : struct, Enum
    {
        var chosen = decision.Choose(probabilities);
        return new Learned<T>((T)(object)chosen, probabilities[chosen], probabilities[chosen] >= (heads == 1 ? SureKindFrom : SureFrom), Reasons.For(model, scored, chosen, head, heads));
    }

    private static BehaviorCoder LoadShipped()
    {
        using var file = typeof(BehaviorCoder).Assembly.GetManifestResourceStream("Alliance.Coaching.coach-model.zip")
            ?? throw new InvalidOperationException("The trained model is not in the program.");
        return Load(file);
    }
}
