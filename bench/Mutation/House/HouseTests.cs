using System.Diagnostics;

namespace Alliance.Mutation;

/// <summary>The built tests of a copy of the repository, class by class.</summary>
internal sealed class HouseTests(string copy)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private string Program => Path.Combine(copy, "tests", "Alliance.Tests", "bin", "Debug", "net10.0", "Alliance.Tests");

    /// <summary>Classes that begin with one of the names. Those on PostgreSQL ask the same once more and are left out.</summary>
    public async Task<IReadOnlyList<string>> ClassesAsync(IReadOnlyList<string> beginnings) =>
        [.. (await RunAsync(Program, ["-noColor", "-list", "classes"], [], Longest)).Output.Split('\n', StringSplitOptions.TrimEntries)
            .Where(name => beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal)) && !name.Contains("Postgres", StringComparison.Ordinal))];

    /// <returns>The members that the class came to, and how long it took.</returns>
    /// <exception cref="InvalidOperationException">It fails though nothing is changed.</exception>
    public async Task<(HashSet<int> Members, TimeSpan Took)> ComeToAsync(string name)
    {
        var file = Path.GetTempFileName();
        var watch = Stopwatch.StartNew();
        var (code, output) = await RunAsync(Program, ["-noColor", "-noLogo", "-class", name], new() { ["MUTANT_TOUCHED"] = file }, Longest);
        if (code != 0) throw new InvalidOperationException($"{name} fails though nothing is changed:\n{output}");
        var members = (await File.ReadAllLinesAsync(file)).Select(int.Parse).ToHashSet();
        File.Delete(file);
        return (members, watch.Elapsed);
    }

    /// <returns>Whether a test failed; null where they did not end in time.</returns>
    public async Task<bool?> NoticeAsync(int mutant, IEnumerable<string> classes, TimeSpan patience)
    {
        string[] arguments = ["-noColor", "-noLogo", "-stopOnFail", .. classes.SelectMany(c => new[] { "-class", c })];
        return (await RunAsync(Program, arguments, new() { ["MUTANT"] = $"{mutant}" }, patience)).Code is { } code ? code != 0 : null;
    }

    /// <returns>The compiler's errors; none where the tests are built.</returns>
    public async Task<IReadOnlyList<string>> BuildAsync()
    {
        string[] lax = ["-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false"];
        var (code, output) = await RunAsync("dotnet", ["build", Path.Combine(copy, "tests", "Alliance.Tests"), "--nologo", "-v", "quiet", "-clp:ErrorsOnly", .. lax], [], TimeSpan.FromMinutes(20));
        var errors = output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().ToList();
        return code == 0 || errors.Count > 0 ? errors : throw new InvalidOperationException(output);
    }

    private static async Task<(int? Code, string Output)> RunAsync(string program, IEnumerable<string> arguments, Dictionary<string, string> environment, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        using var late = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, "");
        }
        return (process.ExitCode, await reading);
    }
}
