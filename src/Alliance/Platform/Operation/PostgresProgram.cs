using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Alliance.Platform.Operation;

/// <summary>Runs a program that comes with PostgreSQL; it hears of the server by its environment, where no list of processes shows a password.</summary>
internal static class PostgresProgram
{
    /// <exception cref="BadInputException">It is not on this machine, or gave up.</exception>
    public static async Task RunAsync(string program, NpgsqlConnectionStringBuilder server, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Find(program, Folders()), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Environment(server))
            if (!string.IsNullOrEmpty(value)) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start) ?? throw new BadInputException($"{program} did not start.");
            // Nobody reads its list, but a full pipe would make it wait.
            var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel);
            var complaint = await FinishAsync(process, cancel);
            await output;
            // Only the first line: further ones may quote a row.
            if (process.ExitCode != 0) throw new BadInputException($"It could not be done: {complaint.Split('\n')[0].TrimEnd('.', '\r')}.");
        }
        catch (Win32Exception failure)
        {
            throw new BadInputException($"{program} did not start: {failure.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>The newest of Debian's packages first: what stands on the path may be older than the server.</summary>
    /// <exception cref="BadInputException">It is in none of the folders.</exception>
    public static string Find(string program, IEnumerable<string> folders) => folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new BadInputException($"{program} was not found: install PostgreSQL's client programs (on Debian: apt-get install postgresql-client), of the server's version or a newer one.");

    private static IEnumerable<string> Folders() =>
    [
        .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(f => int.TryParse(Path.GetFileName(f), out var version) ? version : 0).Select(f => Path.Combine(f, "bin")) : [],
        .. (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static async Task<string> FinishAsync(Process process, CancellationToken cancel)
    {
        try
        {
            var complaint = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return complaint;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static IEnumerable<(string Name, string? Value)> Environment(NpgsqlConnectionStringBuilder server) =>
    [
        ("PGHOST", server.Host), ("PGPORT", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("PGUSER", server.Username), ("PGPASSWORD", server.Password), ("PGPASSFILE", server.Passfile),
        ("PGDATABASE", server.Database), ("PGSSLROOTCERT", server.RootCertificate), ("PGSSLCERT", server.SslCertificate), ("PGSSLKEY", server.SslKey),
        ("PGSSLMODE", server.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
    ];
}
