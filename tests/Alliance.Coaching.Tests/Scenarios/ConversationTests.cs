using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;

namespace Alliance.Coaching.Tests.Scenarios;

/// <summary>Single turns in the shop with the broken window.</summary>
public sealed class ConversationTests
{
    private static readonly Scenario Shop = ScenarioShelf.Find("shop-owner-slow-response")!;

    public static TheoryData<string> Keys => [.. ScenarioShelf.All.Select(s => s.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void EveryScenario_ChosenWell_EndsWithANextStep_AndBadly_WithTheDoor(string key)
    {
        var scenario = ScenarioShelf.Find(key)!;
        for (var seed = 1; seed <= 25; seed++)
        {
            Officers.Choose(scenario, seed, well: true).Ending.ShouldBe(Ending.Agreed, $"{key} with seed {seed}");
            Officers.Choose(scenario, seed, well: false).Ending.ShouldBe(Ending.WalkedAway, $"{key} with seed {seed}");
        }
    }

    [Fact]
    public void Say_AComplexReflectionOfAWorry_RaisesTrustMostAndSaysWhy()
    {
        Moves("complex", "They left you alone with it.").ShouldContain("trust +2: complex reflection of her worry about being left alone when she calls");
        Moves("simple", "They left you alone with it.").ShouldContain("trust +1: simple reflection of her worry about being left alone when she calls");
        Moves("complex", "It is a heavy morning.").ShouldContain("trust +1: complex reflection");
        Moves("open", "What happened?").ShouldContain("trust +1: open question");
    }

    [Fact]
    public void Say_UnaskedAdvice_CostsTrustAndAskingFirstSoftensIt()
    {
        Moves("persuading", "You should buy a camera.").ShouldContain("trust -2: advice that nobody asked for");
        Moves("permission advice", "May I suggest something? A camera.").ShouldBe(["safety +1: asked permission first", "trust ±0: advice that was welcome, since you asked first"]);
    }

    [Fact]
    public void Say_ClosedQuestionsInARow_CostTrustFromTheSecondOn()
    {
        var talk = Conversation.Begin(Shop, 7);
        talk.Say(Officers.Turn("closed", "Did you see him?")).Moves.ShouldBeEmpty();
        talk.Say(Officers.Turn("closed", "Was it a man?")).Moves.Select(m => m.Why).ShouldContain("one closed question after another");
    }

    [Fact]
    public void Say_WhatTheCoderIsNotSureOf_IsMetMildly()
    {
        var turn = new CodedTurn(new Turn(Speaker.Officer, "Well, the shop."), new Learned<Behavior>(Behavior.Reflection, 0.4, false, []), null, null, null, []);

        var exchange = Conversation.Begin(Shop, 7).Say(turn);

        exchange.Moves.Select(m => m.Sentence).ShouldBe(["trust ±0: not sure what this turn did; Renske waits"]);
        Shop.Lines[Deed.Unclear].Guarded.ShouldContain(exchange.Answer);
    }

    [Fact]
    public void Struggle_LeftByAnExitRamp_IsRecognizedAndCounted()
    {
        var talk = Struggling();

        var exchange = talk.Say(Officers.Turn("ramp", "Take your time. I can come back tomorrow."));

        exchange.LeftStruggle.ShouldBeTrue();
        exchange.Moves.Select(m => m.Sentence).ShouldContain("trust +1: left the power struggle by an exit ramp");
        Shop.Struggle.Settled.ShouldContain(exchange.Answer);
        (talk.ExitRamps, talk.State.InStruggle).ShouldBe((1, false));
    }

    [Fact]
    public void Struggle_ArguedOn_GetsWorse()
    {
        var talk = Struggling();
        var before = talk.State;

        var exchange = talk.Say(Officers.Turn("informing", "We had four cars for the whole town."));

        exchange.Moves.Select(m => m.Sentence).ShouldBe(["trust -1: argued on in the power struggle", "safety -1: argued on in the power struggle"]);
        (talk.State.Trust, talk.State.InStruggle, talk.ExitRamps).ShouldBe((before.Trust - 1, true, 0));
    }

    [Fact]
    public void Choices_ComeInAnOrderOfTheSeeds()
    {
        var orders = Enumerable.Range(0, 20).Select(seed => string.Join('|', Conversation.Begin(Shop, seed).Choices().Select(c => c.Text))).Distinct().Count();

        orders.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Say_AfterTheEnd_IsABug()
    {
        var talk = Officers.Choose(Shop, 1, well: true);

        Should.Throw<InvalidOperationException>(() => talk.Say(Officers.Turn("open", "And now?")));
    }

    private static Conversation Struggling()
    {
        var talk = Conversation.Begin(Shop, 7);
        while (!talk.State.InStruggle) talk.Say(Officers.Turn("open simple", "You had a hard night. What happened?"));
        return talk;
    }

    private static IEnumerable<string> Moves(string codes, string text) => Conversation.Begin(Shop, 7).Say(Officers.Turn(codes, text)).Moves.Select(m => m.Sentence);
}
