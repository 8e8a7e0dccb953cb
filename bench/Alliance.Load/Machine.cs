using System.Diagnostics;

namespace Alliance.Load;

/// <summary>What the machine gives whoever asks little of it: a server can be no steadier than that.</summary>
public static class Machine
{
    private const double Work = 10;
    private const int Times = 500;

    /// <summary>
    /// How long 10 ms of arithmetic take, done half of the time on every processor: 10 at p50, and at p99 what others on the same host take away.
    /// </summary>
    /// <returns>In milliseconds.</returns>
    public static async Task<(double P50, double P99)> YardstickAsync()
    {
        var rounds = RoundsIn(Work);
        var times = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(() => Measure(rounds), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var sorted = times.SelectMany(t => t).Order().ToArray();
        return (Math.Round(sorted[sorted.Length / 2], 1), Math.Round(sorted[sorted.Length * 99 / 100], 1));
    }

    /// <summary>The part of all processor time since the machine started that its host gave to others while something here wanted to run, and all of it; both in the kernel's own ticks.</summary>
    public static (double Stolen, double All) Ticks()
    {
        if (!File.Exists("/proc/stat")) return (0, 0);
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(double.Parse).ToArray();
        return (fields[7], fields.Sum());
    }

    private static double[] Measure(long rounds)
    {
        var times = new double[Times];
        for (var time = 0; time < Times; time++)
        {
            var clock = Stopwatch.StartNew();
            Calculate(rounds);
            times[time] = clock.Elapsed.TotalMilliseconds;
            Thread.Sleep((int)Work);
        }
        return times;
    }

    /// <summary>The best of many tries, so that what is taken away meanwhile does not count as work.</summary>
    private static long RoundsIn(double milliseconds)
    {
        const long tried = 200_000;
        var fastest = double.MaxValue;
        for (var time = 0; time < 200; time++)
        {
            var clock = Stopwatch.StartNew();
            Calculate(tried);
            fastest = Math.Min(fastest, clock.Elapsed.TotalMilliseconds);
        }
        return (long)(tried * milliseconds / fastest);
    }

    private static double Calculate(long rounds)
    {
        var x = 1.0;
        for (var round = 0L; round < rounds; round++) x = x * 1.0000001 + 1e-9;
        return x;
    }
}
