using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;
using CsCheck;

namespace Alliance.Coaching.Tests.Scenarios;

/// <summary>What holds in every conversation, whatever the officer says.</summary>
public sealed class ConversationProperties
{
    private static readonly Gen<(Scenario Scenario, long Seed, IReadOnlyList<CodedTurn> Turns)> Any = Gen.Select(Officers.AnyScenario, Gen.Long, Officers.AnyTurns);

    [Fact]
    public void State_StaysInBounds() => Any.Sample(any =>
        Officers.Talk(any.Scenario, any.Seed, any.Turns).Exchanges.All(e => e.After is { Trust: >= 0 and <= PartnerState.Most, Safety: >= 0 and <= PartnerState.Most } && Enum.IsDefined(e.After.Stage)));

    [Fact]
    public void Moves_AddUpToTheChangeOfTheState() => Any.Sample(any =>
    {
        var conversation = Officers.Talk(any.Scenario, any.Seed, any.Turns);
        var before = Conversation.Begin(any.Scenario, any.Seed).State;
        foreach (var exchange in conversation.Exchanges)
        {
            if (exchange.Moves.Where(m => m.Gauge == Gauge.Trust).Sum(m => m.By) != exchange.After.Trust - before.Trust) return false;
            if (exchange.Moves.Where(m => m.Gauge == Gauge.Safety).Sum(m => m.By) != exchange.After.Safety - before.Safety) return false;
            if (exchange.Moves.Where(m => m.Gauge == Gauge.Stage).Sum(m => m.By) != exchange.After.Stage - before.Stage) return false;
            before = exchange.After;
        }
        return true;
    });

    [Fact]
    public void Reflecting_NeverLowersTrust() => Any.Sample(any => Changes(any).Where(c => c.Turn.Behavior is { IsSure: true, Code: Behavior.Reflection } && !c.Turn.Hints.Any(h => h.Hint is Hint.Confronting or Hint.Persuading)).All(c => c.Trust >= 0));

    [Fact]
    public void Confronting_NeverRaisesTrust() => Any.Sample(any => Changes(any).Where(c => c.Turn.Hints.Any(h => h.Hint == Hint.Confronting)).All(c => c.Trust <= 0));

    [Fact]
    public void UnsureTurn_MovesByOneAtMost() => Any.Sample(any => Changes(any).Where(c => c.Turn.Behavior is not { IsSure: true }).All(c => Math.Abs(c.Trust) <= 1));

    [Fact]
    public void EveryConversation_EndsWithinTwelveTurns() => Any.Sample(any => Officers.Talk(any.Scenario, any.Seed, any.Turns).Ending is Ending.Agreed or Ending.Polite or Ending.WalkedAway);

    [Fact]
    public void SameSeedAndTurns_GiveTheSameConversation() => Any.Sample(any =>
        Told(Officers.Talk(any.Scenario, any.Seed, any.Turns)) == Told(Officers.Talk(any.Scenario, any.Seed, any.Turns)));

    [Fact]
    public void NoLine_IsSaidTwiceWhileOthersAreLeft() => Any.Sample(any =>
    {
        var answers = Officers.Talk(any.Scenario, any.Seed, any.Turns).Exchanges.Select(e => e.Answer).ToList();
        foreach (var group in Groups(any.Scenario))
        {
            var said = answers.Where(group.Contains).ToList();
            if (said.Distinct().Count() < Math.Min(said.Count, group.Count)) return false;
        }
        return true;
    });

    [Fact]
    public void ExitRamps_AreCountedOnceForAStruggle() => Any.Sample(any =>
    {
        var conversation = Officers.Talk(any.Scenario, any.Seed, any.Turns);
        return conversation.ExitRamps <= conversation.Exchanges.Count(e => e.Began) && conversation.Exchanges.Count(e => e.Began) <= 1;
    });

    [Fact]
    public void Choices_AreThreeOrFourUntilTheEnd() => Any.Sample(any =>
    {
        var conversation = Conversation.Begin(any.Scenario, any.Seed);
        foreach (var turn in any.Turns)
        {
            if (conversation.Ending is not null) return conversation.Choices().Count == 0;
            if (conversation.Choices().Count is < 3 or > 4) return false;
            conversation.Say(turn);
        }
        return true;
    });

    private static IEnumerable<IReadOnlyList<string>> Groups(Scenario scenario) =>
        [.. scenario.Lines.Values.SelectMany(l => (IEnumerable<IReadOnlyList<string>>)[l.Guarded, l.Open]), scenario.Struggle.Heated, scenario.Struggle.Holds, scenario.Struggle.Settled];

    private static IEnumerable<(CodedTurn Turn, int Trust)> Changes((Scenario Scenario, long Seed, IReadOnlyList<CodedTurn> Turns) any)
    {
        var before = Conversation.Begin(any.Scenario, any.Seed).State.Trust;
        foreach (var exchange in Officers.Talk(any.Scenario, any.Seed, any.Turns).Exchanges)
        {
            yield return (exchange.Officer, exchange.After.Trust - before);
            before = exchange.After.Trust;
        }
    }

    private static string Told(Conversation conversation) => string.Join('\n', conversation.Exchanges.Select(e => $"{e.Answer} {string.Join(' ', e.Moves.Select(m => m.Sentence))} {e.Ending}"));
}
