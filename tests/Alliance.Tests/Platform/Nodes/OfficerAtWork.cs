using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Alliance.Demonstration;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alliance.Tests.Platform.Nodes;

/// <summary>One thing that somebody asked of the server, when it was answered, and how; a status of zero: not at all.</summary>
public sealed record Asked(TimeSpan At, string What, int Status);

/// <summary>An officer of the invented department at work: reads, logs talks, and sends again what was not taken.</summary>
public sealed class OfficerAtWork(Uri server, string name, bool sendsAgain) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };
    private readonly Random random = new(name.GetHashCode(StringComparison.Ordinal));
    private string token = "";
    private IReadOnlyList<string> partners = [];

    /// <summary>Talks that the server said it has, by the words they were about.</summary>
    public ConcurrentBag<string> Taken { get; } = [];

    /// <summary>Talks that it never said it has: they may be there or not, and the officer was told of a failure.</summary>
    public ConcurrentBag<string> NotTaken { get; } = [];

    public ConcurrentBag<Asked> Answers { get; } = [];

    public async Task SignInAsync()
    {
        var page = await PageAsync("/sign-in");
        var form = (IHtmlFormElement)page.QuerySelector("form:has(input[type=password])")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null).GroupBy(i => i.Name!).ToDictionary(g => g.Key, g => g.First().Value);
        fields[form.Elements.OfType<IHtmlInputElement>().First(i => i.Type == "password").Name!] = DemonstrationPeople.Password;
        fields[form.Elements.OfType<IHtmlInputElement>().First(i => i.Type == "text").Name!] = name;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(form.GetAttribute("action") ?? "/sign-in", UriKind.RelativeOrAbsolute), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, name);
        var mine = await PageAsync("/Partnerships/Partners?mine=true");
        token = mine.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!;
        partners = [.. mine.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!.Split('/')[^1])];
        partners.ShouldNotBeEmpty(name);
    }

    /// <summary>Until the day ends; what is begun then is finished.</summary>
    public async Task WorkAsync(Stopwatch clock, CancellationToken endOfDay)
    {
        while (!endOfDay.IsCancellationRequested)
        {
            await Task.Delay(random.Next(1_000, 7_000), CancellationToken.None);
            await AskAsync(clock, "today", () => client.GetAsync(new Uri("/Partnerships/Today", UriKind.Relative)));
            await LogAsync(clock);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task LogAsync(Stopwatch clock)
    {
        var (id, partner) = (Guid.CreateVersion7(), partners[random.Next(partners.Count)]);
        var about = $"The walk home, round {string.Concat(Enumerable.Range(0, 12).Select(_ => (char)('a' + random.Next(26))))}";
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(500))
        {
            if (await AskAsync(clock, "log", () => PostAsync(id, partner, about)) == (int)HttpStatusCode.Redirect)
            {
                Taken.Add(about);
                return;
            }
            if (!sendsAgain) break;
        }
        NotTaken.Add(about);
    }

    private async Task<HttpResponseMessage> PostAsync(Guid id, string partner, string about)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Input.Id"] = id.ToString(),
            ["Input.On"] = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", null),
            ["Input.AtTime"] = "12:30",
            ["Input.Channel"] = "InPerson",
            ["Input.Setting"] = "TheirPlace",
            ["Input.StartedBy"] = "Us",
            ["Input.Outcome"] = "Talked",
            ["Input.Minutes"] = "15",
            ["Input.Purpose"] = about,
        });
        var answer = await client.PostAsync(new Uri($"/Partnerships/Engagements/Log/{partner}", UriKind.Relative), form);
        // Led anywhere but to the partner, nothing was said of the talk.
        if (answer.StatusCode == HttpStatusCode.Redirect) answer.Headers.Location!.ToString().ShouldEndWith(partner);
        return answer;
    }

    private async Task<int> AskAsync(Stopwatch clock, string what, Func<Task<HttpResponseMessage>> ask)
    {
        var status = 0;
        try
        {
            using var answer = await ask();
            status = (int)answer.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            // No answer at all: the browser says so.
        }
        Answers.Add(new Asked(clock.Elapsed, what, status));
        return status;
    }

    private async Task<IHtmlDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
}
