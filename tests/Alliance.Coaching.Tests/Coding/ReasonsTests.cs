using Alliance.Coaching.Coding;
using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Tests.Coding;

/// <summary>The words behind a code, by a first layer of three words.</summary>
public class ReasonsTests
{
    private static readonly string[] Words = ["gladly", "never", "table"];

    [Fact]
    public void For_OneOfThree_AreTheWordsThatSpeakMoreForItThanForTheOthersOnTheWhole()
    {
        var model = Handmade.Knowing(Words, Speaking(Heads.Talk, 0.9f, 0.3f, 0.3f), Speaking(Heads.Talk, 0.5f, 0.9f, 0.5f), Speaking(Heads.Talk, 0.6f, 0.1f, 0.1f));

        Because(model, "Table, never; gladly: other words", 0, Heads.Talk, 3).ShouldBe(["gladly", "Table"]);
        Because(model, "Table, never; gladly: other words", 1, Heads.Talk, 3).ShouldBe(["never"]);
        Because(model, "Table, never; gladly: other words", 2, Heads.Talk, 3).ShouldBeEmpty();
    }

    [Fact]
    public void For_YesOrNo_AreThoseOfTheOneThatWasChosen()
    {
        var model = Handmade.Knowing(Words, Speaking(Heads.Closed, 0.8f), Speaking(Heads.Closed, -0.8f), Speaking(Heads.Closed, 0));

        Because(model, "never gladly table", 1, Heads.Closed, 1).ShouldBe(["gladly"]);
        Because(model, "never gladly table", 0, Heads.Closed, 1).ShouldBe(["never"]);
    }

    /// <summary>Said twice it counts 1 + ln 2 times as much, each time.</summary>
    [Fact]
    public void For_AWordSaidTwice_SaysItOnce_AndItWeighsMore()
    {
        var model = Handmade.Knowing(Words, Speaking(Heads.Closed, 0.5f), Speaking(Heads.Closed, 0), Speaking(Heads.Closed, 0.6f));

        Because(model, "table gladly", 1, Heads.Closed, 1).ShouldBe(["table", "gladly"]);
        Because(model, "table gladly GLADLY", 1, Heads.Closed, 1).ShouldBe(["gladly", "table"]);
    }

    [Theory]
    [InlineData(0.02f, 0)]
    [InlineData(0.021f, 1)]
    public void For_AWordThatHardlySpeaks_IsNotNamed(float weight, int named) =>
        Because(Handmade.Knowing(["gladly"], Speaking(Heads.Closed, weight)), "gladly", 1, Heads.Closed, 1).Count.ShouldBe(named);

    private static float[] Speaking(int head, params float[] weights)
    {
        var row = new float[Heads.Count];
        weights.CopyTo(row, head);
        return row;
    }

    private static IReadOnlyList<string> Because(CoachModel model, string words, int chosen, int head, int heads)
    {
        var turn = new ReadTurn(new Turn(Speaker.Officer, words));
        return Reasons.For(model, new ScoredTurn(turn, new FeatureReader(model.Weighing, null, null).Read(turn).Whole), chosen, head, heads);
    }
}
