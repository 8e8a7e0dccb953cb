using System.Text;

namespace Alliance.Tests.Evaluation.StudyCommands;

/// <summary>A folder for the files of one test, and the program run as it is typed. Standard output and error are the process's own: tests that use this belong to <see cref="Alone"/>.</summary>
internal sealed class Typed : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-study-").FullName;

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllBytes(Path(name), Encoding.UTF8.GetBytes(text));
        return Path(name);
    }

    /// <summary>The real program: <c>./run study …</c>.</summary>
    public static Task<(int Status, string Output, string Error)> StudyAsync(params string[] arguments) =>
        HeardAsync(() => global::Alliance.House.RunAsync(["study", .. arguments]));

    public static async Task<(int Status, string Output, string Error)> HeardAsync(Func<Task<int>> run)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(written);
        Console.SetError(complained);
        try
        {
            var status = await run();
            return (status, written.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>Tests of this collection do not run beside any other.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
