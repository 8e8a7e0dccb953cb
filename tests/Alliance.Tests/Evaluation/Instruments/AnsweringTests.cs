using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;

namespace Alliance.Tests.Evaluation.Instruments;

public sealed class AnsweringTests
{
    private static readonly Instrument Small = AnInstrument.Small();

    private static CheckedAnswers Check(string language, params (string Item, string Answer)[] posted) => Answering.Check(Small, posted.ToDictionary(p => p.Item, p => p.Answer), language);

    [Fact]
    public void Check_GoodAnswers_AreKeptAndWordsApart()
    {
        var checkedAnswers = Check("en", ("good", "4"), ("met", "1"), ("often", "12"), ("words", " Thank you. "));

        checkedAnswers.IsGood.ShouldBeTrue();
        checkedAnswers.Answers.ShouldBe(new Dictionary<string, int> { ["good"] = 4, ["met"] = 1, ["often"] = 12 });
        checkedAnswers.Words.ShouldBe(new Dictionary<string, string> { ["words"] = "Thank you." });
    }

    [Fact]
    public void Check_ItemNotAsked_IsLeftOutWithoutAWord()
    {
        var no = Check("en", ("met", "2"), ("often", "not even a number"));

        no.IsGood.ShouldBeTrue();
        no.Answers.Keys.ShouldBe(["met"]);
    }

    [Fact]
    public void Check_RequiredNotAnswered_SaysSoInTheLanguageAnsweredIn()
    {
        Check("en", ("good", "1")).Problems.ShouldBe(new Dictionary<string, string> { ["met"] = "This one is needed. Please answer it." });
        Check("es", ("good", "1")).Problems["met"].ShouldBe("Esta respuesta es necesaria. Contéstela, por favor.");
    }

    [Theory]
    [InlineData("good", "0")]
    [InlineData("good", "6")]
    [InlineData("good", "+1")]
    [InlineData("good", "often")]
    [InlineData("often", "-1")]
    [InlineData("often", "1.5")]
    [InlineData("often", "100000")]
    public void Check_AnswerThatIsNone_IsSaidAtItsItem(string item, string answer) =>
        Check("en", ("met", "1"), (item, answer)).Problems.Keys.ShouldBe([item]);

    [Fact]
    public void Check_WordsTooLong_SaysHowLong() =>
        Check("en", ("met", "2"), ("words", new string('a', SurveyWords.WordsMaxLength + 1))).Problems["words"].ShouldBe("This is 2,001 characters long; at most 2,000 can be kept. Please shorten it.");

    [Fact]
    public void Check_UnknownItem_IsLeftOut() => Check("en", ("met", "2"), ("name", "Somebody")).Answers.Keys.ShouldBe(["met"]);

    [Fact]
    public void WhenAsked_SaysItWithTheNumberOfTheQuestion()
    {
        AnsweringWords.WhenAsked(Small, Small.Items[3], "en").ShouldBe("Only if you answered “Yes” to question 3.");
        AnsweringWords.WhenAsked(Small, Small.Items[3] with { When = new("met", [1, 2]) }, "es").ShouldBe("Solo si contestó «Sí» o «No» a la pregunta 3.");
        AnsweringWords.WhenAsked(Small, Small.Items[0], "en").ShouldBeNull();
    }

    [Fact]
    public void WriteAndRead_GiveTheSameAnswersInTheOrderOfTheItems()
    {
        var answers = new Dictionary<string, int> { ["met"] = 1, ["good"] = 5, ["often"] = 0 };

        SurveyAnswers.Write(Small, answers).ShouldBe("good:5,met:1,often:0");
        SurveyAnswers.Read("good:5,met:1,often:0").ShouldBe(answers, ignoreOrder: true);
        SurveyAnswers.Read("").ShouldBeEmpty();
    }
}
