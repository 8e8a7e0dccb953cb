using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Alliance.Tests.House;

namespace Alliance.Tests.Partnerships.Import;

/// <summary>The command as another program would call it: its output, its errors, its status.</summary>
public abstract class ImportCommandTests(Engine engine) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-import-").FullName;
    private TestDatabase? database;

    protected string Folder => folder;

    protected string ConnectionString => database!.ConnectionString;

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
    public async Task Json_SmallRegister_PrintsExactlyOneObject()
    {
        var file = Write("register.csv", Encoding.UTF8.GetBytes(Importing.Small));

        var (status, output, error) = await RunAsync("import", "partners", file, "--json");

        status.ShouldBe(0, error);
        output.ReplaceLineEndings("\n").ShouldBe(
            "{\"rows\":5,\"imported\":3,\"merged\":1,\"possibleDuplicates\":1,\"rejected\":1,\"placedInNeighborhood\":0,\"missingPhone\":2,\"missingCoordinate\":4,"
            + "\"rejections\":[{\"row\":6,\"reason\":\"This row has no name.\"}]}\n");
        error.ShouldContain("5 of 5 rows");
    }

    [Fact]
    public async Task Json_BostonTwice_MergesEverythingTheSecondTime()
    {
        var file = Write("boston.csv", SharedData.Bytes("boston/active-food-establishment-licenses.csv"));
        var areas = Write("areas.geojson", SharedData.Bytes("boston/neighborhoods.geojson"));

        var first = await JsonAsync("import", "partners", file, "--neighborhoods", areas, "--json");
        var second = await JsonAsync("import", "partners", file, "--json");

        Number(first, "rows").ShouldBe(2879);
        (Number(first, "imported"), Number(first, "merged"), Number(first, "placedInNeighborhood")).ShouldBe((2877, 2, 1997));
        (Number(second, "imported"), Number(second, "merged"), Number(second, "placedInNeighborhood")).ShouldBe((0, 2879, 1997));
        (await RunAsync("audit", "verify", "--json")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Json_ColumnsOfPeople_AreNamedOnStandardErrorAndKeptNowhere()
    {
        var file = Write("register.csv", "DBA Name,Owner First Name,D.O.B.,Email\nHall,Zebulon,1970-01-01,zebulon.quux@hall.example\n"u8.ToArray());

        var (status, output, error) = await RunAsync("import", "partners", file, "--json");

        status.ShouldBe(0, error);
        JsonDocument.Parse(output).RootElement.GetProperty("imported").GetInt32().ShouldBe(1);
        error.ShouldContain("“Owner First Name”: left out: needs their agreement");
        error.ShouldContain("“D.O.B.”: left out: needs their agreement");
        (output + error).ShouldNotContain("ebulon");
    }

    [Fact]
    public async Task Map_ForOtherColumns_IsFollowed()
    {
        var file = Write("register.csv", "What,Where\nHall,Maple Harbor\n"u8.ToArray());
        var map = Write("map.json", "{\"columns\":{\"What\":\"Name\",\"Where\":\"City\"}}"u8.ToArray());

        Number(await JsonAsync("import", "partners", file, "--map", map, "--json"), "imported").ShouldBe(1);
    }

    protected async Task ShouldRefuseAsync(string sentence, params string[] arguments)
    {
        var (status, output, error) = await RunAsync(arguments);
        status.ShouldBe(2, error);
        output.ShouldBeEmpty();
        error.ShouldContain(sentence);
        error.Trim().Split('\n').ShouldHaveSingleItem();
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (status, output, error) = await RunAsync(arguments);
        status.ShouldBe(0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    protected string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    protected async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Alliance.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--database", database!.ConnectionString, "--data", folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}

public sealed class ImportCommandTestsOnSqlite() : ImportCommandTests(Engine.Sqlite)
{
    // No engine is asked before the files have been read.
    [Fact]
    public async Task Json_OneThing_IsNotWhatIsAskedFor_SaysSoAndFails()
    {
        var good = Write("good.csv", "Name\nHall\n"u8.ToArray());
        var noMap = Write("map.json", "{\"columns\":{\"Owner\":\"Person\"}}"u8.ToArray());
        var noAreas = Write("areas.json", "{}"u8.ToArray());

        await ShouldRefuseAsync("There is no file", "import", "partners", Path.Combine(Folder, "nothing.csv"), "--json");
        await ShouldRefuseAsync("is a folder", "import", "partners", Folder, "--json");
        await ShouldRefuseAsync("which is not a field", "import", "partners", good, "--map", noMap, "--json");
        await ShouldRefuseAsync("areas.json", "import", "partners", good, "--neighborhoods", noAreas, "--json");
    }

    [Fact]
    public async Task Json_AppliedFile_LeavesNoBytesInTheDatabase()
    {
        var lines = Enumerable.Range(1, 400).Select(number => $"Hall {number},Zebulon Quux {number * 7919 % 1000}");
        var file = Write("register.csv", Encoding.UTF8.GetBytes("Name,Owner\n" + string.Join('\n', lines)));

        (await RunAsync("import", "partners", file, "--json")).Status.ShouldBe(0);

        var path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(ConnectionString).DataSource;
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        // The upload is packed as a ZIP entry of this name; freed pages would keep it, owners and all.
        bytes.AsSpan().IndexOf("PK\u0003\u0004"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task Json_BadFiles_AreOneSentenceEach()
    {
        // The page's tests go through them all; here it matters that the sentence arrives.
        foreach (var what in new[] { "a PDF", "an empty file", "a file too large", "a NUL in a name", "all rows ragged", "duplicate headers" })
        {
            var (bytes, sentence) = BadFiles.Of(what);
            await ShouldRefuseAsync(sentence, "import", "partners", Write("register.csv", bytes), "--json");
        }
    }
}

public sealed class ImportCommandTestsOnPostgres() : ImportCommandTests(Engine.Postgres);
