using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Alliance.Tests.House;

namespace Alliance.Tests.Problems.Incidents;

/// <summary>The command as another program would call it.</summary>
public abstract class IncidentCommandTests(Engine engine) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-incidents-").FullName;
    private TestDatabase? database;

    public async ValueTask InitializeAsync()
    {
        var whyNot = TestDatabase.WhyNot(engine);
        Assert.SkipWhen(whyNot is not null, whyNot ?? "");
        database = await TestDatabase.CreateAsync(engine);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Incidents_UnknownThenAddedThenAgain_SaysWhatItDid()
    {
        await RunAsync("import", "partners", Write("register.csv", "Name\nQuay Hall\n"));
        var file = Write("incidents.csv", "date,category,place,count\n2026-01-05,Noise,Quay Hall,3\n2026-01-06,Noise,Nowhere,1\n2199-01-06,Noise,Quay Hall,1\n");

        var unknown = await RunAsync("import", "incidents", file, "--json");
        unknown.Status.ShouldBe(2);
        unknown.Error.ShouldContain("“Noise”: rows 2, 3 and 4");
        unknown.Error.ShouldContain("--add-categories");
        unknown.Output.ShouldBeEmpty();

        var added = await RunAsync("import", "incidents", file, "--add-categories", "--json");
        added.Status.ShouldBe(0, added.Error);
        var counts = JsonDocument.Parse(added.Output).RootElement;
        (counts.GetProperty("rows").GetInt32(), counts.GetProperty("counted").GetInt32(), counts.GetProperty("leftOut").GetInt32(), counts.GetProperty("replaced").GetInt32()).ShouldBe((3, 3, 2, 0));
        counts.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("reason").GetString()).ShouldContain("The date lies in the future.");

        var again = await RunAsync("import", "incidents", Write("newer.csv", "date,category,place,count\n2026-01-05,Noise,Quay Hall,5\n"));
        again.Status.ShouldBe(0, again.Error);
        again.Output.ShouldContain("1 row: 5 incidents counted, 2026-01-05 to 2026-01-05; 0 rows left out.");
        again.Output.ShouldContain("are replaced");
        (await RunAsync("audit", "verify")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Incidents_NoSuchFileOrABadOne_IsOneSentence()
    {
        foreach (var (path, sentence) in new[] { (Path.Combine(folder, "nothing.csv"), "There is no file"), (folder, "is a folder"), (Write("empty.csv", ""), "empty.csv: This file is empty.") })
        {
            var (status, output, error) = await RunAsync("import", "incidents", path, "--json");
            status.ShouldBe(2);
            output.ShouldBeEmpty();
            error.ShouldContain(sentence);
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return path;
    }

    private async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Alliance.dll"), .. arguments, "--database", database!.ConnectionString, "--data", folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}

public sealed class IncidentCommandTestsOnSqlite() : IncidentCommandTests(Engine.Sqlite);

public sealed class IncidentCommandTestsOnPostgres() : IncidentCommandTests(Engine.Postgres);
