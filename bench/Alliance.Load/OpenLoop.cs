using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Alliance.Load;

public sealed record Sample(string Page, double Milliseconds, bool Good);

/// <summary>
/// Sends requests when they are due, whether or not earlier ones are answered, and counts each one's time from when it was due:
/// a server that stalls cannot hide the wait it causes.
/// </summary>
public static class OpenLoop
{
    private static readonly string[] Said = ["season", "evening", "light", "coffee", "corner", "backup", "winter", "neighbors", "closing", "promised"];

    public static async Task<IReadOnlyCollection<Sample>> RunAsync(IReadOnlyList<Officer> officers, double rate, double seconds, Random random, CancellationToken cancel)
    {
        var samples = new ConcurrentBag<Sample>();
        var running = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var due = Gap(rate, random); due < seconds; due += Gap(rate, random))
        {
            var wait = due - clock.Elapsed.TotalSeconds;
            if (wait > 0.001) await Task.Delay(TimeSpan.FromSeconds(wait), cancel);
            var (page, send) = Choose(officers[random.Next(officers.Count)], random);
            var dueAt = due;
            running.Add(Task.Run(async () => samples.Add(new Sample(page, 0, await send(cancel)) with { Milliseconds = (clock.Elapsed.TotalSeconds - dueAt) * 1000 }), cancel));
        }
        await Task.WhenAll(running);
        return samples;
    }

    /// <summary>Time to the next arrival of a Poisson stream.</summary>
    private static double Gap(double rate, Random random) => -Math.Log(1 - random.NextDouble()) / rate;

    /// <summary>Nine readings to one writing, as an officer's day goes.</summary>
    private static (string Page, Func<CancellationToken, Task<bool>> Send) Choose(Officer officer, Random random)
    {
        var partner = officer.Partners[random.Next(officer.Partners.Count)];
        var word = officer.Words[random.Next(officer.Words.Count)];
        var beginning = word[..Math.Min(word.Length, 3 + random.Next(3))];
        // Drawn here: what is sent runs on many threads, and the dice are made for one.
        var minutes = random.Next(5, 45);
        return random.Next(100) switch
        {
            < 10 => ("log", async cancel => await officer.LogAsync(partner, minutes, cancel) == HttpStatusCode.Redirect),
            < 40 => ("today", Get(officer, "/Partnerships/Today")),
            < 70 => ("partner", Get(officer, $"/Partnerships/Partners/{partner}")),
            < 75 => ("search", Get(officer, $"/Partnerships/Partners?q={beginning}")),
            < 85 => ("find", Get(officer, $"/Partnerships/Search?Q={Uri.EscapeDataString(Sought(word, random))}")),
            < 95 => ("directory", Get(officer, $"/Partnerships/Partners?kind=Business&after={beginning}&afterId={Guid.Empty}")),
            _ => ("map", Get(officer, officer.Town.View(random))),
        };
    }

    /// <summary>What is looked for anywhere: a name, a name with two letters changed about, a word of a talk, two of them.</summary>
    private static string Sought(string word, Random random) => random.Next(4) switch
    {
        0 => word,
        1 => word.Length < 5 ? word : $"{word[..2]}{word[3]}{word[2]}{word[4..]}",
        2 => Said[random.Next(Said.Length)],
        _ => $"{Said[random.Next(Said.Length)]} {Said[random.Next(Said.Length)]}",
    };

    private static Func<CancellationToken, Task<bool>> Get(Officer officer, string path) => async cancel => await officer.GetAsync(path, cancel) == HttpStatusCode.OK;
}
