using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Scenarios;

/// <summary>
/// A practice conversation: the officer's turns move the partner's hidden state, and the partner answers from what was written for it.
/// The same scenario, seed and turns give the same conversation, on every machine.
/// </summary>
public sealed class Conversation
{
    /// <summary>It ends with this turn of the officer's at the latest.</summary>
    public const int MostTurns = 12;

    /// <summary>Nobody opens up in fewer turns.</summary>
    public const int FewestForAgreement = 6;

    /// <summary>Nobody walks away sooner: one clumsy sentence ends no talk.</summary>
    public const int FewestForWalkingAway = 3;

    /// <summary>The trust from which the partner speaks openly.</summary>
    public const int OpenFrom = 5;

    /// <summary>The trust at which they agree to a next step, with <see cref="WorriesForAgreement"/> worries told and heard.</summary>
    public const int AgreesFrom = 8;

    public const int WorriesForAgreement = 2;

    /// <summary>Whoever feels less safe tells nothing of what worries them.</summary>
    public const int TellsFromSafety = 3;

    /// <summary>With less trust at the last turn they walk away instead of parting politely.</summary>
    public const int PoliteFrom = 3;

    private readonly List<Exchange> exchanges = [];
    private readonly HashSet<string> said = [];
    private readonly int struggleAt;

    private Conversation(Scenario scenario, long seed)
    {
        (Scenario, Seed) = (scenario, seed);
        State = new PartnerState(scenario.Stage, Math.Clamp(scenario.Trust + Chance.Below(seed, 0, "trust", 3) - 1, 1, PartnerState.Most), scenario.Safety);
        struggleAt = scenario.Struggle.Turn + Chance.Below(seed, 0, "struggle", 2);
        said.Add(scenario.Opening);
    }

    public Scenario Scenario { get; }
    public long Seed { get; }
    public PartnerState State { get; private set; }
    public IReadOnlyList<Exchange> Exchanges => exchanges;

    /// <summary>Null while it goes on.</summary>
    public Ending? Ending => exchanges.Count == 0 ? null : exchanges[^1].Ending;

    /// <summary>How often the officer left a power struggle by an exit ramp.</summary>
    public int ExitRamps => exchanges.Count(e => e.LeftStruggle);

    public static Conversation Begin(Scenario scenario, long seed) => new(scenario, seed);

    /// <summary>The conversation as it went with these turns.</summary>
    public static Conversation Replay(Scenario scenario, long seed, IEnumerable<CodedTurn> turns)
    {
        var conversation = Begin(scenario, seed);
        foreach (var turn in turns) conversation.Say(turn);
        return conversation;
    }

    /// <summary>The officer says something, and the partner answers.</summary>
    /// <param name="turn">A coded turn of the officer's. One that was refused is taken as one of which nothing is sure; better not to hand it over.</param>
    /// <exception cref="InvalidOperationException">The conversation has ended.</exception>
    public Exchange Say(CodedTurn turn)
    {
        if (Ending is not null) throw new InvalidOperationException("The conversation has ended.");
        var before = State;
        var deed = new OfficerDeed(turn);
        var (state, moves) = new Reckoning(Scenario, before, deed).Run();
        var number = exchanges.Count + 1;
        var ending = EndingOf(state, number, state.Trust >= before.Trust);
        if (ending == Scenarios.Ending.Agreed)
        {
            if (state.Stage != StageOfChange.Action) moves = [.. moves, new(Gauge.Stage, StageOfChange.Action - state.Stage, "agreed to a next step of their own")];
            state = state with { Stage = StageOfChange.Action };
        }
        var leaves = before.InStruggle && !state.InStruggle;
        var begins = ending is null && !before.HadStruggle && (number >= struggleAt || before.Trust - state.Trust >= 2);
        if (begins) state = state with { InStruggle = true, HadStruggle = true };
        var telling = ending is null && !state.InStruggle && !leaves ? WorryToTell(state, deed) : null;
        if (telling is not null) state = state with { Told = [.. state.Told, telling.Key] };
        var answer = ending is { } how ? Pick(Scenario.Endings[how], number) : Answer(before, state, deed, begins, leaves, telling, number);
        said.Add(answer);
        State = state;
        var exchange = new Exchange(number, turn, answer, moves, state, ending) { Began = begins, LeftStruggle = leaves, Told = telling };
        exchanges.Add(exchange);
        return exchange;
    }

    /// <summary>What the officer can choose to say now, in an order of the seed's; nothing once it has ended.</summary>
    public IReadOnlyList<WrittenTurn> Choices()
    {
        if (Ending is not null) return [];
        var set = ChoiceSet();
        return [.. set.OrderBy(c => Chance.Of(Seed, exchanges.Count + 1, c.Text))];
    }

    private IReadOnlyList<WrittenTurn> ChoiceSet()
    {
        var written = Scenario.Choices;
        if (exchanges.Count == 0) return written.Opening;
        if (State.InStruggle) return written.Struggle;
        if (exchanges[^1].Told is { } told) return written.Told[told.Key];
        var isOpen = State.Trust >= OpenFrom;
        var sets = isOpen ? written.Open : written.Guarded;
        return sets[exchanges.SkipLast(1).Count(e => e is { Told: null, After.InStruggle: false } && e.After.Trust >= OpenFrom == isOpen) % sets.Count];
    }

    private static Ending? EndingOf(PartnerState state, int number, bool wentWell)
    {
        if (number >= FewestForWalkingAway && (state.Trust == 0 || state.Safety == 0)) return Scenarios.Ending.WalkedAway;
        if (number >= FewestForAgreement && wentWell && !state.InStruggle && state.Trust >= AgreesFrom && state.Told.Count >= WorriesForAgreement && state.Heard.Count >= WorriesForAgreement) return Scenarios.Ending.Agreed;
        if (number < MostTurns) return null;
        return state.Trust >= PoliteFrom ? Scenarios.Ending.Polite : Scenarios.Ending.WalkedAway;
    }

    private Worry? WorryToTell(PartnerState state, OfficerDeed deed) =>
        deed.Deed is Deed.Reflected or Deed.Asked or Deed.Honored && state.Safety >= TellsFromSafety
            ? Scenario.Worries.Where(w => !state.Told.Contains(w.Key) && w.From <= state.Trust).OrderBy(w => w.From).FirstOrDefault()
            : null;

    private string Answer(PartnerState before, PartnerState state, OfficerDeed deed, bool begins, bool leaves, Worry? telling, int number)
    {
        if (begins) return Scenario.Struggle.Line;
        if (leaves) return Pick(Scenario.Struggle.Settled, number);
        if (before.InStruggle) return Pick(deed.ArguesOn ? Scenario.Struggle.Heated : Scenario.Struggle.Holds, number);
        if (telling is not null) return telling.Tells;
        var lines = Scenario.Lines[deed.Deed];
        return Pick(state.Trust >= OpenFrom ? lines.Open : lines.Guarded, number);
    }

    /// <summary>One of these that was not said yet; where all were, any but the last.</summary>
    private string Pick(IReadOnlyList<string> lines, int number)
    {
        var fresh = lines.Where(l => !said.Contains(l)).ToList();
        if (fresh.Count == 0) fresh = [.. lines.Where(l => lines.Count == 1 || l != exchanges[^1].Answer)];
        return fresh[Chance.Below(Seed, number, "line", fresh.Count)];
    }
}

/// <summary>One turn of the officer's and the partner's answer.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Answer">The partner's words, as written.</param>
/// <param name="Moves">What the officer's turn moved, and why.</param>
/// <param name="After">The partner's state after it.</param>
/// <param name="Ending">How the conversation ended with it; null where it goes on.</param>
public sealed record Exchange(int Number, CodedTurn Officer, string Answer, IReadOnlyList<Move> Moves, PartnerState After, Ending? Ending)
{
    /// <summary>Whether the partner's answer is the challenge.</summary>
    public bool Began { get; init; }

    /// <summary>Whether the officer's turn led out of the challenge.</summary>
    public bool LeftStruggle { get; init; }

    /// <summary>The worry that the partner's answer tells of.</summary>
    public Worry? Told { get; init; }
}
