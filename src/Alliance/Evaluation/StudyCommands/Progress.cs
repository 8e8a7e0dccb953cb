using System.Globalization;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>Says on standard error where a long command stands: nothing for two seconds, then a line now and again.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly TextWriter writer;
    private readonly ITimer timer;
    private Step step = new("Working", 0, 0);
    private bool isOver;

    public Progress(TimeProvider time, TextWriter writer)
    {
        this.writer = writer;
        timer = time.CreateTimer(_ => Say(), null, Quiet, Between);
    }

    public void Doing(string what, long done = 0, long total = 0) => Volatile.Write(ref step, new Step(what, done, total));

    public void Note(string sentence)
    {
        lock (gate) writer.WriteLine(sentence);
    }

    private void Say()
    {
        lock (gate)
        {
            if (!isOver) writer.WriteLine(Volatile.Read(ref step).ToString());
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate) isOver = true;
    }

    private sealed record Step(string What, long Done, long Total)
    {
        public override string ToString() => Total == 0 ? $"{What}…" : string.Create(CultureInfo.InvariantCulture, $"{What} {Done:N0} of {Total:N0}…");
    }
}
