using System.Text.RegularExpressions;
using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alliance.Tests.Architecture;

/// <summary>DESIGN §5, line 1: there is no place to put what must not be kept of a person; no column, no form field, no target of an import.</summary>
public sealed partial class ForbiddenFieldTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task Columns_OfNoTable_AreForFieldsThatMustNotExist() =>
        (await House.AskAsync(db => Task.FromResult(Columns(db)))).Where(IsForbidden).ShouldBeEmpty();

    [Fact]
    public async Task Columns_WithAPlaceOnTheMap_AreOfOrganizationsAndAreasOnly() =>
        (await House.AskAsync(db => Task.FromResult(Columns(db)))).Where(column => Place().IsMatch(column)).Select(column => column.Split('.')[0]).Distinct().ShouldBeSubsetOf(["Partner", "Area"]);

    [Fact]
    public void Forms_OfNoPage_AskForFieldsThatMustNotExist() =>
        Inputs().Where(IsForbidden).ShouldBeEmpty();

    [Fact]
    public void Import_HasNoTargetForAPerson() =>
        Enum.GetNames<RegisterField>().Where(name => IsForbidden(name) || Regex.IsMatch(name, "Owner|Person|Contact|Manager|Licensee|FirstName|LastName|Home")).ShouldBeEmpty();

    [Fact]
    public async Task Search_SeesWhatItIsToSee()
    {
        // An eye that sees nothing would let everything pass.
        foreach (var name in (string[])["Race", "ContactRace", "Ethnicity", "Religion", "IsMuslim", "PoliticalParty", "ImmigrationStatus", "GangName", "KnownAssociates", "LicensePlate", "VehicleColor", "HairColor", "PhotoId", "BirthDate", "DateOfBirth", "Age", "HomeAddress", "HomeLatitude", "Gender"])
            IsForbidden($"Contact.{name}").ShouldBeTrue(name);
        foreach (var name in (string[])["Message", "Language", "AgencyId", "Stage", "Page", "Weekday", "Category", "Trace", "Heard", "Street"])
            IsForbidden($"Contact.{name}").ShouldBeFalse(name);
        (await House.AskAsync(db => Task.FromResult(Columns(db)))).Count.ShouldBeGreaterThan(80);
        Inputs().Count().ShouldBeGreaterThan(40);
    }

    private static List<string> Columns(AllianceContext db) =>
        [.. db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Select(property => $"{type.ClrType.Name}.{property.Name}"))];

    /// <summary>What the pages bind from a form: their own properties, and those of their nested inputs.</summary>
    private static IEnumerable<string> Inputs() =>
        from page in typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract)
        from property in page.GetProperties().Where(property => property.GetCustomAttributes(false).Any(a => a.GetType().Name is "BindPropertyAttribute" or "FromRouteAttribute"))
        from name in property.PropertyType.Namespace?.StartsWith("Alliance", StringComparison.Ordinal) == true && property.PropertyType.IsClass
            ? property.PropertyType.GetProperties().Select(inner => $"{page.Name}.{property.Name}.{inner.Name}")
            : [$"{page.Name}.{property.Name}"]
        select name;

    /// <summary>Whether one of the words of the last name is of a thing that must not be kept.</summary>
    private static bool IsForbidden(string name) =>
        Words().Matches(name.Split('.')[^1]).Select(word => word.Value).Any(word => Forbidden().IsMatch(word));

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Words();

    [GeneratedRegex("^(Race|Racial|Ethnic.*|Nationality|Religio.*|Faith|Denomination|Muslim|Christian|Politic.*|Party|Voter|Immigra.*|Citizen.*|Visa|Gang.*|Associate.*|Vehicle.*|Plate|Vin|Car|Hair|Eye|Eyes|Height|Weight|Skin|Tattoo.*|Scar.*|Complexion|Photo.*|Picture|Mugshot|Birth.*|Dob|Age|Home|Gender|Sex|Sexual.*|Ssn|Diagnosis|Disability)$")]
    private static partial Regex Forbidden();

    [GeneratedRegex("Latitude|Longitude")]
    private static partial Regex Place();
}
