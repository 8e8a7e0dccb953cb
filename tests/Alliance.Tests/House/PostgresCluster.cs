using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Alliance.Tests.House;

/// <summary>
/// A PostgreSQL server for this run of the tests alone, made in a temporary folder and thrown away. It ends with the test process,
/// even where that is killed: its shell waits on our end of a pipe.
/// </summary>
public sealed class PostgresCluster
{
    // The server refuses to run as root; whoever has to step down takes the packaged account, or nobody.
    private const string Script = """
        set -e
        bin="$1"; folder="$2"
        "$bin/initdb" -D "$folder/data" -U postgres --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US >"$folder/initdb.log" 2>&1
        start() {
            "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off \
                -c max_connections=200 -c shared_buffers=128MB >>"$folder/server.log" 2>&1 &
            server=$!
        }
        start
        while read -r _; do
            kill -QUIT $server
            wait $server || true
            start
        done
        kill -INT $server
        wait $server || true
        rm -rf "$folder"
        """;

    private static readonly string? Binaries = FindBinaries();
    private readonly string folder;

    /// <summary>Held here, whoever asked for them: collected as garbage, a shell would close its pipe and take its server with it.</summary>
    private static readonly ConcurrentBag<PostgresCluster> Running = [];
    private readonly Process shell;

    private PostgresCluster(string folder, Process shell) => (this.folder, this.shell) = (folder, shell);

    public static string? WhyNot => Binaries is null ? "No PostgreSQL server here (initdb was not found); apt-get install postgresql enables these tests." : null;

    public string ConnectionString(string database) => $"Host={folder};Username=postgres;Database={database}";

    public static async Task<PostgresCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-pg-").FullName;
        var cluster = new PostgresCluster(folder, StartShell(folder));
        Running.Add(cluster);
        await cluster.WaitUntilUpAsync();
        return cluster;
    }

    /// <summary>The server falls over at once, open transactions and all, and comes back.</summary>
    public async Task CrashAsync()
    {
        await shell.StandardInput.WriteLineAsync("again");
        await shell.StandardInput.FlushAsync();
        await Task.Delay(100);
        await WaitUntilUpAsync();
    }

    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Process StartShell(string folder)
    {
        List<string> command = ["sh", "-c", Script, "postgres-for-tests", Binaries!, folder];
        if (Environment.UserName == "root")
        {
            var account = File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
            Process.Start("chown", [account, folder]).WaitForExit();
            command.InsertRange(0, ["runuser", "-u", account, "--"]);
        }
        return Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
    }

    private async Task WaitUntilUpAsync()
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await RunAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!shell.HasExited && deadline.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(50);
            }
        }
    }

    private static string? FindBinaries()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var packaged = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => $"{d}/bin") : [];
        // A link on the path may lead to initdb alone: the server must lie beside it.
        return packaged.Concat(onPath).FirstOrDefault(d => File.Exists($"{d}/initdb") && File.Exists($"{d}/postgres"));
    }
}
