namespace Alliance.Load;

/// <summary>The highest offered rate at which the server keeps up: nine in ten within half a second, nothing failed.</summary>
public static class Saturation
{
    private const double StepSeconds = 8;

    public static async Task<double> FindAsync(IReadOnlyList<Officer> officers, Random random, CancellationToken cancel)
    {
        var sustained = 0.0;
        for (var rate = 75.0; rate < 5000; rate *= 1.25)
        {
            var samples = await OpenLoop.RunAsync(officers, rate, StepSeconds, random, cancel);
            var slow = samples.Count(s => !s.Good || s.Milliseconds > 500);
            await Console.Error.WriteLineAsync($"{rate:0} requests/s: {samples.Count - slow} of {samples.Count} in time.");
            if (slow > samples.Count / 10) return sustained;
            sustained = Math.Round(rate);
        }
        return sustained;
    }
}
