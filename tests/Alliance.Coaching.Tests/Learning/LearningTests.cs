using Alliance.Coaching.Coding;
using Alliance.Coaching.Coding.Model;
using Alliance.Coaching.Encoders;
using Alliance.Coaching.Learning;
using Alliance.Tests.Training.Coach;

namespace Alliance.Coaching.Tests.Learning;

/// <summary>From annotated talks to a coder: on invented talks so plain that every kind can be told from its words.</summary>
public sealed class LearningTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-learning-").FullName;

    private static readonly string[] Matters = ["the window", "the alley", "the noise", "the parking", "the lights", "the trash", "the corner", "the delivery", "the gate", "the music", "the bottles", "the fence"];

    private static readonly Lazy<byte[]> Trained = new(() => Train(Talks()));

    private static AnnotatedTurn Officer(string text, Behavior behavior, QuestionKind? question = null, ReflectionKind? reflection = null)
    {
        var votes = new Votes { Annotators = 2, Input = behavior == Behavior.Input ? 2 : 0 };
        votes.Behavior[(int)behavior] = 2;
        if (question is { } asked) votes.Question[(int)asked] = 2;
        if (reflection is { } given) votes.Reflection[(int)given] = 2;
        return new(new(Speaker.Officer, text), votes);
    }

    private static AnnotatedTurn Partner(string text, Talk talk)
    {
        var votes = new Votes { Annotators = 2 };
        votes.Talk[(int)talk] = 2;
        return new(new(Speaker.Partner, text), votes);
    }

    private static AnnotatedConversation Talk(string about, string id, string group) => new(id, group,
    [
        Officer($"What is it like with {about}?", Behavior.Question, QuestionKind.Open),
        Partner($"People talk of {about} on the street.", Coaching.Coding.Talk.Neutral),
        Officer($"You feel worn out by {about}.", Behavior.Reflection, reflection: ReflectionKind.Complex),
        Partner($"I can never change {about}.", Coaching.Coding.Talk.Sustain),
        Officer($"Did you call about {about}?", Behavior.Question, QuestionKind.Closed),
        Partner($"I want to mend {about} soon.", Coaching.Coding.Talk.Change),
        Officer($"So people talk of {about}.", Behavior.Reflection, reflection: ReflectionKind.Simple),
        Partner($"People talk of {about} here.", Coaching.Coding.Talk.Neutral),
        Officer($"The city office gives forms for {about} on Monday.", Behavior.Input),
        Partner($"I want to mend {about} today.", Coaching.Coding.Talk.Change),
        Officer("Okay.", Behavior.Other),
    ]);

    /// <summary>Every matter is talked about twice; those talks are a group.</summary>
    private static List<AnnotatedConversation> Talks() => [.. Matters.SelectMany((about, i) => Enumerable.Range(0, 2).Select(k => Talk(about, $"talk {i}.{k}", $"group {i}")))];

    private static byte[] Train(IReadOnlyList<AnnotatedConversation> talks)
    {
        using var file = new MemoryStream();
        CoachTrainer.Train(talks, file);
        return file.ToArray();
    }

    private SentenceEncoder Encoder(Dictionary<string, float[]> words) => SentenceEncoder.Open(new TinyEncoder { Words = words }.WriteTo(folder));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Train_OnPlainTalks_CodesOneItNeverSaw()
    {
        var coder = BehaviorCoder.Load(new MemoryStream(Trained.Value));

        var coded = coder.Code([.. Talk("the dog", "new", "new").Turns.Select(t => t.Turn)]);

        coded.Where(t => t.Turn.Speaker == Speaker.Officer).Select(t => t.Behavior!.Code).ShouldBe([Behavior.Question, Behavior.Reflection, Behavior.Question, Behavior.Reflection, Behavior.Input, Behavior.Other]);
        (coded[0].Question!.Code, coded[4].Question!.Code).ShouldBe((QuestionKind.Open, QuestionKind.Closed));
        (coded[2].Reflection!.Code, coded[6].Reflection!.Code).ShouldBe((ReflectionKind.Complex, ReflectionKind.Simple));
        coded.Where(t => t.Turn.Speaker == Speaker.Partner).Select(t => t.Talk!.Code).ShouldBe([Coaching.Coding.Talk.Neutral, Coaching.Coding.Talk.Sustain, Coaching.Coding.Talk.Change, Coaching.Coding.Talk.Neutral, Coaching.Coding.Talk.Change]);
        coded[0].Behavior!.IsSure.ShouldBeTrue();
        coded[0].Behavior!.Because.ShouldContain("What");
    }

    [Fact]
    public void CodeForSheet_TheSameTalk_HasTheSameCodes()
    {
        var coder = BehaviorCoder.Load(new MemoryStream(Trained.Value));
        Turn[] talk = [.. Talk("the dog", "new", "new").Turns.Select(t => t.Turn)];

        var (sheet, coded) = (coder.CodeForSheet(talk), coder.Code(talk));

        sheet.Select(s => s.Behavior).ShouldBe(coded.Select(c => c.Behavior?.Code));
        sheet.Select(s => s.Talk).ShouldBe(coded.Select(c => c.Talk?.Code));
        sheet.Zip(coded).Where(p => p.Second.Question is not null).ShouldAllBe(p => p.First.Question == p.Second.Question!.Code);
        sheet.Zip(coded).Where(p => p.Second.Reflection is not null).ShouldAllBe(p => p.First.Reflection == p.Second.Reflection!.Code);
    }

    [Fact]
    public void Train_TheSameTalks_GivesTheSameModel() => Train(Talks()).ShouldBe(Trained.Value);

    [Fact]
    public void Run_OnPlainTalks_ComparesEveryTurnOnce()
    {
        var talks = Talks();
        var begun = new List<int>();

        var scores = CoachEvaluation.Run(talks, folds: 3, seed: 1, begun.Add).Scores;

        begun.ShouldBe([0, 1, 2]);
        scores.Select(s => s.Turns).ShouldBe([6 * 24, 2 * 24, 2 * 24, 5 * 24]);
        scores.Select(s => s.Name).ShouldBe(["behavior", "kind of question", "kind of reflection", "partner's talk"]);
        scores.ShouldAllBe(s => s.Table.MacroF1 > 0.9);
        scores[1].Classes.ShouldBe(["open", "closed"]);
    }

    /// <summary>
    /// Each group has a matter of its own, and only that tells what its partners want: whoever has heard the group knows, whoever has not
    /// can but guess. An encoder that lays the matters of either kind beside each other is as good as having heard.
    /// </summary>
    [Fact]
    public void Run_AsksModelsThatDidNotHearTheGroup_AndHearWithTheEncoder()
    {
        var talks = Matters.SelectMany((about, i) => Enumerable.Range(0, 4).Select(k => new AnnotatedConversation($"talk {i}.{k}", $"group {i}",
        [
            Officer("What is it like?", Behavior.Question, QuestionKind.Open),
            Partner($"It is {about}.", i % 2 == 0 ? Coaching.Coding.Talk.Change : Coaching.Coding.Talk.Sustain),
            Officer("You sound tired.", Behavior.Reflection, reflection: ReflectionKind.Complex),
            Partner("Good morning to you all.", Coaching.Coding.Talk.Neutral),
        ]))).ToList();
        using var encoder = Encoder(Matters.Select((about, i) => (Word: about.Split(' ')[1], Side: i % 2 == 0 ? 9f : -9f)).ToDictionary(m => m.Word, m => new[] { m.Side, 1 }));

        Right(CoachEvaluation.Run(talks, folds: 4, seed: 1)).ShouldBeLessThan(0.7);
        Right(CoachEvaluation.Run(talks, folds: 4, seed: 1, encoder: encoder)).ShouldBeGreaterThan(0.9);

        double Right(CoachEvaluation evaluation) =>
            new[] { Coaching.Coding.Talk.Change, Coaching.Coding.Talk.Sustain }.Sum(t => evaluation.Scores[3].Table[(int)t, (int)t]) / (double)talks.Count;
    }

    [Fact]
    public void Train_WithAnEncoder_GivesAModelThatWantsIt()
    {
        using var encoder = Encoder(new() { ["okay"] = [1, 2] });
        using var file = new MemoryStream();

        CoachTrainer.Train(Talks(), file, encoder);

        file.Position = 0;
        Should.Throw<InvalidDataException>(() => BehaviorCoder.Load(file)).Message.ShouldContain("cannot code without it");
        file.Position = 0;
        BehaviorCoder.Load(file, encoder).Code([new(Speaker.Officer, "Okay.")])[0].Behavior!.Code.ShouldBe(Behavior.Other);
    }

    [Fact]
    public void Train_OnTooLittle_IsASentence()
    {
        Refusal([.. Talks().Select(t => t with { Turns = [.. t.Turns.Where(turn => turn.Votes.Reflection.Sum() == 0)] })]).ShouldBe("There is too little to learn from: with a fifth of the groups held back, nobody has annotated a turn that tells of “reflection kind”. Bring more conversations, of more groups.");
        Refusal([.. Talks().Select(t => t with { Group = "one" })]).ShouldContain("“behavior”");
        Refusal([Talk("the wall", "one", "one"), Talk("the roof", "two", "two")]).ShouldBe("There is too little to learn from: no word is said in 3 conversations. Bring more of them.");

        static string Refusal(List<AnnotatedConversation> talks) => Should.Throw<InvalidDataException>(() => Train(talks)).Message;
    }

    /// <summary>Said with 1 and wrong, with 0.92 and right, twice with 0.55 and right, with 0.75 and wrong: 0.46 · 2/5 + 0.45 · 2/5 + 0.75 / 5.</summary>
    [Fact]
    public void CalibrationError_TooSureAndNotSureEnough_DoNotMakeUpForEachOther()
    {
        var score = new CodeScore("any", ["a", "b"], new Confusion(2));
        foreach (var (said, isRight) in new[] { (1f, false), (0.92f, true), (0.55f, true), (0.55f, true), (0.75f, false) }) score.Add(isRight ? [1, 0] : [0, 1], [said, 1 - said], 0);

        score.CalibrationError.ShouldBe(0.514, 1e-6);
    }

    [Fact]
    public void CalibrationError_SaidFourTimesOfFiveAndRightThreeOfFour_IsATwentieth()
    {
        var score = new CodeScore("any", ["a", "b"], new Confusion(2));
        foreach (var truth in (float[][])[[2, 0], [2, 1], [1, 1], [0, 2]]) score.Add(truth, [0.8f, 0.2f], 0);

        score.CalibrationError.ShouldBe(0.05, 1e-6);
        (score.Turns, score.Table[0, 0], score.Table[1, 0]).ShouldBe((4, 3, 1));
    }

    [Fact]
    public void CalibrationError_OfTwoBins_IsWeighedByHowManyAreInEach()
    {
        var score = new CodeScore("any", ["a", "b"], new Confusion(2));
        for (var i = 0; i < 3; i++) score.Add([1, 0], [1f, 0f], 0);
        score.Add([0, 1], [0.6f, 0.4f], 0);

        score.CalibrationError.ShouldBe(0.15, 1e-6);
    }

    [Fact]
    public void Folds_OfGroups_TearNoneApartAndAreEvenlyHeavy()
    {
        var talks = Talks();

        var fold = Folds.Of(talks, 4, seed: 7);

        talks.Index().GroupBy(t => t.Item.Group).ShouldAllBe(g => g.Select(t => fold[t.Index]).Distinct().Count() == 1);
        fold.CountBy(f => f).Select(f => f.Value).ShouldBe([6, 6, 6, 6]);
        Folds.Of(talks, 4, seed: 7).ShouldBe(fold);
        Folds.Of(talks, 4, seed: 8).ShouldNotBe(fold);
    }

    [Fact]
    public void Vocabulary_KeepsWhatThreeConversationsSaidAndNoName()
    {
        static AnnotatedConversation Saying(string text, int i) => new($"{i}", $"{i}", [Officer(text, Behavior.Other)]);

        int Kept(params string[] texts) => VocabularyBuilder.Build(new Material([.. texts.Select(Saying)]), _ => true).Vocabulary.Count;

        var common = Kept("hello there", "hello there", "hello there");
        common.ShouldBeGreaterThan(0);
        Kept("hello there", "hello there").ShouldBe(0);
        Kept("hello there", "hello there", "hello there", "goodbye now").ShouldBe(common);
        Kept("hello there, Maria", "hello there, Maria", "hello there, Maria").ShouldBeLessThan(Kept("hello there, madam", "hello there, madam", "hello there, madam"));
        Kept("yes and I", "yes and I", "yes and I").ShouldBeGreaterThan(Kept("yes and X", "yes and X", "yes and X"));
    }

    [Fact]
    public void Votes_OfSeveral_AreReadAsMostDid()
    {
        Votes.Majority([1, 2, 2, 0]).ShouldBe(1);
        var votes = new Votes { Annotators = 4 };
        votes.Question[0] = 2;
        votes.Saw(votes.Question).ShouldBeFalse();
        votes.Question[1] = 1;
        votes.Saw(votes.Question).ShouldBeTrue();
    }

    [Fact]
    public void Linear_WhatAnnotatorsDisagreedOn_IsBetween()
    {
        SparseVector[] from = [.. Enumerable.Range(0, 30).Select(i => new SparseVector([i % 3], [1f]))];
        float[][] votes = [.. Enumerable.Range(0, 30).Select(i => (float[])((i % 3) switch { 0 => [2, 0], 1 => [1, 1], _ => [0, 2] }))];

        var fit = Linear.Fit(from, votes, size: 3, classes: 2, regularization: 0.1f);

        float Leans(int place) => fit.Weights[1][place] + fit.Bias[1] - fit.Weights[0][place] - fit.Bias[0];
        Leans(0).ShouldBeLessThan(-1);
        Leans(1).ShouldBe(0, 0.1);
        Leans(2).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Boosting_TwoClasses_LearnsWhatALineCannot()
    {
        // Of the second class in the middle only.
        float[][] from = [.. Enumerable.Range(0, 400).Select(i => new[] { (float)(i % 10) })];
        float[][] votes = [.. from.Select(f => (float[])(f[0] is >= 3 and <= 6 ? [0, 1] : [1, 0]))];

        var grove = Boosting.Fit(from, votes, classes: 2).ShouldHaveSingleItem();

        Enumerable.Range(0, 10).Where(x => grove.Score([x]) > 0).ShouldBe([3, 4, 5, 6]);
    }
}
