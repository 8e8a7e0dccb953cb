using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;
using CsCheck;

namespace Alliance.Coaching.Tests.Scenarios;

/// <summary>When a worry is told, what is answered and how it ends: said once more, from outside, and compared in conversations of every kind.</summary>
public sealed class ConversationRules
{
    private static readonly Scenario Shop = ScenarioShelf.Find("shop-owner-slow-response")!;
    private static readonly Gen<(Scenario Scenario, long Seed, IReadOnlyList<CodedTurn> Turns)> Any = Gen.Select(Officers.AnyScenario, Gen.Long, Officers.AnyTurns);

    private static IEnumerable<Conversation> WellAndBadly => ScenarioShelf.All.SelectMany(s => Enumerable.Range(1, 6).SelectMany(seed => new[] { Officers.Choose(s, seed, well: true), Officers.Choose(s, seed, well: false), Mildly(s, seed) }));

    [Fact]
    public void Ending_AtRandom_IsAsTheRulesSay() => Any.Sample(any => EndsByTheRules(Officers.Talk(any.Scenario, any.Seed, any.Turns)));

    [Fact]
    public void Ending_WellOrBadlyChosen_IsAsTheRulesSay() => WellAndBadly.ShouldAllBe(c => EndsByTheRules(c));

    [Fact]
    public void Answers_AtRandom_AreAsTheRulesSay() => Any.Sample(any => AnswersByTheRules(Officers.Talk(any.Scenario, any.Seed, any.Turns)));

    [Fact]
    public void Answers_WellOrBadlyChosen_AreAsTheRulesSay() => WellAndBadly.ShouldAllBe(c => AnswersByTheRules(c));

    [Fact]
    public void Choices_FollowWhatJustHappened_AndComeSetAfterSet() => WellAndBadly.ShouldAllBe(c => ChoicesByTheRules(c));

    [Fact]
    public void BlowAfterBlow_TheyWalkAwayAfterTheThird() =>
        Talk(3, "confronting", "No.").Exchanges.Select(e => e.Ending).ShouldBe([null, null, Ending.WalkedAway]);

    [Fact]
    public void AfterTwelveTurns_TheyPartPolitelyWhereThereIsSomeTrust()
    {
        var talks = Enumerable.Range(1, 30).Select(seed => Officers.Talk(Shop, seed, Enumerable.Repeat(Officers.Turn("other", "So."), 12))).ToList();

        talks.ShouldAllBe(t => t.Exchanges.Count == 12 && t.Ending == (t.State.Trust >= 3 ? Ending.Polite : Ending.WalkedAway));
        talks.Select(t => t.State.Trust).Distinct().Order().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Struggle_ComesAfterItsTurnOrOneLater()
    {
        var began = Enumerable.Range(1, 30).Select(seed => Officers.Talk(Shop, seed, Enumerable.Repeat(Officers.Turn("other", "So."), 12)).Exchanges.Single(e => e.Began).Number).Distinct().Order();

        began.ShouldBe([Shop.Struggle.Turn, Shop.Struggle.Turn + 1]);
    }

    [Fact]
    public void Struggle_IsBroughtForwardByALossOfTwo()
    {
        foreach (var seed in Enumerable.Range(1, 30))
        {
            var before = Conversation.Begin(Shop, seed).State.Trust;
            Conversation.Begin(Shop, seed).Say(Officers.Turn("persuading", "You should buy a camera.")).Began.ShouldBe(before >= 2, $"seed {seed}, trust {before}");
        }
    }

    private static bool EndsByTheRules(Conversation talk)
    {
        var trust = Conversation.Begin(talk.Scenario, talk.Seed).State.Trust;
        foreach (var exchange in talk.Exchanges)
        {
            var (after, number) = (exchange.After, exchange.Number);
            Ending? expected = number >= 3 && Math.Min(after.Trust, after.Safety) == 0 ? Ending.WalkedAway
                : number >= 6 && after.Trust >= Math.Max(8, trust) && !(after.InStruggle && !exchange.Began) && after.Told.Count >= 2 && after.Heard.Count >= 2 && exchange.Told is null ? Ending.Agreed
                : number == 12 ? after.Trust >= 3 ? Ending.Polite : Ending.WalkedAway
                : null;
            if (exchange.Ending != expected || expected == Ending.Agreed && after.Stage != StageOfChange.Action) return false;
            trust = after.Trust;
        }
        return true;
    }

    private static bool AnswersByTheRules(Conversation talk)
    {
        var (before, scenario) = (Conversation.Begin(talk.Scenario, talk.Seed).State, talk.Scenario);
        foreach (var exchange in talk.Exchanges)
        {
            var (after, deed) = (exchange.After, new OfficerDeed(exchange.Officer));
            var mayTell = exchange.Ending is null && !after.InStruggle && !exchange.LeftStruggle && after.Safety >= 3 && deed.Deed is Deed.Reflected or Deed.Asked or Deed.Honored;
            var due = mayTell ? scenario.Worries.Where(w => !before.Told.Contains(w.Key) && w.From <= after.Trust).MinBy(w => w.From) : null;
            if (exchange.Told != due) return false;
            IReadOnlyList<string> fitting = exchange.Ending is { } end ? scenario.Endings[end]
                : exchange.Began ? [scenario.Struggle.Line]
                : exchange.LeftStruggle ? scenario.Struggle.Settled
                : after.InStruggle ? deed.ArguesOn ? scenario.Struggle.Heated : scenario.Struggle.Holds
                : due is not null ? [due.Tells]
                : after.Trust >= 5 ? scenario.Lines[deed.Deed].Open : scenario.Lines[deed.Deed].Guarded;
            if (!fitting.Contains(exchange.Answer)) return false;
            before = after;
        }
        return true;
    }

    private static bool ChoicesByTheRules(Conversation talk)
    {
        var (passed, replayed) = (new Dictionary<bool, int> { [false] = 0, [true] = 0 }, Conversation.Begin(talk.Scenario, talk.Seed));
        foreach (var exchange in talk.Exchanges)
        {
            replayed.Say(exchange.Officer);
            var (written, isOpen) = (talk.Scenario.Choices, exchange.After.Trust >= 5);
            var sets = isOpen ? written.Open : written.Guarded;
            var expected = exchange.Ending is not null ? [] : exchange.After.InStruggle ? written.Struggle : exchange.Told is { } told ? written.Told[told.Key] : sets[passed[isOpen] % sets.Count];
            if (!replayed.Choices().Select(c => c.Text).ToHashSet().SetEquals(expected.Select(c => c.Text))) return false;
            if (exchange is { Told: null, After.InStruggle: false }) passed[isOpen]++;
        }
        return true;
    }

    /// <summary>Chooses what is neither best nor worst, so that it goes on long.</summary>
    private static Conversation Mildly(Scenario scenario, long seed)
    {
        var talk = Conversation.Begin(scenario, seed);
        while (talk.Ending is null && talk.Exchanges.Count <= Conversation.MostTurns) talk.Say(talk.Choices()[talk.Exchanges.Count % 2].Coded());
        return talk;
    }

    private static Conversation Talk(long seed, string codes, string text) => Officers.Talk(Shop, seed, Enumerable.Repeat(Officers.Turn(codes, text), Conversation.MostTurns));
}
