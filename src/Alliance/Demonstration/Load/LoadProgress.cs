namespace Alliance.Demonstration.Load;

/// <summary>Tells how far the load is: each stage, and within a stage a line every few seconds.</summary>
public sealed class LoadProgress(TextWriter to, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private long said = time.GetTimestamp();

    public void Stage(string text)
    {
        to.WriteLine(text);
        said = time.GetTimestamp();
    }

    public void Step(string text)
    {
        if (time.GetElapsedTime(said) >= Pause) Stage(text);
    }
}
