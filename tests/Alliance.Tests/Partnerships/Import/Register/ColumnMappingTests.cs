using Alliance.Partnerships.Import.Register;

namespace Alliance.Tests.Partnerships.Import.Register;

public class ColumnMappingTests
{
    [Fact]
    public void Guess_EnglishRegister_RecognisesItsColumns()
    {
        var mapping = Guess("BusinessName,DBA Name,Address,City,State,Zip,DESCRIPT,DAYPHN,LICENSE NO,E-mail,Web Site,Location,Property_ID",
            "Linden LLC,Linden Bakery,1 Elm,Elmford,MA,02134,Bakery,+16175550123,L-1,info@linden.example,linden.example,\"(42.26, -71.15)\",7");

        mapping.Columns.ShouldBe(new Dictionary<string, RegisterField>
        {
            ["BusinessName"] = RegisterField.Name,
            ["DBA Name"] = RegisterField.TradeName,
            ["Address"] = RegisterField.Street,
            ["City"] = RegisterField.City,
            ["State"] = RegisterField.State,
            ["Zip"] = RegisterField.PostalCode,
            ["DESCRIPT"] = RegisterField.LineOfBusiness,
            ["DAYPHN"] = RegisterField.Telephone,
            ["LICENSE NO"] = RegisterField.RegisterNumber,
            ["E-mail"] = RegisterField.RoleEmail,
            ["Web Site"] = RegisterField.Website,
            ["Location"] = RegisterField.Coordinates,
        }, ignoreOrder: true);
        mapping.Unused.ShouldBe(["Property_ID"]);
    }

    [Fact]
    public void Guess_SpanishRegister_RecognisesItsColumns()
    {
        var mapping = Guess("Nombre del Negocio,Dirección,Ciudad,Código Postal,Teléfono,Giro", "Panadería Tilo,1 Olmo,Elmford,02134,617-555-0123,Panadería");

        mapping.Unused.ShouldBeEmpty();
        mapping.Columns["Dirección"].ShouldBe(RegisterField.Street);
        mapping.Columns["Giro"].ShouldBe(RegisterField.LineOfBusiness);
    }

    [Fact]
    public void Guess_LocationWithAddresses_IsAStreet() => Guess("Name,Location", "Linden Bakery,1 Elm").ColumnOf(RegisterField.Street).ShouldBe(1);

    [Fact]
    public void Guess_UnknownHeaderWithTelephones_IsATelephone() => Guess("Name,Ring us", "Linden Bakery,617-555-0123").ColumnOf(RegisterField.Telephone).ShouldBe(1);

    [Theory]
    [InlineData("Owner")]
    [InlineData("OWNERNAME")]
    [InlineData("Licensee")]
    [InlineData("Applicant Name")]
    [InlineData("Manager")]
    [InlineData("Contact E-mail")]
    [InlineData("FirstName")]
    [InlineData("Last Name")]
    [InlineData("Personal Email")]
    [InlineData("Home Address")]
    [InlineData("Birth Date")]
    [InlineData("DOB")]
    [InlineData("SSN")]
    [InlineData("Driver Licence")]
    [InlineData("Dueño")]
    [InlineData("Propietario")]
    [InlineData("Correo del titular")]
    [InlineData("Apellidos")]
    [InlineData("Fecha de nacimiento")]
    [InlineData("Gerente")]
    [InlineData("D.O.B.")]
    [InlineData("Registrant Name")]
    [InlineData("Taxpayer Name")]
    [InlineData("Officer 1 Name")]
    [InlineData("Managing Member")]
    [InlineData("Attn")]
    [InlineData("Care of")]
    [InlineData("FNAME")]
    [InlineData("L_NAME")]
    [InlineData("First")]
    [InlineData("Name (Last First)")]
    [InlineData("Mobile")]
    [InlineData("Cell No")]
    [InlineData("Emergency Phone")]
    [InlineData("Issued To")]
    [InlineData("Own_Name")]
    [InlineData("Dueños")]
    [InlineData("Permisionario")]
    [InlineData("Socio")]
    [InlineData("Fecha nac")]
    [InlineData("Political party")]
    [InlineData("Race")]
    public void Guess_ColumnOfPeople_IsLeftOutAndCannotBeMapped(string header)
    {
        var table = Given.Table($"Business Name,{header}\nLinden Bakery,Ada Example");

        var leftOut = Given.Value(ColumnMapping.Guess(table)).LeftOut.ShouldHaveSingleItem();
        leftOut.Header.ShouldBe(header);
        leftOut.Reason.ToString().ShouldStartWith("left out");
        Given.Refusal(ColumnMapping.From(table, new Dictionary<string, RegisterField> { ["Business Name"] = RegisterField.Name, [header] = RegisterField.Kind }))
            .ShouldContain("people's data");
    }

    [Fact]
    public void Guess_OwnerColumn_SaysWhyItIsLeftOut() =>
        Guess("Name,Owner", "Linden Bakery,Ada Example").LeftOut.Single().Reason.ToString().ShouldBe("left out: needs their agreement");

    [Theory]
    [InlineData("Home Page")]
    [InlineData("Tenant")]
    [InlineData("Member Name")]
    [InlineData("Mobile Unit")]
    public void Guess_ColumnOfAnOrganization_MayBeMapped(string header) => Guess($"Name,{header}", "Linden Bakery,x").LeftOut.ShouldBeEmpty();

    [Fact]
    public void Guess_NumbersOfSocialSecurity_AreLeftOutWhateverTheHeader() => Guess("Name,Ref", "Linden Bakery,123-45-6789").LeftOut.ShouldHaveSingleItem();

    [Fact]
    public void RegisterField_HasNoPlaceForAPerson()
    {
        string[] forbidden = ["Person", "Owner", "Contact", "First", "Last", "Birth", "Home", "Personal", "Manager"];

        Enum.GetNames<RegisterField>().ShouldAllBe(field => !forbidden.Any(field.Contains));
    }

    [Fact]
    public void ToJson_ReadBack_IsTheSameMapping()
    {
        var table = Given.Table("Nombre del Negocio,\"Street \"\"A\"\"\"\nLinden Bakery,1 Elm");
        var mapping = Given.Value(ColumnMapping.From(table, new Dictionary<string, RegisterField>
        {
            ["Nombre del Negocio"] = RegisterField.Name,
            ["Street \"A\""] = RegisterField.Street,
        }));

        Given.Value(ColumnMapping.FromJson(mapping.ToJson(), table)).Columns.ShouldBe(mapping.Columns);
    }

    [Theory]
    [InlineData("""{"columns":{"Titel":"Name"}}""", "no column “Titel”")]
    [InlineData("""{"columns":{"Name":"BirthDate"}}""", "“BirthDate”, which is not a field")]
    [InlineData("""{"columns":{"Name":"3"}}""", "not a field")]
    [InlineData("""{"columns":{"Name":"Name","Owner":"Kind"}}""", "people's data")]
    [InlineData("""{"columns":{"City":"City"}}""", "No column is mapped to Name")]
    [InlineData("""{"columns":{"Name":"Name","City":"Name"}}""", "More than one column")]
    [InlineData("""{"columns":{"Name":"Name","NAME":"City"}}""", "twice")]
    [InlineData("""{"columns":{"Name":"Name","City":"Latitude"}}""", "belong together")]
    [InlineData("""{"columns":{"Name":"Name","Name":"City"}}""", "not JSON of the form")]
    [InlineData("""{"columns":[]}""", "not JSON of the form")]
    [InlineData("oops", "not JSON of the form")]
    [InlineData("[]", "not JSON of the form")]
    public void FromJson_WrongMap_IsRefusedInOneSentence(string json, string expected)
    {
        var refusal = Given.Refusal(ColumnMapping.FromJson(json, Given.Table("Name,City,Owner\nLinden Bakery,Elmford,Ada Example")));

        refusal.ShouldContain(expected);
        refusal.ShouldEndWith(".");
    }

    private static ColumnMapping Guess(string header, string row) => Given.Value(ColumnMapping.Guess(Given.Table(header + "\n" + row)));
}
