using System.Text;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Import;

/// <summary>Builders: registers brought in, each test in an agency of its own, so that it sees no other's partners.</summary>
internal static class Importing
{
    /// <summary>Five invented rows: one twice, one nearly twice, one without a name.</summary>
    public const string Small = """
        Name,Street,City,Zip,Phone,Owner
        Harbor Bakery,1 Quay Street,Maple Harbor,02135,617-555-3301,Rosa Example
        HARBOR BAKERY,1 Quay St.,Maple Harbor,02135,,Rosa Example
        Quay Clinic,75 Francis Way,Maple Harbor,02135,617-555-3302,Sam Example
        Quays Clinic,75 Francis Way,Maple Harbor,02135,,Sam Example
        ,9 Nameless Road,Maple Harbor,02135,617-555-3303,Nobody
        """;

    private static int agencies = 100;

    public static async Task<int> NewAgencyAsync(this TestHouse house)
    {
        var id = Interlocked.Increment(ref agencies);
        await house.AddAgencyAsync(id, $"agency-{id}");
        return id;
    }

    public static async Task<Browser> SignInSupervisorAsync(this TestHouse house, int agency) =>
        await house.SignInAsync(await house.AddAccountAsync(agency, $"supervisor{agency}", Role.Supervisor), Role.Supervisor);

    public static UploadedFiles Files(string csv) => new("register.csv", Encoding.UTF8.GetBytes(csv), null);

    public static UploadedFiles Boston() => new("boston.csv", SharedData.Bytes("boston/active-food-establishment-licenses.csv"), SharedData.Bytes("boston/neighborhoods.geojson"));

    /// <summary>Uploads and applies, as the command line does.</summary>
    public static async Task<ImportRun> BringInAsync(this TestHouse house, int agency, UploadedFiles files)
    {
        var id = await house.AskToApplyAsync(agency, files);
        (await house.RunAsync(agency, id)).ShouldBeTrue();
        return await house.RunOfAsync(agency, id);
    }

    public static Task<ImportRun> BringInAsync(this TestHouse house, int agency, string csv) => house.BringInAsync(agency, Files(csv));

    public static Task<Guid> AskToApplyAsync(this TestHouse house, int agency, UploadedFiles files, string? map = null) => house.DoAsync(async services =>
    {
        var service = services.GetRequiredService<ImportService>();
        var uploaded = await service.UploadAsync(Guid.CreateVersion7(house.Clock.GetUtcNow()), files, house.Act(agency: agency));
        uploaded.Refusal?.ToString().ShouldBeNull();
        if (map is not null) (await service.MapAsync(uploaded.Value!, map, house.Act(agency: agency)))?.ToString().ShouldBeNull();
        (await service.StartAsync(uploaded.Value!, uploaded.Value!.Version, house.Act(agency: agency))).ShouldBeTrue();
        return uploaded.Value!.Id;
    }, agency);

    public static Task<bool> RunAsync(this TestHouse house, int agency, Guid run, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default) =>
        house.Services.GetRequiredService<ImportRunner>().RunAsync(run, house.Act(agency: agency), progress, null, cancel);

    public static async Task<ImportRun> UndoAsync(this TestHouse house, int agency, Guid run)
    {
        await house.DoAsync(async services => await services.GetRequiredService<ImportService>().StartUndoAsync(
            await services.GetRequiredService<AllianceContext>().Set<ImportRun>().SingleAsync(r => r.Id == run), house.Act(agency: agency)), agency);
        await house.RunAsync(agency, run);
        return await house.RunOfAsync(agency, run);
    }

    public static Task<ImportRun> RunOfAsync(this TestHouse house, int agency, Guid run) => house.AskAsync(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.Id == run), agency);

    public static Task<List<Partner>> PartnersAsync(this TestHouse house, int agency) => house.AskAsync(db => db.Set<Partner>().AsNoTracking().OrderBy(p => p.SortName).ToListAsync(), agency);

    public static async Task<Partner> PartnerAsync(this TestHouse house, int agency, string name) => (await house.PartnersAsync(agency)).Single(p => p.Name == name);

    /// <summary>Waits for what pages have asked for; the work is real, so the wait is too.</summary>
    public static async Task DeskIsIdleAsync(this TestHouse house)
    {
        var desk = house.Services.GetRequiredService<ImportDesk>();
        for (var beat = 0; beat < 1200 && !desk.IsIdle; beat++) await Task.Delay(25, TestContext.Current.CancellationToken);
        desk.IsIdle.ShouldBeTrue();
    }

    public static async Task ChainShouldBeWholeAsync(this TestHouse house, int agency)
    {
        await house.SealAsync();
        var verdict = await house.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(agency, [], TestContext.Current.CancellationToken), agency);
        verdict.Valid.ShouldBeTrue();
        verdict.Events.ShouldBeGreaterThan(0);
    }
}
