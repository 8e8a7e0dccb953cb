using Alliance.Platform.Audit;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Audit;

/// <summary>The file of signed heads, to which two nodes and a command may write, and in which a node that is killed leaves half a line.</summary>
public sealed class AuditHeadsTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private AuditHeads Heads => House.Services.GetRequiredService<AuditHeads>();

    [Fact]
    public async Task Sign_AfterANodeWasKilledInTheMiddleOfALine_WritesWholeLines()
    {
        await SignAnewAsync();
        var whole = (await Heads.ReadAsync(Heads.FilePath)).Count;
        await File.AppendAllTextAsync(Heads.FilePath, """{"agency":2,"sequence":41,"ha""", Cancel);

        (await Heads.ReadAsync(Heads.FilePath)).Count.ShouldBe(whole, "of half a head nobody was told");
        await SignAnewAsync();

        (await Heads.ReadAsync(Heads.FilePath)).Count.ShouldBe(whole + 1);
        (await File.ReadAllLinesAsync(Heads.FilePath, Cancel)).ShouldAllBe(line => line.EndsWith('}'));
    }

    [Fact]
    public async Task Last_WhileAnotherWrites_WaitsForIt()
    {
        await SignAnewAsync();
        var last = (await Heads.LastAsync(TestPeople.AgencyId)).ShouldNotBeNull();
        var other = new FileStream(Heads.FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var (readingLast, reading) = (Heads.LastAsync(TestPeople.AgencyId), Heads.ReadAsync(Heads.FilePath));
        await Task.Delay(100, Cancel);
        await other.DisposeAsync();

        (await readingLast).ShouldBe(last);
        (await reading).ShouldContain(last);
    }

    [Fact]
    public async Task Sign_WhileAnotherWrites_WaitsForIt()
    {
        await SignAnewAsync();
        var whole = (await Heads.ReadAsync(Heads.FilePath)).Count;
        await House.AddOwnPartnerAsync();
        await House.SealAsync();
        var other = new FileStream(Heads.FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var signing = Task.Run(() => Heads.SignAsync(Cancel), Cancel);
        await Task.Delay(200, Cancel);
        await other.DisposeAsync();

        await signing;

        (await Heads.ReadAsync(Heads.FilePath)).Count.ShouldBe(whole + 1);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task SignAnewAsync()
    {
        await House.AddOwnPartnerAsync();
        await House.SealAsync();
        await Heads.SignAsync(Cancel);
    }
}
