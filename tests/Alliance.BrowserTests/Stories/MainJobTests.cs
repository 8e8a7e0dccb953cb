using Alliance.BrowserTests.House;
using Alliance.Tests.House;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>What the house is for, from the front door on, on a telephone.</summary>
public abstract class MainJobTests(Run run) : BrowserTest(run)
{
    private const string Register = """
        DBA Name,Owner Name,Line of Business,Address,City,Zip,Phone
        Invented Lamp Works,Left Out,Lamps,901 Story Lane,Harbor Falls,00001,555-0190
        Invented Rope Walk,Left Out,Ropes,902 Story Lane,Harbor Falls,00001,555-0191
        """;

    protected abstract Task<OpenHouse> HouseAsync();

    [Fact(Timeout = Patience)]
    public async Task Officer_FromSignInToUndo_DoesTheWholeJob()
    {
        await using var ben = await Visitor.ComeAsync(Run, await HouseAsync());
        var page = ben.Page;
        await page.SignInByNameAsync("ben");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Today" }).WaitForAsync();
        await page.OpenFirstPartnerAsync();

        await page.LogATalkAsync("The works on the quay", OfficersDay.Promise);
        (await page.Talk("The works on the quay").CountAsync()).ShouldBe(1);
        (await page.OpenPromise(OfficersDay.Promise).CountAsync()).ShouldBe(1);

        await page.SayItWasKeptAsync(OfficersDay.Promise);
        (await page.OpenPromise(OfficersDay.Promise).CountAsync()).ShouldBe(0);

        await page.GoByMenuAsync("Import", "Bring in a register");
        await page.ImportAsync("story-lane.csv", Register);
        await page.GoByMenuAsync("Partners", "Partners");
        (await page.DirectoryShowsAsync("Invented Lamp Works")).ShouldBeTrue();

        await page.GoByMenuAsync("Import", "Bring in a register");
        await page.GetByRole(AriaRole.Link, new() { Name = "story-lane.csv" }).ClickAsync();
        await page.TakeBackAsync("story-lane.csv");
        await page.GoByMenuAsync("Partners", "Partners");
        (await page.DirectoryShowsAsync("Invented Lamp Works")).ShouldBeFalse();
        ben.Complaints.ShouldBeEmpty();
    }
}

public sealed class MainJobTestsOnSqlite(Run run) : MainJobTests(run)
{
    protected override Task<OpenHouse> HouseAsync() => Task.FromResult(House);
}

public sealed class MainJobTestsOnPostgres : MainJobTests
{
    public MainJobTestsOnPostgres(Run run) : base(run) => Assert.SkipWhen(PostgresCluster.WhyNot is not null, PostgresCluster.WhyNot ?? "");

    protected override Task<OpenHouse> HouseAsync() => Run.PostgresHouse;
}
