using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;
using CsCheck;

namespace Alliance.Coaching.Tests.Scenarios;

/// <summary>Officers who talk at random, as well as they can, and as badly.</summary>
internal static class Officers
{
    public static readonly Gen<Scenario> AnyScenario = Gen.Int[0, ScenarioShelf.All.Count - 1].Select(i => ScenarioShelf.All[i]);

    private static readonly string[] Texts = ["You waited a long time.", "What would help?", "", "🙂🙂", "You should pay the rent and close at night!", "Did you call? Are you afraid for your daughter?"];

    /// <summary>Anything the coder could hand over, sensible or not.</summary>
    public static readonly Gen<CodedTurn> AnyTurn = Gen.Select(
        Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]),
        Learned<Behavior>(), Learned<QuestionKind>(), Learned<ReflectionKind>(),
        Gen.Enum<Hint>().Select(h => new FoundHint(h, "x")).List[0, 3], Gen.Bool,
        (text, behavior, question, reflection, hints, refused) => new CodedTurn(new Turn(Speaker.Officer, text), refused ? null : behavior, question, reflection, null, hints, refused ? "It is in another language." : null));

    public static readonly Gen<IReadOnlyList<CodedTurn>> AnyTurns = AnyTurn.List[Conversation.MostTurns, Conversation.MostTurns].Select(IReadOnlyList<CodedTurn> (t) => t);

    public static CodedTurn Turn(string codes, string text) => WrittenCodes.Read(codes, text)!.Coded();

    /// <summary>Says turn after turn, until it ends.</summary>
    public static Conversation Talk(Scenario scenario, long seed, IEnumerable<CodedTurn> turns)
    {
        var conversation = Conversation.Begin(scenario, seed);
        foreach (var turn in turns)
        {
            if (conversation.Ending is not null) break;
            conversation.Say(turn);
        }
        return conversation;
    }

    /// <summary>Chooses each time what is best, or worst, one turn ahead.</summary>
    public static Conversation Choose(Scenario scenario, long seed, bool well)
    {
        var said = new List<CodedTurn>();
        while (true)
        {
            var conversation = Conversation.Replay(scenario, seed, said);
            if (conversation.Ending is not null || said.Count > Conversation.MostTurns) return conversation;
            var outcomes = conversation.Choices().Select(c => (Turn: c.Coded(), Worth: Worth(Conversation.Replay(scenario, seed, [.. said, c.Coded()])))).ToList();
            said.Add(well ? outcomes.MaxBy(o => o.Worth).Turn : outcomes.MinBy(o => o.Worth).Turn);
        }
    }

    private static int Worth(Conversation conversation) =>
        conversation.Ending switch
        {
            Ending.Agreed => 1000,
            Ending.WalkedAway => -1000,
            _ => conversation.State.Trust * 4 + conversation.State.Safety + conversation.State.Heard.Count * 3 + conversation.State.Told.Count * 2 - (conversation.State.InStruggle ? 3 : 0),
        };

    private static Gen<Learned<T>?> Learned<T>() where T : struct, Enum =>
        Gen.Select(Gen.Enum<T>(), Gen.Double[0, 1], Gen.Bool, Gen.Int[0, 4], (code, p, sure, none) => none == 0 ? null : new Learned<T>(code, p, sure, []));
}
