using Alliance.Coaching.Scenarios;

namespace Alliance.Coaching.Tests.Scenarios;

/// <summary>What one turn of the officer's moves, from a state that the test chooses.</summary>
public sealed class ReckoningTests
{
    private static readonly Scenario Shop = ScenarioShelf.Find("shop-owner-slow-response")!;
    private static readonly PartnerState Wary = new(StageOfChange.Precontemplation, 4, 6);

    [Theory]
    [InlineData("affirming", "trust +1: affirmation")]
    [InlineData("together", "trust +1: looked for a way together")]
    [InlineData("autonomy", "safety +1: stressed that the choice is theirs")]
    [InlineData("ramp", "safety +1: slowed down and left room")]
    [InlineData("permission", "safety +1: asked permission first")]
    [InlineData("open", "trust +1: open question")]
    [InlineData("simple", "trust +1: simple reflection")]
    [InlineData("open simple", "trust +1: simple reflection")]
    [InlineData("confronting", "trust -2: confronting", "safety -1: confronting")]
    [InlineData("persuading", "trust -2: advice that nobody asked for")]
    [InlineData("informing")]
    [InlineData("closed")]
    [InlineData("other")]
    public void Run_EachKindOfTurn_MovesWhatItsRuleSays(string codes, params string[] moves) => Run(Wary, codes, "So.").Sentences.ShouldBe(moves);

    [Theory]
    [InlineData(4, -2)]
    [InlineData(5, -1)]
    [InlineData(9, -1)]
    public void Run_UnaskedAdvice_WeighsLessOnceTheySpeakOpenly(int trust, int by) => Run(Wary with { Trust = trust }, "persuading", "So.").State.Trust.ShouldBe(trust + by);

    [Theory]
    [InlineData("ramp", "trust +1: left the power struggle by an exit ramp", "safety +1: left the power struggle by an exit ramp")]
    [InlineData("autonomy", "trust +1: left the power struggle by an exit ramp", "safety +1: left the power struggle by an exit ramp", "safety +1: stressed that the choice is theirs")]
    [InlineData("other", "trust ±0: the challenge still stands between you")]
    [InlineData("affirming", "trust ±0: the challenge still stands between you")]
    [InlineData("permission advice", "trust ±0: the challenge still stands between you")]
    [InlineData("open", "trust ±0: the challenge still stands between you")]
    [InlineData("closed", "trust -1: argued on in the power struggle", "safety -1: argued on in the power struggle")]
    [InlineData("persuading", "trust -1: argued on in the power struggle", "safety -1: argued on in the power struggle", "trust -2: advice that nobody asked for")]
    public void Run_InAStruggle_NothingButAWayOutHelps(string codes, params string[] moves)
    {
        var (state, sentences) = Run(Wary with { InStruggle = true, HadStruggle = true }, codes, "So.");

        sentences.ShouldBe(moves);
        state.InStruggle.ShouldBe(!moves[0].Contains("left", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_AWorrySaidBackAgain_CountsAsAnyReflection_AndTheOneNotHeardYetGoesFirst()
    {
        var heard = Wary with { Heard = ["wait"] };

        Run(heard, "complex", "They left you alone.").Sentences[0].ShouldBe("trust +1: complex reflection of her worry about being left alone when she calls");
        var (state, sentences) = Run(heard, "complex", "They left you alone, and there is the rent.");
        sentences[0].ShouldBe("trust +2: complex reflection of her worry about the money");
        state.Heard.ShouldBe(["wait", "money"]);
        Run(Wary, "simple", "They left you alone.").State.Trust.ShouldBe(5);
    }

    [Fact]
    public void Run_QuestionAfterQuestion_TiresFromTheThirdOn()
    {
        const string tired = "trust ±0: question upon question, and nothing said back in between";
        Run(Wary with { QuestionsInARow = 1 }, "open", "What?").Sentences.ShouldBe(["trust +1: open question"]);
        Run(Wary with { QuestionsInARow = 2 }, "open", "What?").Sentences.ShouldBe([tired]);
        Run(Wary with { QuestionsInARow = 3 }, "closed", "Did you?").Sentences.ShouldBe([tired]);
        Run(Wary with { QuestionsInARow = 3, ClosedInARow = 1 }, "closed", "Did you?").Sentences.ShouldBe(["trust -1: one closed question after another"]);
    }

    [Theory]
    [InlineData("open", 3, 0)]
    [InlineData("closed", 3, 2)]
    [InlineData("closed simple", 0, 0)]
    [InlineData("other", 0, 0)]
    public void Run_CountsQuestionsUntilSomethingElseIsSaid(string codes, int questions, int closed)
    {
        var state = Run(Wary with { QuestionsInARow = 2, ClosedInARow = 1 }, codes, "So?").State;

        (state.QuestionsInARow, state.ClosedInARow).ShouldBe((questions, closed));
    }

    [Theory]
    [InlineData(StageOfChange.Precontemplation, 4, "", "They left you alone.", StageOfChange.Contemplation)]
    [InlineData(StageOfChange.Precontemplation, 3, "", "They left you alone.", StageOfChange.Precontemplation)]
    [InlineData(StageOfChange.Precontemplation, 4, "", "It is a heavy morning.", StageOfChange.Precontemplation)]
    [InlineData(StageOfChange.Contemplation, 6, "wait money", "It is a heavy morning.", StageOfChange.Preparation)]
    [InlineData(StageOfChange.Contemplation, 6, "wait", "It is a heavy morning.", StageOfChange.Contemplation)]
    [InlineData(StageOfChange.Contemplation, 5, "wait money", "It is a heavy morning.", StageOfChange.Contemplation)]
    [InlineData(StageOfChange.Precontemplation, 8, "wait money", "It is a heavy morning.", StageOfChange.Contemplation)]
    public void Run_AStageIsReachedByTrustAndByBeingHeard_OneAtATime(StageOfChange stage, int trust, string heard, string text, StageOfChange reached)
    {
        var (state, sentences) = Run(new PartnerState(stage, trust, 6) { Heard = heard.Split(' ', StringSplitOptions.RemoveEmptyEntries) }, "simple", text);

        state.Stage.ShouldBe(reached);
        sentences.Contains("stage +1: felt heard, and took a step").ShouldBe(stage != reached);
    }

    [Fact]
    public void Run_ABlow_TakesThemAStageBack_ButNotBelowTheFirst()
    {
        var (state, sentences) = Run(new PartnerState(StageOfChange.Preparation, 8, 6) { Heard = ["wait", "money"] }, "confronting", "No.");

        (state.Stage, sentences[^1]).ShouldBe((StageOfChange.Contemplation, "stage -1: pushed, and took a step back"));
        Run(Wary, "confronting", "No.").State.Stage.ShouldBe(StageOfChange.Precontemplation);
    }

    private static (PartnerState State, IReadOnlyList<string> Sentences) Run(PartnerState before, string codes, string text)
    {
        var (state, moves) = new Reckoning(Shop, before, new OfficerDeed(WrittenCodes.Read(codes, text)!.Coded())).Run();
        return (state, [.. moves.Select(m => m.Sentence)]);
    }
}
