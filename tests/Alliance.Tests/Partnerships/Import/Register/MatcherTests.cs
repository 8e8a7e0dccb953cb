using Alliance.Partnerships.Import.Register;
using CsCheck;

namespace Alliance.Tests.Partnerships.Import.Register;

public class MatcherTests
{
    [Theory]
    [InlineData("Domino's Linden", "DOMINOS LINDEN")]
    [InlineData("Rowan & Sons, Inc.", "Rowan and Sons")]
    [InlineData("Café Ñandú LLC", "CAFE NANDU")]
    [InlineData("J.P. Linden", "JP Linden")]
    [InlineData("The Rowan Company", "Rowan")]
    [InlineData("Stand No. 2", "Stand #2")]
    [InlineData("Linden 1st Fl.", "Linden First Floor")]
    public void NameKey_SpellingsOfOneName_AreEqual(string first, string second) => NameKey.Of(first).ShouldBe(NameKey.Of(second));

    [Theory]
    [InlineData("17 Elm St.", "17 ELM STREET")]
    [InlineData("238 St Rowan St", "238 Saint Rowan Street")]
    [InlineData("10 N. Elm Ave, Ste 4", "10 North Elm Avenue #4")]
    [InlineData("10 Elm, 2nd Fl.", "10 Elm 2 floor")]
    [InlineData("One Main St", "1 Main Street")]
    [InlineData("10 Mt. Rowan St", "10 Mount Rowan St")]
    public void AddressKey_SpellingsOfOneAddress_AreEqual(string first, string second) =>
        AddressKey.Of(first, null, null)!.Text.ShouldBe(AddressKey.Of(second, null, null)!.Text);

    [Theory]
    [InlineData("10 Elm Suite 4", "10 Elm Suite 5")]
    [InlineData("10 Elm 1st Floor", "10 Elm 2nd Floor")]
    [InlineData("10 Elm St", "12 Elm St")]
    public void AddressKey_OtherUnitsAndNumbers_Differ(string first, string second) =>
        AddressKey.Of(first, null, null)!.Text.ShouldNotBe(AddressKey.Of(second, null, null)!.Text);

    [Theory]
    [InlineData("Brigham & Women Hospital", "Brighams & Womens Hospital", "possibly")]
    [InlineData("Linden Bakery", "LINDEN BAKERY INC", "same")]
    [InlineData("Linden", "Linden Restaurant", "possibly")]
    [InlineData("Long Wharf Inn", "Longwharf Inn", "possibly")]
    [InlineData("Brigham & Womens Coffee Cart", "Brighams & Womens Hospital", "different")]
    [InlineData("Stand #2", "Stand #3", "different")]
    [InlineData("Linden 1st fl.", "Linden 2nd fl.", "different")]
    [InlineData("Linden Level 2", "Linden Level 3", "different")]
    [InlineData("Café A", "Café B", "different")]
    [InlineData("Left Field Pantry", "Right Field Pantry", "different")]
    [InlineData("Rowan Hotel Bar", "Rowan Hotel Cafe", "different")]
    [InlineData("Rowan College", "Rowan College Cafe", "different")]
    [InlineData("Sal's Pizza", "Sals Piza", "possibly")]
    [InlineData("Rowan Taqueria", "Rowan Taqueria Mexican Grill", "possibly")]
    [InlineData("Yew Coffee #7234", "Yew Coffee", "possibly")]
    [InlineData("Yew Coffee #7234", "Yew Coffee #7235", "different")]
    [InlineData("Stand #2", "Stand", "different")]
    [InlineData("Bonner", "Donner", "different")]
    public void Compare_NamesAtOneAddress(string first, string second, string expected) =>
        Said(Given.Keys(first, "45 Francis St", "Elmford", "02115"), Given.Keys(second, "45 FRANCIS STREET", "Elmford", "02115"))
            .ShouldBe(expected);

    [Theory]
    [InlineData("17 Blackfan", "17 Blackfan St", "possibly")]
    [InlineData("17 Blackfan St", "17 Blakfan St", "possibly")]
    [InlineData("17 Blackfan St", "19 Blackfan St", "different")]
    [InlineData("17 Blackfan St", "17 Blackfan Ave", "different")]
    [InlineData("17 Blackfan St", "200 Elm St", "different")]
    [InlineData("17 Blackfan St", null, "same")]
    public void Compare_SameNameAndTelephone_AddressDecides(string first, string? second, string expected) =>
        Said(Given.Keys("Linden Bakery", first, telephone: "+16175550123"), Given.Keys("Linden Bakery", second, telephone: "+16175550123")).ShouldBe(expected);

    [Fact]
    public void Compare_SameStreetInTwoTowns_IsDifferent() =>
        Said(Given.Keys("Linden Bakery", "1 Main St", "Elmford"), Given.Keys("Linden Bakery", "1 Main St", "Ashby")).ShouldBe("different");

    [Fact]
    public void Compare_SameNameWithoutAddressAndOtherTelephone_IsDifferent() =>
        Said(Given.Keys("Linden Bakery", telephone: "+16175550123"), Given.Keys("Linden Bakery", "1 Elm", telephone: "+16175550199")).ShouldBe("different");

    [Fact]
    public void Compare_StandsOfOneCaterer_AreDifferent() =>
        Said(Given.Keys("Rowan Catering", "4 Elm", otherName: "C10/B10"), Given.Keys("Rowan Catering", "4 Elm", otherName: "C3/B3")).ShouldBe("different");

    [Fact]
    public void Compare_AnyTwo_IsSymmetric() => Gen.Select(Any, Any).Sample((first, second) => Said(first, second) == Said(second, first), iter: 20_000);

    [Fact]
    public void Compare_WithItself_IsNeverDifferent() => Any.Sample(keys => Said(keys, keys) != "different");

    internal static readonly Gen<RegisterRow> AnyRow = Gen.Select(
        Words("Linden Bakery", "Lindens Bakery", "Linden Bakery Inc", "Bakery Linden", "Stand #2", "Stand #3", "Rowan", "Rowan Cafe"),
        Words("", "1 Elm", "1 Elm St", "1 Elm Street Suite 2", "1 Elms St", "2 Elm"),
        Words("", "Elmford", "Ashby"),
        Words("", "02134", "02135"),
        Words("", "+16175550123", "+16175550199"),
        (name, street, city, zip, telephone) => new RegisterRow
        {
            Row = 2,
            Name = name,
            Street = Or(street),
            City = Or(city),
            PostalCode = Or(zip),
            Telephone = Or(telephone),
        });

    internal static readonly Gen<MatchKeys> Any = AnyRow.Select(row => row.Keys);

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static string? Or(string text) => text.Length == 0 ? null : text;

    private static string Said(MatchKeys first, MatchKeys second) => Matcher.Compare(first, second) switch
    {
        Likeness.Same => "same",
        Likeness.PossiblySame => "possibly",
        _ => "different",
    };
}
