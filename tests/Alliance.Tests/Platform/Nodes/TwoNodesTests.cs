using System.Diagnostics;
using Alliance.Tests.House;
using Npgsql;

namespace Alliance.Tests.Platform.Nodes;

/// <summary>Two nodes over one PostgreSQL behind a proxy, two hundred officers at work, and a bad day: a node dies, then the database falls over.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private const int Officers = 200;

    private readonly string data = Directory.CreateTempSubdirectory("alliance-nodes-").FullName;
    private string database = "";
    private PostgresCluster? cluster;

    public async ValueTask InitializeAsync()
    {
        if (PostgresCluster.WhyNot is not null) return;
        cluster = await PostgresCluster.StartAsync();
        await cluster.RunAsync("CREATE DATABASE nodes");
        // What is said to be saved is in the log before it is said.
        database = $"{cluster.ConnectionString("nodes")};Options=-c synchronous_commit=on;Maximum Pool Size=60";
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(data, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Talks_LoggedWhileANodeDiesAndTheDatabaseFallsOver_AreThereOnce_OrWereSaidToHaveFailed()
    {
        Assert.SkipWhen(PostgresCluster.WhyNot is not null, PostgresCluster.WhyNot ?? "");
        await CommandAsync("demo", "load", "--officers", "200", "--partners", "4000", "--engagements", "6000");
        await using Node first = new(database, data), second = new(database, data);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        await using var door = await FrontDoor.OpenAsync(first, second);
        var officers = Enumerable.Range(1, Officers).Select(n => new OfficerAtWork(door.Address, $"load{n:000}", sendsAgain: n % 4 != 0)).ToList();
        await Parallel.ForEachAsync(officers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (officer, _) => await officer.SignInAsync());

        using var endOfDay = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var work = officers.ConvertAll(o => o.WorkAsync(clock, endOfDay.Token));
        await Task.Delay(TimeSpan.FromSeconds(10));
        await first.KillAsync();
        var died = clock.Elapsed;
        await Task.Delay(TimeSpan.FromSeconds(10));
        await first.StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        var crashed = clock.Elapsed;
        await cluster!.CrashAsync();
        await Task.Delay(TimeSpan.FromSeconds(12));
        await endOfDay.CancelAsync();
        await Task.WhenAll(work);

        var answers = officers.SelectMany(o => o.Answers).ToList();
        var (taken, notTaken) = (officers.SelectMany(o => o.Taken).ToList(), officers.SelectMany(o => o.NotTaken).ToList());
        TestContext.Current.SendDiagnosticMessage($"{answers.Count} answers, {answers.Count(a => a.Status is 0 or >= 500)} failures, {taken.Count} talks taken, {notTaken.Count} not");
        taken.Count.ShouldBeGreaterThan(Officers);
        // A failure is one to see: nothing that was not taken was answered by a page that looks well.
        answers.Where(a => a.Status is not (0 or 200 or 302 or >= 500)).ShouldBeEmpty();
        answers.Where(a => a is { What: "log", Status: 200 }).ShouldBeEmpty();
        var failures = answers.Where(a => a.Status is 0 or >= 500).ToList();
        failures.ShouldContain(a => a.At > crashed, "nobody noticed that the database fell over: this test shows nothing");
        failures.Where(a => a.At > died + TimeSpan.FromSeconds(4) && a.At < crashed).ShouldBeEmpty("one node serves everybody once the proxy knows that the other is gone");
        failures.Where(a => a.At > crashed + TimeSpan.FromSeconds(8)).ShouldBeEmpty("both are well again by themselves");
        var (rows, events) = await WrittenAsync();
        taken.Where(about => rows.Count(r => r.Purpose == about) != 1).ShouldBeEmpty("said to be saved, and not there once");
        notTaken.Where(about => rows.Count(r => r.Purpose == about) > 1).ShouldBeEmpty();
        rows.Where(r => events.GetValueOrDefault(r.Id) != 1).ShouldBeEmpty("each talk is told of once");
        (await CommandAsync("audit", "verify")).ShouldContain("whole", Case.Insensitive);
    }

    /// <summary>
    /// The newer version has only added to the schema (see <c>MigrationTests</c>): the older one works on beside it until its turn comes.
    /// </summary>
    [Fact]
    public async Task Upgrade_OneNodeAfterTheOther_LosesNoRequest()
    {
        Assert.SkipWhen(PostgresCluster.WhyNot is not null, PostgresCluster.WhyNot ?? "");
        await CommandAsync("demo", "load", "--officers", "40", "--partners", "400", "--engagements", "600");
        await using Node first = new(database, data), second = new(database, data);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        await using var door = await FrontDoor.OpenAsync(first, second);
        var officers = Enumerable.Range(1, 40).Select(n => new OfficerAtWork(door.Address, $"load{n:000}", sendsAgain: false)).ToList();
        await Parallel.ForEachAsync(officers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (officer, _) => await officer.SignInAsync());

        using var endOfDay = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var work = officers.ConvertAll(o => o.WorkAsync(clock, endOfDay.Token));
        await Task.Delay(TimeSpan.FromSeconds(4));
        await AddToTheSchemaAsync();
        foreach (var node in new[] { first, second })
        {
            await node.StopAsync();
            await Task.Delay(TimeSpan.FromSeconds(2));
            await node.StartAsync();
            // Until the proxy has seen it.
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        await endOfDay.CancelAsync();
        await Task.WhenAll(work);

        var (answers, taken) = (officers.SelectMany(o => o.Answers).ToList(), officers.SelectMany(o => o.Taken).ToList());
        TestContext.Current.SendDiagnosticMessage($"{answers.Count} answers in {clock.Elapsed.TotalSeconds:0} s, {taken.Count} talks taken");
        answers.Where(a => a.Status is not (200 or 302)).ShouldBeEmpty();
        officers.SelectMany(o => o.NotTaken).ShouldBeEmpty();
        taken.Count.ShouldBeGreaterThan(officers.Count);
        var (rows, _) = await WrittenAsync();
        rows.Select(r => r.Purpose).ShouldBe(taken, ignoreOrder: true);
    }

    /// <summary>As a newer version's start does it while an older one serves: a column with what is in it where nobody says, a table, an index.</summary>
    private async Task AddToTheSchemaAsync()
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var added = new NpgsqlCommand("""
            ALTER TABLE "Engagement" ADD COLUMN "FromTheFuture" integer NOT NULL DEFAULT 0;
            ALTER TABLE "AuditEvent" ADD COLUMN "FromTheFuture" text;
            CREATE TABLE "OfTheFuture" ("AgencyId" integer NOT NULL, "Id" uuid NOT NULL PRIMARY KEY, "EngagementId" uuid NOT NULL);
            CREATE INDEX "IX_Engagement_FromTheFuture" ON "Engagement" ("AgencyId", "FromTheFuture");
            """, connection);
        await added.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(List<(Guid Id, string Purpose)> Rows, Dictionary<Guid, int> Events)> WrittenAsync()
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var rows = new List<(Guid, string)>();
        await using (var reader = await new NpgsqlCommand("""SELECT "Id", "Purpose" FROM "Engagement" WHERE "Purpose" LIKE 'The walk home, round %'""", connection).ExecuteReaderAsync())
            while (await reader.ReadAsync()) rows.Add((reader.GetGuid(0), reader.GetString(1)));
        var events = new Dictionary<Guid, int>();
        await using (var reader = await new NpgsqlCommand("""SELECT "EntityId", count(*) FROM "AuditEvent" WHERE "Action" = 'EngagementLogged' AND "EntityId" IS NOT NULL GROUP BY 1""", connection).ExecuteReaderAsync())
            while (await reader.ReadAsync()) events[reader.GetGuid(0)] = reader.GetInt32(1);
        return (rows, events);
    }

    private async Task<string> CommandAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Alliance.dll"), .. arguments, "--database", database, "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error + await output);
        return await output;
    }
}
