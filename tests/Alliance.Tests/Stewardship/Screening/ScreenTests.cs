using Alliance.Stewardship.Screening;

namespace Alliance.Tests.Stewardship.Screening;

public sealed class ScreenTests
{
    private static Category[] Raised(string text, ScreeningContext? context = null) =>
        [.. Screen.Check(text, context ?? ScreeningContext.Empty).Select(hit => hit.Category).Distinct()];

    [Fact]
    public void Check_AccentsAndTypographicMarks_HitCoversTextAsTyped()
    {
        const string text = "Ayer: la dueña es guatemaltéca, dicen.";

        var hit = Screen.Check(text, ScreeningContext.Empty).ShouldHaveSingleItem();

        hit.ShouldBe(new Hit(Category.RaceOrEthnicity, "guatemaltéca", text.IndexOf("guate", StringComparison.Ordinal), 12));
    }

    [Fact]
    public void Check_InvisibleCharactersInside_StillHits() =>
        Screen.Check("He is undocu\u200bmented.", ScreeningContext.Empty).ShouldHaveSingleItem().Word.ShouldBe("undocu\u200bmented");

    [Fact]
    public void Check_DecomposedAccents_StillHits() =>
        Raised("Esta\u0301 embarazada y su mama\u0301 tambie\u0301n.").ShouldContain(Category.HealthOrTrauma);

    [Theory]
    [InlineData("Dana asked for a bench.")]
    [InlineData("Ms. Whitfield asked for a bench.")]
    [InlineData("Dana Whitfield's call was short.")]
    [InlineData("talked to dana about the bench")]
    [InlineData("Her son Dana keeps the keys.")]
    public void Check_PersonWhoTookPart_IsSpared(string text) =>
        Raised(text, new ScreeningContext { People = ["Dana Whitfield"] }).ShouldBeEmpty();

    [Theory]
    [InlineData("Dana Miller asked for a bench.")]
    [InlineData("Ms. Miller asked for a bench.")]
    public void Check_SomeoneWhoSharesAFirstNameOnly_IsNotSpared(string text) =>
        Raised(text, new ScreeningContext { People = ["Dana Whitfield"] }).ShouldBe([Category.SomeoneElse]);

    [Fact]
    public void Check_OrganisationName_SparesOnlyInsideThatName()
    {
        var context = new ScreeningContext { Organisations = ["Warrant & Daughters"] };

        Raised("Warrant & Daughters opens at nine.", context).ShouldBeEmpty();
        Raised("The warrant is out.", context).ShouldBe([Category.CriminalInformation]);
    }

    [Fact]
    public void Suspects_HitInsideCapitalisedName_OffersThePhraseToLookUp()
    {
        var suspects = Screen.Suspects("Then we met Grace Wellington of the Warrant and Daughters Bakery.");

        suspects.PhrasesToLookUp.ShouldContain("Warrant and Daughters Bakery");
        suspects.PhrasesToLookUp.ShouldContain("Grace Wellington");
    }

    [Fact]
    public void Suspects_NoHit_HasNothingToLookUp() =>
        Screen.Suspects("Met at Brown's Bakery on Elm Street about the bins.").PhrasesToLookUp.ShouldBeEmpty();

    [Fact]
    public void Spare_PhraseFoundInDatabase_LeavesNoHit()
    {
        var suspects = Screen.Suspects("Luis Example Vale will close at six.");
        var found = suspects.PhrasesToLookUp.Where(phrase => phrase == "Luis Example Vale").ToList();

        suspects.Hits.ShouldNotBeEmpty();
        suspects.Spare(new ScreeningContext { Organisations = found }).ShouldBeEmpty();
    }

    [Fact]
    public void Check_MinorWithName_GivesOneHitForBoth() =>
        Screen.Check("Her son Tom takes the bus.", ScreeningContext.Empty).ShouldHaveSingleItem().Word.ShouldBe("son Tom");

    [Fact]
    public void Hit_EveryCategory_HasItsOwnReasonAndSuggestion()
    {
        Advice.All.Select(advice => advice.Category).ShouldBe(Enum.GetValues<Category>());
        Advice.All.Select(advice => advice.ReasonText).ShouldBeUnique();
        Advice.All.Select(advice => advice.TryText).ShouldBeUnique();
    }

    [Theory]
    [InlineData("rosa's bakery opens at six")]
    [InlineData("la pared rosa y la cosa linda")]
    [InlineData("open mike night, worried about ice on the steps")]
    [InlineData("tony's pizza wants a loading zone")]
    [InlineData("The drain at 12 Elm Dr. Paint is needed.")]
    [InlineData("a 5 < 6 > 4 count, see <https://example.org>")]
    [InlineData("Needs a fence.\n- Black paint\n- White boards")]
    public void Check_OrdinaryWordsInLowerCase_AreSpared(string text) => Raised(text).ShouldBeEmpty();

    /// <summary>However a note was typed or pasted.</summary>
    [Theory]
    [InlineData("HIS BROTHER TONY DOES DELIVERIES.", Category.SomeoneElse)]
    [InlineData("his brother tony does deliveries", Category.SomeoneElse)]
    [InlineData("his brother\nTony does deliveries", Category.SomeoneElse)]
    [InlineData("his brother\r\nTony does deliveries", Category.SomeoneElse)]
    [InlineData("Met with Sean O’Brien.", Category.SomeoneElse)]
    [InlineData("J. Martinez signed for it.", Category.SomeoneElse)]
    [InlineData("Mr. K runs the back office.", Category.SomeoneElse)]
    [InlineData("maria gonzalez called about the lights", Category.SomeoneElse)]
    [InlineData("rosa gonzalez called about the lights", Category.SomeoneElse)]
    [InlineData("spoke briefly with rosa about the lights", Category.SomeoneElse)]
    [InlineData("Rosa'll close at six.", Category.SomeoneElse)]
    [InlineData("Heard of it from J. Martinez.", Category.SomeoneElse)]
    [InlineData("A note by J. Martinez.", Category.SomeoneElse)]
    [InlineData("T\u043eny came by.", Category.SomeoneElse)]
    [InlineData("denise has the keys", Category.SomeoneElse)]
    [InlineData("ask mrs. petrakis", Category.SomeoneElse)]
    [InlineData("afraid that ice will come", Category.ImmigrationStatus)]
    [InlineData("vin 1hgcm82633a004352", Category.Vehicle)]
    [InlineData("He is Mus\u200blim.", Category.Religion)]
    [InlineData("He is \u041cuslim.", Category.Religion)]
    [InlineData("He is \ud835\uddf1\ud835\uddf2\ud835\uddee\ud835\uddf3.", Category.HealthOrTrauma)]
    [InlineData("He is <b>Muslim</b>.", Category.Religion)]
    [InlineData("He is Mus<span class=\"x\">lim</span>.", Category.Religion)]
    [InlineData("HE IS MUSLIM", Category.Religion)]
    [InlineData("W/M in the doorway", Category.RaceOrEthnicity)]
    public void Check_OddForms_StillHit(string text, Category expected) => Raised(text).ShouldContain(expected);

    [Fact]
    public void Check_StyledLetters_HitCoversWholePairs()
    {
        const string text = "He is \ud835\uddf1\ud835\uddf2\ud835\uddee\ud835\uddf3.";

        var hit = Screen.Check(text, ScreeningContext.Empty).ShouldHaveSingleItem();

        hit.Word.ShouldBe(text[..^1]);
    }

    [Theory]
    [InlineData("Tony Hartwell will cover on Friday.", true)]
    [InlineData("Officer Hartwell will cover on Friday.", true)]
    [InlineData("Spoke with Tony about the bins.", false)]
    public void Check_AColleague_IsSparedByWholeNameOrRank(string text, bool spared) =>
        Raised(text, new ScreeningContext { Colleagues = ["Tony Hartwell"] }).ShouldBe(spared ? [] : [Category.SomeoneElse]);

    [Fact]
    public void Categories_AllAtOnce_FitTheStewardsColumn() =>
        string.Join(Alliance.Stewardship.ScreenedEntry.Between, Enum.GetNames<Category>()).Length.ShouldBeLessThanOrEqualTo(Alliance.Stewardship.ScreenedEntry.CategoriesMaxLength);

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("...")]
    public void Check_NoWords_NoHits(string text) => Raised(text).ShouldBeEmpty();
}
