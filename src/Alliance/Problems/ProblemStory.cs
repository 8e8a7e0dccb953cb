using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Problems.Measures;

namespace Alliance.Problems;

/// <summary>A problem with everything that both sides found, proposed, said and did: the same for whoever takes part.</summary>
public sealed record ProblemStory(Problem Problem, string? Area, string Officer)
{
    /// <summary>How long after the response those who take part are asked.</summary>
    public const int AskedAfterDays = 28;

    /// <summary>So long the closing waits for an answer.</summary>
    private const int WaitDays = 14;

    public IReadOnlyList<MemberLine> Members { get; init; } = [];
    public IReadOnlyList<FindingLine> Findings { get; init; } = [];
    public IReadOnlyList<OptionLine> Options { get; init; } = [];
    public IReadOnlyList<StepLine> Steps { get; init; } = [];
    public IReadOnlyList<LaterLine> LaterWords { get; init; } = [];

    /// <summary>Whether a comparison of before and after is set up.</summary>
    public bool HasMeasure => Measure is not null;

    /// <summary>Before and after as they are compared; null where nothing is set.</summary>
    public MeasurePicture? Measure { get; init; }

    public Guid Id => Problem.Id;
    public IEnumerable<MemberLine> Joined => Members.Where(m => m.JoinedAt is not null);
    public IEnumerable<OptionLine> Open => Options.Where(o => o.Option.ReplacedAt is null);
    public IEnumerable<OptionLine> Chosen => Options.Where(o => o.Option.ChosenAt is not null);

    public IEnumerable<FindingLine> Of(FindingKind kind) => Findings.Where(f => f.Kind == kind);

    /// <summary>The day from which those who take part are asked how it is now; null before there is a response to speak of.</summary>
    public DateTime? AskedFrom => Problem.Stage == ProblemStage.Assess ? Problem.StageSince.AddDays(AskedAfterDays) : null;

    public bool IsAsked(DateTime now) => AskedFrom <= now;

    /// <summary>What the step asks for before one goes on, and whether it is there.</summary>
    public IReadOnlyList<Evidence> Evidence(DateTime now) => Problem.Stage switch
    {
        ProblemStage.Scan =>
        [
            .. Cheers.Select(kind => new Evidence(kind, Of(kind).Any())),
            new("The neighborhood it is in", Problem.AreaId is not null),
            new("Somebody of the community takes part", Joined.Any()),
        ],
        ProblemStage.Analyse =>
        [
            .. TriangleSides.Select(kind => new Evidence(kind, Of(kind).Any())),
            new("A handler, a guardian or a manager", Controllers.Any(kind => Of(kind).Any())),
            new(FindingKind.Condition, Of(FindingKind.Condition).Any()),
            new("Something that a partner sees and police data do not", Of(FindingKind.BeyondTheData).Any(f => f.Side == Side.Them)),
            new("A before and after to compare, or why there are no figures", HasMeasure || Of(FindingKind.NoFigures).Any()),
        ],
        ProblemStage.Respond =>
        [
            new("An option that everybody can live with", Chosen.Any()),
            new("Something done by the department", Chosen.Any(o => o.Parts.Any(p => p.Side == Side.Us && p.State == PromiseState.Kept))),
            new("Something done by a partner", Chosen.Any(o => o.Parts.Any(p => p.Side == Side.Them && p.State == PromiseState.Kept))),
            new("What became of every promise", Chosen.Any() && Chosen.SelectMany(o => o.Parts).All(p => p.State is PromiseState.Kept or PromiseState.Broken)),
        ],
        ProblemStage.Assess =>
        [
            new("Four weeks since the response", IsAsked(now)),
            new("What those who take part say after four weeks", LaterWords.Count > 0 || AskedFrom?.AddDays(WaitDays) <= now),
            new("A before and after to compare, or why there are no figures", HasMeasure || Of(FindingKind.NoFigures).Any()),
        ],
        _ => [],
    };

    public static readonly IReadOnlyList<FindingKind> Cheers = [FindingKind.Community, FindingKind.Harm, FindingKind.Expectation, FindingKind.Events, FindingKind.Recurring, FindingKind.Similarity];
    public static readonly IReadOnlyList<FindingKind> TriangleSides = [FindingKind.Causing, FindingKind.Harmed, FindingKind.Place];
    public static readonly IReadOnlyList<FindingKind> Controllers = [FindingKind.Handler, FindingKind.Guardian, FindingKind.Manager];

    /// <summary>What is asked in this step; the triangle can be filled at any time.</summary>
    public static IReadOnlyList<FindingKind> AskedIn(ProblemStage stage) => stage switch
    {
        ProblemStage.Scan => Cheers,
        ProblemStage.Closed => [],
        _ => [.. TriangleSides, .. Controllers, FindingKind.Condition, FindingKind.BeyondTheData, FindingKind.NoFigures],
    };
}

/// <summary>Something a step asks for: a kind of finding, or what a sentence says.</summary>
public sealed record Evidence(FindingKind? Kind, string? Sentence, bool IsThere)
{
    public Evidence(FindingKind kind, bool isThere) : this(kind, null, isThere)
    {
    }

    public Evidence(string sentence, bool isThere) : this(null, sentence, isThere)
    {
    }
}

/// <param name="Partner">The organization.</param>
/// <param name="RoleTitle">What they do there; no name is shown to the others.</param>
public sealed record MemberLine(Guid Id, Guid PartnerId, Guid ContactId, string Partner, string RoleTitle, MemberRole Role, DateTime AskedAt, DateTime? JoinedAt);

public sealed record FindingLine(Guid Id, FindingKind Kind, Side Side, string Who, string Words, DateTime At);

public sealed record OptionLine(ResponseOption Option, string Who)
{
    public IReadOnlyList<PartLine> Parts { get; init; } = [];

    /// <summary>Everything said to it, the oldest first.</summary>
    public IReadOnlyList<VoiceLine> Voices { get; init; } = [];

    /// <summary>Of the option that it replaced, where there is one.</summary>
    public OptionLine? Before { get; init; }

    public IEnumerable<VoiceLine> Latest => Voices.GroupBy(v => v.ById).Select(g => g.Last());
    public IEnumerable<VoiceLine> Objections => Latest.Where(v => v.Voice == Voice.Objects);
}

public sealed record PartLine(Guid Id, Side Side, Guid PartnerId, string Who, string Words, DateOnly DueOn, Guid? PromiseId, PromiseState? State);

public sealed record VoiceLine(Guid ById, Side Side, string Who, Voice Voice, string? Why, DateTime At);

public sealed record StepLine(ProblemStage From, ProblemStage To, string Who, string? Why, ProblemOutcome? Outcome, DateTime At)
{
    public bool IsBack => To < From;
}

public sealed record LaterLine(Guid ContactId, string Who, LaterAnswer Answer, string? Words, DateTime At);
