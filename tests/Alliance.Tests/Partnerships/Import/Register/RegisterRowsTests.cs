using Alliance.Partnerships.Import.Register;

namespace Alliance.Tests.Partnerships.Import.Register;

public class RegisterRowsTests
{
    [Theory]
    [InlineData("ROWAN'S PIZZA & SUBS", "Rowan's Pizza & Subs")]
    [InlineData("JP BBQ II LLC", "JP BBQ II LLC")]
    [InlineData("O'ROWAN AND SONS", "O'Rowan and Sons")]
    [InlineData("MCROWAN BAR @ 1ST ST", "McRowan Bar @ 1st St")]
    [InlineData("C16/B16", "C16/B16")]
    [InlineData("eLinden BAKERY", "eLinden BAKERY")]
    [InlineData("  Linden   Bakery /", "Linden Bakery")]
    [InlineData("ÑANDÚ CAFÉ", "Ñandú Café")]
    public void Read_Names_AreMadeReadable(string name, string expected) => Row($"Name\n\"{name}\"").Name.ShouldBe(expected);

    [Fact]
    public void Read_CityWithStraySlash_IsCleaned() => Row("Name,City\nLinden Bakery,ELMFORD/").City.ShouldBe("Elmford");

    [Theory]
    [InlineData("Linden Holdings", "Linden Bakery", "Linden Bakery", "Linden Holdings")]
    [InlineData("Linden Bakery Inc", "Linden Bakery", "Linden Bakery", null)]
    [InlineData("Linden Bakery", "Oak 17 LLC", "Linden Bakery", "Oak 17 LLC")]
    [InlineData("", "Linden Bakery", "Linden Bakery", null)]
    public void Read_TwoNames_KeepsWhatTheSignSaysAndTheOther(string registered, string trade, string name, string? other)
    {
        var row = Row($"Business Name,DBA\n{registered},{trade}");

        (row.Name, row.OtherName).ShouldBe((name, other));
    }

    [Theory]
    [InlineData("(617) 555-0123", "+16175550123")]
    [InlineData("+1 617 555 0123", "+16175550123")]
    [InlineData("617.555.0123 x12", "+16175550123")]
    [InlineData("+44 20 7946 0018", "+442079460018")]
    [InlineData("+10000000000", null)]
    [InlineData("+16170000000", null)]
    [InlineData("617-155-0123", null)]
    [InlineData("555-0123", "555-0123")]
    [InlineData("9999999999", null)]
    [InlineData("n/a", null)]
    public void Read_Telephone_IsInOneFormOrMissing(string cell, string? expected) => Row($"Name,Phone\nLinden Bakery,{cell}\nYew Inn,617-555-0199").Telephone.ShouldBe(expected);

    [Theory]
    [InlineData("6175550123.0", "+16175550123")]
    [InlineData("'+442079460018", "+442079460018")]
    [InlineData("617-999-9999", null)]
    [InlineData("+12222222222", null)]
    [InlineData("617-555-5555", null)]
    [InlineData("(987) 654-3210", null)]
    [InlineData("+44 000 0000 000", null)]
    [InlineData("000-0000", null)]
    public void Read_TelephoneThatOnlyFillsAForm_IsMissing(string cell, string? expected) => Row($"Name,Phone\nLinden Bakery,{cell}\nYew Inn,617-555-0199").Telephone.ShouldBe(expected);

    [Theory]
    [InlineData("Smith, John A", null)]
    [InlineData("GARCIA-LOPEZ, MARIA", null)]
    [InlineData("Linden, Inc", "Linden, Inc")]
    [InlineData("Bakehouse, The", "Bakehouse, The")]
    [InlineData("Oak 17 LLC", "Oak 17 LLC")]
    public void Read_LegalNameOfASoleOwner_StaysOut(string legal, string? other) => Row($"DBA Name,Legal Name\nRowan Cafe,\"{legal}\"").OtherName.ShouldBe(other);

    [Theory]
    [InlineData("1500", "BROADWAY", "1500 Broadway")]
    [InlineData("500", "5 AVENUE", "500 5 Avenue")]
    [InlineData("12", "12 Elm St", "12 Elm St")]
    [InlineData("", "Elm St", "Elm St")]
    public void Read_HouseNumberInItsOwnColumn_GoesBeforeTheStreet(string house, string street, string expected) =>
        Row($"DBA,BUILDING,STREET\nLinden Bakery,{house},{street}\nYew Inn,7,Ash St").Street.ShouldBe(expected);

    [Fact]
    public void Read_CharacterOnTheLimit_IsNotHalved()
    {
        var row = Row($"Name,Address\nLinden Bakery,1 {new string('a', 156)}😀😀😀");

        row.Street.ShouldBe($"1 {new string('a', 156)}…");
        row.Keys.Address.ShouldNotBeNull();
    }

    [Fact]
    public void Read_NameOfPicturesOnly_IsRejectedWithWholeOnes() =>
        Given.Rows($"Name,City\n1{string.Concat(Enumerable.Repeat("😀", 30))},Elmford").Rejected[0].Reason.ToString().ShouldEndWith("😀”.");

    [Theory]
    [InlineData("Info@Linden.example", "info@linden.example")]
    [InlineData("office.elmford@linden.example", "office.elmford@linden.example")]
    [InlineData("ada.example@linden.example", null)]
    [InlineData("ada.office.example@linden.example", null)]
    public void Read_Email_OnlyRoleMailboxesSurvive(string cell, string? expected)
    {
        var rows = Given.Rows($"Name,Email\nLinden Bakery,{cell}");

        rows.Cleaned[0].RoleEmail.ShouldBe(expected);
        rows.EmailsDropped.ShouldBe(expected is null ? 1 : 0);
    }

    [Theory]
    [InlineData("linden.example", "https://linden.example/")]
    [InlineData("javascript:alert(1.0)", null)]
    [InlineData("ftp://linden.example", null)]
    [InlineData("https://bank.example@linden.example", null)]
    public void Read_Website_IsAWebAddressOrMissing(string cell, string? expected) => Row($"Name,Website\nLinden Bakery,{cell}").Website.ShouldBe(expected);

    [Theory]
    [InlineData("(42.26, -71.15)", 42.26)]
    [InlineData("1 Elm\nElmford\n(42.26, -71.15)", 42.26)]
    [InlineData("POINT (-71.15 42.26)", 42.26)]
    [InlineData("(0.0, 0.0)", null)]
    [InlineData("(142.26, -71.15)", null)]
    public void Read_Coordinates_InOneCell(string cell, double? latitude) =>
        Row($"Name,Coordinates\nLinden Bakery,\"{cell}\"\nYew Inn,\"(42.1, -71.1)\"\nRowan Cafe,\"(42.2, -71.1)\"").Latitude.ShouldBe(latitude);

    [Theory]
    [InlineData("N/A")]
    [InlineData("none")]
    [InlineData("-")]
    [InlineData("0")]
    public void Read_WordsForNothing_AreMissing(string cell) => Row($"Name,City\nLinden Bakery,{cell}").City.ShouldBeNull();

    [Theory]
    [InlineData(",Elmford", "This row has no name.")]
    [InlineData("N/A,Elmford", "This row has no name.")]
    [InlineData("#1234,Elmford", "The name in this row has no letters: “#1234”.")]
    [InlineData("=A1,Elmford", "This row has a cell with a formula.")]
    public void Read_RowWithoutAName_IsRejectedWithAReason(string row, string reason)
    {
        var rejected = Given.Rows($"Name,City\nLinden Bakery,Elmford\n{row}").Rejected.ShouldHaveSingleItem();

        (rejected.Row, rejected.Reason.ToString()).ShouldBe((3, reason));
    }

    [Fact]
    public void Detect_SameCoordinateOnManyStreets_IsADefault()
    {
        var rows = Given.Rows("Name,Address,Location\n" + Lines(number => $"Shop number {number},{number} {(char)('A' + number)}lder St"));

        rows.Placeholders.Coordinates.ShouldHaveSingleItem().Rows.ShouldBe(12);
        rows.Cleaned.ShouldAllBe(row => row.Coordinates == null);
    }

    [Fact]
    public void Detect_OneTelephoneOnATenthOfASmallRegister_IsADefault()
    {
        var lines = Enumerable.Range(1, 60).Select(number => $"{(char)('A' + number % 26)}{(char)('a' + number / 26)}x Shop,{number} {(char)('A' + number % 26)}{(char)('a' + number / 26)}lder St,617-555-{(number <= 9 ? 0 : number):0000}");
        var rows = Given.Rows("Name,Address,Phone\n" + string.Join('\n', lines));

        rows.Placeholders.Telephones.ShouldHaveSingleItem().Rows.ShouldBe(9);
        rows.Cleaned.Count(row => row.Telephone is null).ShouldBe(9);
    }

    [Fact]
    public void Detect_SameCoordinateOnOneStreet_IsAMall()
    {
        var rows = Given.Rows("Name,Address,Location\n" + Lines(number => $"Shop number {number},100 Alder St Suite {number}"));

        rows.Placeholders.Coordinates.ShouldBeEmpty();
        rows.Cleaned.ShouldAllBe(row => row.Coordinates != null);
    }

    private static string Lines(Func<int, string> line) => string.Join('\n', Enumerable.Range(1, 12).Select(number => line(number) + ",\"(42.3, -71.1)\""));

    private static RegisterRow Row(string text) => Given.Rows(text).Cleaned[0];
}
