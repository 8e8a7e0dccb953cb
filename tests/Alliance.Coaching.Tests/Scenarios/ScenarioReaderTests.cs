using System.Text.RegularExpressions;
using Alliance.Coaching.Scenarios;

namespace Alliance.Coaching.Tests.Scenarios;

/// <summary>Every kind of mistake in a scenario's file has its sentence.</summary>
public sealed class ScenarioReaderTests
{
    private const string Key = "shop-owner-slow-response";
    private static readonly string Good = ScenarioShelf.Files().Single(f => f.Key == Key).Text;

    [Fact]
    public void Shelf_HoldsAtLeastTwelveScenariosWithoutAMistake()
    {
        ScenarioShelf.All.Count.ShouldBeGreaterThanOrEqualTo(12);
        ScenarioShelf.All.Select(s => s.Title).ShouldBeUnique();
        ScenarioShelf.All.Select(s => s.Partner.Name).ShouldBeUnique();
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("title: [a", "cannot be read")]
    [InlineData("titel: Forty minutes", "Line 1: no part of a scenario is called “titel”.")]
    public void Read_WhatIsNoScenario_SaysWhere(string text, string sentence) => Mistakes(text).ShouldContain(m => m.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("^title:.*$", "", "title: is missing.")]
    [InlineData("^nextStep:.*$", "", "nextStep: is missing.")]
    [InlineData("  name: Renske", "", "partner: name: is missing.")]
    [InlineData("trust: 2", "trust: 11", "start: trust: must be from 2 to 5, and is 11.")]
    [InlineData("stage: precontemplation", "stage: action", "start: stage: begins at precontemplation or contemplation; further on there would be nothing to practice.")]
    [InlineData("    from: 4", "    from: 9", "worries: wait: from: must be from 3 to 7, and is 9.")]
    [InlineData(@"words: \[money.*$", "words: [money]", "worries: money: words: name at least three beginnings of words by which a turn speaks to it.")]
    [InlineData(@"words: \[money", "words: [Money", "worries: money: words: write them in small letters.")]
    [InlineData("  turn: 3", "  turn: 8", "struggle: turn: must be from 2 to 5, and is 8.")]
    [InlineData("  unclear:", "  silent:", "lines: there is no group “silent”; there are reflected, asked, checked, honored, informed, pressed, unclear.")]
    [InlineData("      - \"No\\. It is all in the report, is it not\\?\"\n      - \"I told all that to the two who came\\.\"\n", "", "lines: checked: guarded: needs at least 2 lines, and has 1.")]
    [InlineData("      - \"Hm\\.\"", "      - \"If you say so.\"", "lines: unclear: guarded: “If you say so.” stands already in lines: unclear: guarded.")]
    [InlineData("Mind the glass there, by your shoe", "The suspect came in there", "“suspect” is no word of ours: say who the person is.")]
    [InlineData("    - closed: \"Did you see who threw the bottle\\?\"\n    - informing: .*$", "", "choices: opening: needs 3 or 4 turns to choose from, and has 2.")]
    [InlineData("    - closed: \"Did you see", "    - clothed: \"Did you see", "choices: opening: “clothed” holds a code that is none of these: open, closed, simple, complex, informing, other, affirming, together, autonomy, permission, advice, persuading, confronting, ramp.")]
    [InlineData("    - complex ramp:", "    - other:", null)]
    [InlineData("    daughter:\n      - complex affirming", "    son:\n      - complex affirming", "choices: told: there is no worry “son”.")]
    public void Read_OneMistake_IsSaidInASentence(string pattern, string instead, string? sentence)
    {
        var text = Regex.Replace(Good, pattern, instead, RegexOptions.Multiline);
        text.ShouldNotBe(Good);
        if (sentence is null) ScenarioReader.Read(Key, text).Key.ShouldBe(Key);
        else Mistakes(text).ShouldContain(sentence);
    }

    [Fact]
    public void Read_AStruggleWithoutAWayOut_SaysSo()
    {
        var text = Good.Replace("    - complex ramp:", "    - other:", StringComparison.Ordinal).Replace("    - ramp autonomy:", "    - confronting:", StringComparison.Ordinal);

        Mistakes(text).ShouldContain("choices: struggle: none of the turns leads out of it.");
    }

    [Fact]
    public void Read_AFileWithAName_ThatCannotBeAnAddress_SaysSo() =>
        Should.Throw<ScenarioMistakeException>(() => ScenarioReader.Read("Forty Minutes", Good)).Mistakes.ShouldContain("The file's name may hold only small letters, digits and hyphens.");

    private static IReadOnlyList<string> Mistakes(string text) => Should.Throw<ScenarioMistakeException>(() => ScenarioReader.Read(Key, text)).Mistakes;
}
