using System.Net;
using System.Text.RegularExpressions;
using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;

namespace Alliance.BrowserTests.Pages;

/// <summary>Whoever follows links from their first page on never stands before a shut door.</summary>
public sealed partial class LinkTests(Run run) : BrowserTest(run)
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Roles))]
    public async Task Links_FromTheFirstPageOn_LeadSomewhere(Role role)
    {
        await using var visitor = await Visitor.ComeAsAsync(Run, role);
        var (waiting, seen, dead) = (new Queue<(string Path, string From)>([("/", "")]), new HashSet<string>(), new List<string>());
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(ShapeOf(next.Path))) continue;
            var answer = await visitor.Page.APIRequest.GetAsync(next.Path);
            if (!answer.Ok) dead.Add($"{answer.Status} {next.Path}, from {next.From}");
            else if (answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
                foreach (var link in LinksOf(await answer.TextAsync(), new Uri(answer.Url))) waiting.Enqueue((link, next.Path));
        }

        dead.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(4, "There should have been links to follow.");
    }

    private static IEnumerable<string> LinksOf(string html, Uri page) => Href().Matches(html)
        .Select(m => new Uri(page, WebUtility.HtmlDecode(m.Groups[1].Value)))
        .Where(to => to.Scheme == page.Scheme && to.Authority == page.Authority).Select(to => to.PathAndQuery);

    /// <summary>One partner's page stands for all of them, and one month's report.</summary>
    private static string ShapeOf(string path) => Value().Replace(Key().Replace(path, "…"), "=…");

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Key();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Value();
}
