using System.Globalization;
using Alliance.Training.Curriculum;

namespace Alliance.Tests.Training;

/// <summary>The modules and formats that come with the program hold what a module is to hold.</summary>
public sealed class CurriculumTests
{
    public static TheoryData<string> Keys => [.. ShippedCourse.Modules.Select(m => m.Key)];

    [Fact]
    public void Modules_AreTenAndDrawOnAllSixSources()
    {
        ShippedCourse.Modules.Select(m => m.Order).ShouldBe(Enumerable.Range(1, 10));
        ShippedCourse.Modules.SelectMany(m => m.Sources).Distinct().ShouldBe(WriteModel.Known, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Module_HoldsWhatALearnerAndATrainerNeed(string key)
    {
        var module = ShippedCourse.Modules.Single(m => m.Key == key);

        module.ReadingMinutes.ShouldBeInRange(10, 15);
        module.Summary.Length.ShouldBeInRange(20, ModuleVersion.SummaryMaxLength);
        Minutes(module.Guide).Sum().ShouldBe(module.Minutes, "the minute plan adds up to the time it has");
        module.Guide.ShouldContain("Without a counselor in the room");
        module.Dialogue.Split("\n**").Length.ShouldBeGreaterThan(13);
        module.Exercises.Split("### ").Length.ShouldBeGreaterThan(3);
        module.References.Split("\n- ").Length.ShouldBeGreaterThan(3);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Check_HasSixQuestionsWithFeedbackForEachAnswer(string key)
    {
        var check = KnowledgeCheck.Read(ShippedCourse.Modules.Single(m => m.Key == key).Check);

        check.Questions.Count.ShouldBe(6);
        check.Enough.ShouldBe(5);
        check.Questions.SelectMany(q => q.Answers).ShouldAllBe(a => a.Feedback.Length > 20);
        check.Questions.Select(q => q.Answers.ToList().FindIndex(a => a.IsBest)).Distinct().Count().ShouldBeGreaterThan(1, "the best answer does not always stand in the same place");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Module_SpeaksAsWeSpeak(string key)
    {
        var module = ShippedCourse.Modules.Single(m => m.Key == key);
        var words = string.Join(' ', module.Aims, module.Reading, module.Dialogue, module.Exercises, module.Check, module.Guide).Split([' ', '\n', ',', '.', '?', '!', '“', '”', '"', '*', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

        words.Select(w => w.ToLowerInvariant()).Intersect(["suspect", "suspects", "perp", "intel", "asset", "assets"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("two-days", 16, 2)]
    [InlineData("three-days", 18, 3)]
    [InlineData("business-owners", 2, 1)]
    public void Format_FillsItsDaysWithModulesThatAreThere(string key, int hours, int days)
    {
        var format = ShippedCourse.Formats.Single(f => f.Key == key);

        format.Hours.ShouldBe(hours);
        format.Minutes.ShouldBe(hours * 60);
        format.Days.ShouldBe(days);
        format.Sessions.Select(s => s.Module).OfType<string>().Except(ShippedCourse.Modules.Select(m => m.Key)).ShouldBeEmpty();
        if (hours > 2) format.Sessions.Select(s => s.Module).OfType<string>().Distinct().Count().ShouldBe(10);
        foreach (var session in format.Sessions.Where(s => hours > 2 && s.Module is not null)) session.Minutes.ShouldBe(ShippedCourse.Modules.Single(m => m.Key == session.Module).Minutes);
    }

    [Theory]
    [InlineData("", "has no question")]
    [InlineData("Something", "stands before a question")]
    [InlineData("### Which?\n- [x] This\n  Because", "at least two answers")]
    [InlineData("### Which?\n- [ ] This\n  Because\n- [ ] That\n  Because", "exactly one best answer")]
    [InlineData("### Which?\n- [x] This\n  Because\n- [x] That\n  Because", "exactly one best answer")]
    [InlineData("### Which?\n- [x] This\n  Because\n- [ ] That", "needs words, and below them a line that says why")]
    public void Check_ThatIsNone_SaysWhatItLacks(string written, string sentence) =>
        Should.Throw<FormatException>(() => KnowledgeCheck.Read(written)).Message.ShouldContain(sentence);

    [Theory]
    [InlineData("no head", "begins with a head")]
    [InlineData("---\nkey: [\n---\n", "cannot be read")]
    [InlineData("---\nkey: a\ntitle: A\n---\n## Aims\nx", "has no part “Reading”")]
    public void Module_ThatIsNone_SaysWhatItLacks(string written, string sentence) =>
        Should.Throw<FormatException>(() => ModuleFile.Read(written)).Message.ShouldContain(sentence);

    [Fact]
    public void Markdown_WithMarkupOfItsOwn_IsShownAsTextAndLeadsNowhereElse()
    {
        var html = MarkdownTagHelper.Html("<script>alert(1)</script>\n\n[go](javascript:alert(1)) [far](https://example.org) <img src=x onerror=alert(1)>\n\n**strong**");

        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("javascript:");
        html.ShouldContain("href=\"https://example.org\"");
        html.ShouldContain("<strong>strong</strong>");
    }

    /// <summary>The first column of the guide's table.</summary>
    private static IEnumerable<int> Minutes(string guide) => guide.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|')[1].Trim())
        .Where(cell => int.TryParse(cell, CultureInfo.InvariantCulture, out _)).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture));
}
