using Alliance.Platform.Commands;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>One run of a sub-command: whether it was stopped, where it stands, and its answer.</summary>
/// <param name="stop">Asked for between pieces of work; <see cref="CancellationToken.ThrowIfCancellationRequested"/> ends the command as it should.</param>
internal sealed class StudyRun(Progress progress, bool json, CancellationToken stop)
{
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
}
