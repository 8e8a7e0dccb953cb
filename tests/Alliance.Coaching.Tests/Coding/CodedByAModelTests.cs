using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Tests.Coding;

/// <summary>What is made of a model's probabilities, by models that say the same of every turn.</summary>
public class CodedByAModelTests
{
    private static readonly Turn[] Conversation = [new(Speaker.Officer, "What we do here is write the report tonight."), new(Speaker.Partner, "We could close earlier on Sundays.")];

    [Theory]
    [InlineData(0.5f, false)]
    [InlineData(0.7f, true)]
    public void Code_SomethingElse_HoldsAQuestionOrReflectionBesideIt_WhereThatIsLikely(float probability, bool holds)
    {
        var asks = new BehaviorCoder(Handmade.Deciding(asks: probability)).Code(Conversation)[0];
        var reflects = new BehaviorCoder(Handmade.Deciding(reflects: probability)).Code(Conversation)[0];

        asks.Behavior!.Code.ShouldBe(Behavior.Input);
        (asks.Question is not null, asks.Reflection is not null).ShouldBe((holds, false));
        (reflects.Question is not null, reflects.Reflection is not null).ShouldBe((false, holds));
    }

    [Fact]
    public void Code_AQuestionOrReflection_HasAKind_HoweverUnlikelyThereIsOneBesideIt()
    {
        new BehaviorCoder(Handmade.Deciding(Handmade.Always(0.7f, 0.1f, 0.1f, 0.1f))).Code(Conversation)[0].Question!.Code.ShouldBe(QuestionKind.Closed);
        new BehaviorCoder(Handmade.Deciding(Handmade.Always(0.1f, 0.7f, 0.1f, 0.1f))).Code(Conversation)[0].Reflection!.Code.ShouldBe(ReflectionKind.Complex);
    }

    [Theory]
    [InlineData(0.001f, false)]
    [InlineData(0.01f, true)]
    public void CodeForSheet_AKind_IsGivenWhereThereMayBeOne(float probability, bool given)
    {
        var row = new BehaviorCoder(Handmade.Deciding(asks: probability, reflects: probability)).CodeForSheet(Conversation)[0];

        (row.Question is not null, row.Reflection is not null).ShouldBe((given, given));
    }

    /// <summary>Of two kinds one is always above a half: it takes more to be sure of it.</summary>
    [Theory]
    [InlineData(0.45f, false, false)]
    [InlineData(0.53f, true, false)]
    [InlineData(0.57f, true, true)]
    public void Code_IsSure_OfACodeFromAHalfOn_AndOfAKindFromSomewhatMore(float probability, bool ofBehavior, bool ofKind)
    {
        var (rest, kind) = ((1 - probability) / 3, Math.Max(probability, 0.53f));
        var coded = new BehaviorCoder(Handmade.Deciding(Handmade.Always(probability, rest, rest, rest), question: Handmade.Always(kind, 1 - kind))).Code(Conversation)[0];

        (coded.Behavior!.IsSure, coded.Question!.IsSure).ShouldBe((ofBehavior, ofKind));
    }

    [Fact]
    public void Code_AtExactlyAHalf_IsSure()
    {
        var talk = new BehaviorCoder(Handmade.Deciding(talk: Handmade.Always(0.5f, 0.25f, 0.25f))).Code(Conversation)[1].Talk!;

        talk.Probability.ShouldBe(0.5);
        talk.IsSure.ShouldBeTrue();
    }

    /// <summary>However much was said in a turn that is refused.</summary>
    [Fact]
    public void Code_AfterARefusedTurn_IsAsAfterAnEmptyOne()
    {
        var refused = string.Concat(Enumerable.Repeat("I do not want to, and I can not. ", 400));

        After(refused).ShouldBe(After(""));

        static double After(string before)
        {
            var coded = BehaviorCoder.Shipped.Code([new(Speaker.Partner, before), new(Speaker.Officer, "So you can not do that."), new(Speaker.Partner, "I do not know.")]);
            coded[0].Refusal.ShouldNotBeNull();
            return coded[2].Talk!.Probability;
        }
    }
}
