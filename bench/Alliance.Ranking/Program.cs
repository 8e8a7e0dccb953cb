// How long it takes to find and rank who can help, over a database of any size.
//   dotnet run -c Release --project bench/Alliance.Ranking -- "Data Source=…"  [how many]
using System.Diagnostics;
using Alliance;
using Alliance.Callouts;
using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Areas;
using Alliance.Platform;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

const int WarmUp = 200;
var count = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 2000;
await using var root = new ServiceCollection().AddLogging().AddHouse(Settings.From(args[0], Path.Combine(Path.GetTempPath(), "alliance-ranking"))).BuildServiceProvider();
Agency agency;
List<Place> middles;
await using (var scope = root.CreateAsyncScope())
{
    var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
    agency = await db.FindAgencyAsync(null);
    scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
    middles = await db.Set<Area>().Where(a => a.MiddleLatitude != null).Select(a => new Place(a.MiddleLatitude!.Value, a.MiddleLongitude!.Value)).ToListAsync();
}
var dice = new Random(7);
var situations = Enum.GetValues<Situation>();
var times = new List<double>();
var (candidates, listed) = (0L, 0L);
for (var i = 0; i < WarmUp + count; i++)
{
    var middle = middles[dice.Next(middles.Count)];
    var local = DateTime.UtcNow.Date.AddDays(dice.Next(7)).AddMinutes(dice.Next(24 * 60));
    var asking = new Asking { Situation = situations[dice.Next(situations.Length)], LocalNow = local, UtcNow = DateTime.UtcNow, At = new Place(middle.Latitude + (dice.NextDouble() - 0.5) * 0.015, middle.Longitude + (dice.NextDouble() - 0.5) * 0.015) };
    var clock = Stopwatch.StartNew();
    await using var scope = root.CreateAsyncScope();
    scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
    var helpers = await scope.ServiceProvider.GetRequiredService<HelperReading>().AroundAsync(asking);
    var ranked = Ranker.Rank(asking, helpers);
    if (i < WarmUp) continue;
    times.Add(clock.Elapsed.TotalMilliseconds);
    (candidates, listed) = (candidates + helpers.Count, listed + ranked.Count);
}
times.Sort();
Console.WriteLine($"{count} askings: p50 {times[count / 2]:F1} ms, p95 {times[count * 95 / 100]:F1} ms, p99 {times[count * 99 / 100]:F1} ms; {candidates / count} candidates and {listed / count} ranked on average");
