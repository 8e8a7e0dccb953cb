using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;

namespace Alliance.Coaching.Tests.Scenarios;

/// <summary>What of a coded turn moves a partner, and what it counts as.</summary>
public sealed class OfficerDeedTests
{
    [Theory]
    [InlineData("confronting simple", Deed.Pressed)]
    [InlineData("persuading", Deed.Pressed)]
    [InlineData("simple open", Deed.Reflected)]
    [InlineData("open affirming", Deed.Asked)]
    [InlineData("closed affirming", Deed.Checked)]
    [InlineData("affirming", Deed.Honored)]
    [InlineData("together", Deed.Honored)]
    [InlineData("autonomy", Deed.Honored)]
    [InlineData("ramp informing", Deed.Honored)]
    [InlineData("permission", Deed.Honored)]
    [InlineData("permission informing", Deed.Informed)]
    [InlineData("permission advice", Deed.Informed)]
    [InlineData("informing", Deed.Informed)]
    [InlineData("other", Deed.Unclear)]
    public void Deed_IsWhatWeighsMost(string codes, Deed deed) => Written(codes).Deed.ShouldBe(deed);

    [Theory]
    [InlineData("informing", true)]
    [InlineData("closed", true)]
    [InlineData("persuading", true)]
    [InlineData("confronting simple", true)]
    [InlineData("permission informing", false)]
    [InlineData("advice", false)]
    [InlineData("open", false)]
    [InlineData("other", false)]
    [InlineData("closed ramp", false)]
    [InlineData("closed autonomy", false)]
    public void ArguesOn_IsWhatKeepsAChallengeBurning(string codes, bool argues) => Written(codes).ArguesOn.ShouldBe(argues);

    [Theory]
    [InlineData("ramp", true)]
    [InlineData("autonomy", true)]
    [InlineData("simple", true)]
    [InlineData("ramp persuading", false)]
    [InlineData("open", false)]
    public void LeavesStruggle_ByAWayOutWithoutABlow(string codes, bool leaves) => Written(codes).LeavesStruggle.ShouldBe(leaves);

    [Theory]
    [InlineData(Behavior.Reflection, true, false, true)]
    [InlineData(Behavior.Question, true, true, true)]
    [InlineData(Behavior.Question, true, false, false)]
    [InlineData(Behavior.Input, true, true, false)]
    [InlineData(Behavior.Reflection, false, true, false)]
    public void Reflects_WhereTheCoderIsSureOfIt(Behavior behavior, bool isSure, bool isReflectionSure, bool reflects)
    {
        var deed = new OfficerDeed(Coded("Well.", behavior, isSure, null, new Learned<ReflectionKind>(ReflectionKind.Complex, 0.9, isReflectionSure, [])));

        (deed.Reflects, deed.IsSure).ShouldBe((reflects, isSure));
        deed.IsComplex.ShouldBe(reflects && isReflectionSure);
    }

    [Theory]
    [InlineData(Behavior.Question, true, "What happened", false, true)]
    [InlineData(Behavior.Input, true, "It was late. Did you call?", true, true)]
    [InlineData(Behavior.Input, true, "It was late. You called.", true, false)]
    [InlineData(Behavior.Input, true, "It was late. Did you call?", false, false)]
    [InlineData(Behavior.Question, false, "Did you call?", true, false)]
    public void Asks_WhereTheCoderIsSureOfIt(Behavior behavior, bool isSure, string text, bool isQuestionSure, bool asks)
    {
        var deed = new OfficerDeed(Coded(text, behavior, isSure, new Learned<QuestionKind>(QuestionKind.Closed, 0.9, isQuestionSure, []), null));

        deed.Asks.ShouldBe(asks);
        deed.Kind.ShouldBe(asks && isQuestionSure ? QuestionKind.Closed : null);
    }

    [Theory]
    [InlineData("Rent is due.", true)]
    [InlineData("There is the RENT.", true)]
    [InlineData("And the \"renting\" of it.", true)]
    [InlineData("It is different.", false)]
    [InlineData("A parent came.", false)]
    [InlineData("", false)]
    public void SpeaksTo_ByTheBeginningOfAWord(string text, bool speaks) =>
        new OfficerDeed(WrittenCodes.Read("other", text)!.Coded()).SpeaksTo(new Worry("money", "her worry about the money", ["rent"], "…", 5)).ShouldBe(speaks);

    private static OfficerDeed Written(string codes) => new(WrittenCodes.Read(codes, "So.")!.Coded());

    private static CodedTurn Coded(string text, Behavior behavior, bool isSure, Learned<QuestionKind>? question, Learned<ReflectionKind>? reflection) =>
        new(new Turn(Speaker.Officer, text), new Learned<Behavior>(behavior, 0.9, isSure, []), question, reflection, null, []);
}
