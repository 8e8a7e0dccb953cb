using System.CommandLine;
using System.Globalization;
using Alliance.Platform.Commands;
using Alliance.Statistics.Data;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>One run of a sub-command: whether it was stopped, where it stands, and its answer.</summary>
/// <param name="stop">Asked for between pieces of work; <see cref="CancellationToken.ThrowIfCancellationRequested"/> ends the command as it should.</param>
internal sealed class StudyRun(Progress progress, bool json, CancellationToken stop)
{
    /// <summary>The option by which most sub-commands are told their table.</summary>
    public static readonly Option<string> Input = new("--input") { Description = "The table: comma-separated values with names in the first line, packed with gzip or not", Required = true, HelpName = "FILE.csv[.gz]" };

    public CancellationToken Stop => stop;

    /// <summary>What is being done now, such as "Reading panel.csv"; shown on standard error only where the command takes longer than two seconds.</summary>
    public void Doing(string what)
    {
        stop.ThrowIfCancellationRequested();
        progress.Doing(what);
    }

    /// <summary>How far it is: "Permutation 1,200 of 5,000". Cheap enough for every turn of a loop, from any thread.</summary>
    public void Doing(string what, long done, long total)
    {
        stop.ThrowIfCancellationRequested();
        progress.Doing(what, done, total);
    }

    /// <summary>A table, or the sentence that says why it cannot be read.</summary>
    /// <param name="only">The columns that are needed; nothing: all.</param>
    public Table Read(string path, IReadOnlyCollection<string>? only = null)
    {
        Doing($"Reading {Path.GetFileName(path)}");
        return TableFile.Read(path, only, new Rows(this, path), stop).OrBadInput();
    }

    /// <summary>Columns of a table as they are written: 007 stays 007.</summary>
    public Table ReadTexts(string path, IReadOnlyCollection<string> only)
    {
        Doing($"Reading {Path.GetFileName(path)}");
        return TableFile.ReadTexts(path, only, new Rows(this, path), stop).OrBadInput();
    }

    /// <summary>The answer on standard output: the document with <c>--json</c>, else the lines.</summary>
    public int Answer(object document, IEnumerable<string> lines)
    {
        stop.ThrowIfCancellationRequested();
        progress.Dispose();
        if (json) CommandContext.Print(document);
        else foreach (var line in lines) Console.Out.WriteLine(line);
        return 0;
    }

    /// <summary>Something the reader of the answer should know, on standard error: "3 cohorts of one unit were left out."</summary>
    public void Note(string sentence) => progress.Note(sentence);

    private sealed class Rows(StudyRun run, string path) : IProgress<long>
    {
        public void Report(long value) => run.Doing(string.Create(CultureInfo.InvariantCulture, $"Reading {Path.GetFileName(path)}, row {value:N0}"));
    }
}
