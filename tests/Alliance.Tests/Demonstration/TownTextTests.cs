using Alliance.Demonstration.Town;
using Alliance.Stewardship.Screening;

namespace Alliance.Tests.Demonstration;

/// <summary>The town's own words keep to what the house asks of everybody's.</summary>
public sealed class TownTextTests
{
    private const string Contact = "Maria Mockingham";

    private static readonly string[] Named = [Contact, "The night manager"];

    public static TheoryData<string> Texts =>
    [
        .. from file in new[] { "conversations.txt", "promises.txt", "phrases.txt", "goals.txt" }
           from section in Sections.Read(file)
           where !section.Key.StartsWith("given", StringComparison.Ordinal) && !section.Key.StartsWith("family", StringComparison.Ordinal)
           from cells in section.Value
           from cell in cells
           where cell.Contains(' ')
           from name in cell.Contains("{who}", StringComparison.OrdinalIgnoreCase) ? Named : [""]
           select cell.Replace("{who}", name, StringComparison.OrdinalIgnoreCase) into text
           group text by text into texts
           select texts.Key,
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Screen_OfTheTownsTexts_FindsNothing(string text)
    {
        var hits = Screen.Check(text, new ScreeningContext { People = [Contact] });

        hits.Select(h => $"{h.Category}: {h.Word}").ShouldBeEmpty();
    }

    [Fact]
    public void Conversations_OfAllKinds_AreManyAndDiffer()
    {
        var heard = Sections.Read("conversations.txt").Values.SelectMany(lines => lines).Select(cells => cells[1]).Where(h => h.Length > 0).ToList();

        heard.Count.ShouldBeGreaterThan(60);
        heard.Distinct().Count().ShouldBe(heard.Count);
    }

    [Fact]
    public void Names_OfTheTownsPartners_AreAllDifferent()
    {
        var names = TownLine.ReadAll().Select(l => l.Name).ToList();

        names.Distinct().Count().ShouldBe(names.Count);
    }
}
