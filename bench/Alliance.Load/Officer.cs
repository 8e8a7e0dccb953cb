using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alliance.Load;

/// <summary>One signed-in officer of the stress agency, with partners of their own to open and a token to post with.</summary>
public sealed class Officer : IDisposable
{
    private const string Password = "paper lantern harbor";

    private readonly HttpClient client;
    private string token = "";

    private Officer(Uri server) => client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };

    public IReadOnlyList<string> Partners { get; private set; } = [];
    public IReadOnlyList<string> Words { get; private set; } = [];
    public Town Town { get; private set; } = new(0, 0, 1, 1);

    public static async Task<IReadOnlyList<Officer>> SignInAllAsync(Uri server, int count, int agencies, CancellationToken cancel)
    {
        var officers = new List<Officer>();
        for (var number = 0; number < count; number++)
        {
            var officer = new Officer(server);
            var agency = number % agencies + 1;
            await officer.SignInAsync(agency == 1 ? "stress" : $"stress-{agency}", $"load{number / agencies + 1:000}", cancel);
            officers.Add(officer);
        }
        return officers;
    }

    /// <returns>The status of the answer, once its last byte is read.</returns>
    public async Task<HttpStatusCode> GetAsync(string path, CancellationToken cancel)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancel);
        await answer.Content.CopyToAsync(Stream.Null, cancel);
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> LogAsync(string partner, int minutes, CancellationToken cancel)
    {
        var now = DateTime.UtcNow;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Input.Id"] = Guid.CreateVersion7().ToString(),
            ["Input.On"] = now.AddDays(-1).ToString("yyyy-MM-dd", null),
            ["Input.AtTime"] = now.ToString("HH:mm", null),
            ["Input.Channel"] = "InPerson",
            ["Input.Setting"] = "TheirPlace",
            ["Input.StartedBy"] = "Us",
            ["Input.Outcome"] = "Talked",
            ["Input.Minutes"] = minutes.ToString((IFormatProvider?)null),
            ["Input.Purpose"] = "Asked how the new closing hours work out",
            ["Input.Heard"] = "The evening shift feels better about the walk to the stop. They would like the light at the corner looked at before winter.",
        });
        using var answer = await client.PostAsync(new Uri($"/Partnerships/Engagements/Log/{partner}", UriKind.Relative), form, cancel);
        await answer.Content.CopyToAsync(Stream.Null, cancel);
        return answer.StatusCode;
    }

    public void Dispose() => client.Dispose();

    private async Task SignInAsync(string agency, string name, CancellationToken cancel)
    {
        var address = $"/at/{agency}/sign-in";
        var page = await PageAsync(address, cancel);
        var form = (IHtmlFormElement)page.QuerySelector("form:has(input[type=password])")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null).GroupBy(i => i.Name!).ToDictionary(g => g.Key, g => g.First().Value);
        fields[form.Elements.OfType<IHtmlInputElement>().First(i => i.Type == "password").Name!] = Password;
        fields[form.Elements.OfType<IHtmlInputElement>().First(i => i.Type == "text").Name!] = name;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(form.GetAttribute("action") ?? address, UriKind.RelativeOrAbsolute), content, cancel);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{name} of {agency} could not sign in: {(int)answer.StatusCode}. Is this a database filled by `./run demo load`?");
        var mine = await PageAsync("/Partnerships/Partners?mine=true", cancel);
        token = mine.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!;
        Town = Town.Of((await PageAsync("/Partnerships/Map", cancel)).QuerySelector("[data-box]")!.GetAttribute("data-box")!);
        var links = mine.QuerySelectorAll("tbody th a").OfType<IHtmlAnchorElement>().ToList();
        Partners = links.ConvertAll(a => a.GetAttribute("href")!.Split('/')[^1]);
        Words = [.. links.SelectMany(a => a.TextContent.Split(' ')).Where(w => w.Length > 3 && w.All(char.IsLetter)).Distinct()];
    }

    private async Task<IHtmlDocument> PageAsync(string path, CancellationToken cancel) =>
        await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(path, UriKind.Relative), cancel));
}
