using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Relationships;

namespace Alliance.Tests.Partnerships.Preparing;

/// <summary>The card's words follow from the record and the files of the stages, and from nothing else.</summary>
public sealed class CardRulesTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Files_OneForEachStage_AlwaysHaveSomethingToSayAndSayWhereItIsFrom()
    {
        foreach (var stage in Enum.GetValues<StageOfChange>())
        {
            var file = StageFile.Of(stage);
            file.Questions.Count(r => r.When == StageFact.Always).ShouldBeGreaterThanOrEqualTo(2, stage.ToString());
            file.Affirmations.ShouldContain(r => r.When == StageFact.Always);
            file.Term.ShouldNotBeEmpty();
            new[] { file.Meaning, file.Helps, file.Avoid }.ShouldAllBe(words => words.Length > 10);
        }
        StageFile.Files.Values.ShouldAllBe(f => f.Source.Count > 0);
        StageFile.Files.Keys.Order().ShouldBe(["action", "any-stage", "came-back", "contemplation", "maintenance", "no-goal", "precontemplation", "preparation"]);
        StageFile.AnyStage.Rulers.ShouldContain(r => r.When == StageFact.Always);
    }

    [Fact]
    public void Fits_WithTheirNumber_AsksWhatMakesItAFourAndNotATwo()
    {
        var goal = Goal(Stage(StageOfChange.Preparation), Reading(importance: 7, confidence: 4));

        Rules(goal).Fits(goal).ShouldEndWith("They are sure 4 of 10: what makes it a 4 and not a 2?");
    }

    [Theory]
    [InlineData(0, "They are sure 0 of 10: what would have to be different for a 1?")]
    [InlineData(1, "They are sure 1 of 10: what makes it a 1 and not a 0?")]
    [InlineData(10, "They are sure 10 of 10: what makes it a 10 and not a 8?")]
    public void Fits_AtTheEndsOfTheRuler_NeverAsksForLessThanNothing(int confidence, string words)
    {
        var goal = Goal(Stage(StageOfChange.Action), Reading(importance: 0, confidence));

        Rules(goal).Fits(goal).ShouldEndWith(words);
    }

    [Fact]
    public void Fits_BeforeAChangeIsWanted_AsksHowMuchItMatters()
    {
        var goal = Goal(Stage(StageOfChange.Contemplation), Reading(importance: 3, confidence: 9));

        Rules(goal).Fits(goal).ShouldEndWith("It matters 3 of 10 to them: what makes it a 3 and not a 1?");
    }

    [Fact]
    public void Fits_WithoutTheirNumber_AsksForOne()
    {
        var goal = Goal(Stage(StageOfChange.Action, Side.Us));

        Rules(goal).Fits(goal).ShouldEndWith("Never why it is not higher.");
    }

    [Fact]
    public void Questions_WhereWeAreLate_BeginWithThat()
    {
        var goal = Goal(Stage(StageOfChange.Action));
        var rules = new CardRules(new CardFacts { Phase = Phase.Building, HaveTalked = true, Late = "Bring the lamp.", Goals = [goal] }, Same);

        rules.Questions.Count.ShouldBe(2);
        rules.Questions[0].ShouldBe("We promised “Bring the lamp” and are late. What did that cost you?");
        rules.Questions[1].ShouldBe(StageFile.Of(StageOfChange.Action).Questions[0].Words);
        rules.Avoid.ShouldBe("Asking for something before our own promise is kept.");
    }

    [Fact]
    public void Questions_AfterTheOldWayCameBack_AskWhatStillHolds()
    {
        var goal = Goal(Stage(StageOfChange.Action), Stage(StageOfChange.Contemplation) with { IsRecurrence = true, At = Start.AddDays(2) });

        Rules(goal).Questions[1].ShouldBe("What still holds, even so?");
        Rules(goal).Fits(goal).ShouldStartWith("The old way came back for a while.");
    }

    [Fact]
    public void Affirmation_OfAKeptPromise_NamesIt()
    {
        var rules = new CardRules(new CardFacts { Phase = Phase.Building, Kept = "Close the side door at one" }, Same);

        rules.Affirmation.ShouldBe("You did what you said about “Close the side door at one”. Thank you.");
    }

    [Fact]
    public void Card_OfEveryCombination_HasTwoQuestionsOneAffirmationAndNoHoleInIt()
    {
        foreach (var phase in Enum.GetValues<Phase>())
            foreach (var stage in Enum.GetValues<StageOfChange>().Cast<StageOfChange?>().Append(null))
                foreach (var number in (int?[])[null, 0, 4, 10])
                    foreach (var words in (string?[])[null, "Bring {kept} lamps"])
                    {
                        var steps = new List<GoalStep>();
                        if (stage is { } known) steps.Add(Stage(known));
                        if (number is { } read) steps.Add(Reading(read, read));
                        var goal = Goal([.. steps]);
                        var rules = new CardRules(new CardFacts { Phase = phase, Late = words, Kept = words, HaveTalked = number is null, Goals = [goal] }, Same);

                        rules.Questions.Count.ShouldBe(2);
                        rules.Questions.Distinct().Count().ShouldBe(2);
                        foreach (var line in rules.Questions.Append(rules.Affirmation).Append(rules.Avoid).Append(rules.Fits(goal)))
                        {
                            line.ShouldNotBeNullOrWhiteSpace();
                            (line.Contains("{number}", StringComparison.Ordinal) || line.Contains("{lower}", StringComparison.Ordinal) || line.Contains("{late}", StringComparison.Ordinal)).ShouldBeFalse(line);
                        }
                        rules.Questions.ShouldBe(new CardRules(rules.Facts, Same).Questions);
                    }
    }

    [Theory]
    [InlineData("The lamp.", null, "The lamp.")]
    [InlineData("The lamp.", "It flickers\n at night.", "The lamp. It flickers at night.")]
    public void InShort_OfAShortTalk_IsAllOfIt(string purpose, string? heard, string words) => InShort.Of(purpose, heard).ShouldBe(words);

    [Fact]
    public void InShort_OfALongTalk_IsCutBetweenWords()
    {
        var text = InShort.Of("The lamp", string.Join(' ', Enumerable.Repeat("flickers", 60)));

        text.Length.ShouldBeLessThanOrEqualTo(132);
        text.ShouldEndWith("flickers …");
        InShort.Of(new string('a', 190), null).Length.ShouldBeLessThanOrEqualTo(132);
    }

    private static CardRules Rules(GoalStory goal) => new(new CardFacts { Phase = Phase.Building, HaveTalked = true, Goals = [goal] }, Same);

    private static string Same(string sentence) => sentence;

    private static GoalStory Goal(params GoalStep[] steps) => new(Guid.Empty, Guid.Empty, "A lamp in the alley", Start, steps);

    private static GoalStep Stage(StageOfChange stage, Side side = Side.Them) => new(Guid.Empty, Start, side, "") { Stage = stage };

    private static GoalStep Reading(int importance, int confidence) => new(Guid.Empty, Start.AddDays(1), Side.Them, "") { Importance = importance, Confidence = confidence };
}
