using System.CommandLine;
using System.Text.Json;
using Alliance.Load;

var url = new Option<string>("--url") { Description = "The server under load", DefaultValueFactory = _ => "http://localhost:5080" };
var rate = new Option<double>("--rate") { Description = "Requests a second, arriving at random (Poisson)", DefaultValueFactory = _ => 50 };
var seconds = new Option<int>("--seconds") { Description = "How long to measure", DefaultValueFactory = _ => 60 };
var users = new Option<int>("--users") { Description = "How many officers are signed in", DefaultValueFactory = _ => 20 };
var agencies = new Option<int>("--agencies") { Description = "Over how many agencies they are spread", DefaultValueFactory = _ => 1 };
var saturate = new Option<bool>("--saturate") { Description = "Then raise the rate until the server falls behind", DefaultValueFactory = _ => true };
var process = new Option<int?>("--process") { Description = "The server's process on this machine, whose memory is watched" };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
var json = new Option<bool>("--json") { Description = "Print one JSON document" };
var command = new RootCommand("Drives Today, the directory, a partner's page and logging as officers would, with an open loop.") { url, rate, seconds, users, agencies, saturate, process, seed, json };

command.SetAction(async (arguments, cancel) =>
{
    var random = new Random(arguments.GetValue(seed));
    var yardstick = await Machine.YardstickAsync();
    var officers = await Officer.SignInAllAsync(new Uri(arguments.GetRequiredValue(url)), arguments.GetValue(users), arguments.GetValue(agencies), cancel);
    await Console.Error.WriteLineAsync($"{officers.Count} officers are signed in.");
    // Until the code of every page is compiled for good.
    var warmUp = await OpenLoop.RunAsync(officers, 25, 45, random, cancel);
    await Console.Error.WriteLineAsync($"Warm after {warmUp.Count} requests.");
    await using var memory = Memory.Watch(arguments.GetValue(process));
    var before = Machine.Ticks();
    var measured = await OpenLoop.RunAsync(officers, arguments.GetValue(rate), arguments.GetValue(seconds), random, cancel);
    var (after, resident) = (Machine.Ticks(), memory.Most);
    var saturation = arguments.GetValue(saturate) ? await Saturation.FindAsync(officers, random, cancel) : (double?)null;
    var report = Report.Of(measured, arguments.GetValue(rate), arguments.GetValue(seconds), saturation) with
    {
        MegabytesResident = resident,
        YardstickP50 = yardstick.P50,
        YardstickP99 = yardstick.P99,
        StolenPercent = after.All > before.All ? Math.Round(100 * (after.Stolen - before.Stolen) / (after.All - before.All), 1) : null,
    };
    Console.WriteLine(arguments.GetValue(json) ? JsonSerializer.Serialize(report, Report.Json) : report.ToString());
    return report.Failed == 0 ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
