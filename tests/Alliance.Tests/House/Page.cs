using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alliance.Tests.House;

/// <summary>One answer of the application, and what a person would see and press on it.</summary>
public sealed partial class Page(Browser browser, Uri address, HttpResponseMessage response, string body)
{
    /// <summary>Read when it is first asked for: thousands of answers are looked at for their status alone.</summary>
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(body));

    public Browser Browser => browser;
    public Uri Address => address;
    public HttpResponseMessage Response => response;
    public HttpStatusCode Status => response.StatusCode;
    public string Body => body;
    public IHtmlDocument Document => document.Value;

    /// <summary>What is to be read on the page, with single spaces.</summary>
    public string Text => Plain(Document.Body?.TextContent ?? body);

    /// <summary>Where a redirect leads, as path and query.</summary>
    public string? Location => response.Headers.Location is { } location ? new Uri(address, location).PathAndQuery : null;

    public IElement Element(string selector) => Document.QuerySelector(selector) ?? throw new ShouldAssertException($"{address.PathAndQuery} has no {selector}. It says: {Shorten(Text)}");

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(e => Plain(e.TextContent))];

    /// <summary>The form to fill in: the only one in the main part of the page unless a selector says which.</summary>
    public Form Form(string selector = "main form")
    {
        var found = Document.QuerySelectorAll<IHtmlFormElement>(selector).ToList();
        if (found.Count != 1) throw new ShouldAssertException($"{address.PathAndQuery} ({(int)Status}) has {found.Count} forms that match \"{selector}\", not one. It says: {Shorten(Text)}");
        return new Form(this, found[0]);
    }

    /// <summary>Goes where a redirect leads, as a browser would, to the first page that is none.</summary>
    public async Task<Page> FollowAsync()
    {
        var page = this;
        for (var hops = 0; page.Location is { } next && (int)page.Status is >= 300 and < 400; hops++)
        {
            hops.ShouldBeLessThan(10, $"{address} redirects in a circle.");
            page = await browser.GetAsync(next);
        }
        return page;
    }

    public void ShouldBe(HttpStatusCode status) =>
        Status.ShouldBe(status, $"{response.RequestMessage?.Method} {address.PathAndQuery} leads to {Location ?? "nowhere"} and says: {Shorten(Text)}");

    public void ShouldBeOk() => ShouldBe(HttpStatusCode.OK);

    public void ShouldRedirectTo(string pathAndQuery)
    {
        ((int)Status).ShouldBeInRange(300, 399, $"{address.PathAndQuery} does not lead on but says: {Shorten(Text)}");
        Location.ShouldBe(pathAndQuery);
    }

    public void ShouldSay(string words) => Text.ShouldContain(words, Case.Sensitive);

    public void ShouldNotSay(string words) => Text.ShouldNotContain(words, Case.Sensitive);

    /// <summary>The form came back with this sentence at this field, or above the form where the field is empty.</summary>
    public void ShouldHaveError(string field, string sentence)
    {
        ((int)Status).ShouldBeInRange(400, 499, $"{address.PathAndQuery} leads to {Location ?? "nowhere"} and says: {Shorten(Text)}");
        var selector = field.Length > 0 ? $"[data-valmsg-for='{field}']" : ".validation-summary-errors";
        Texts(selector).ShouldContain(said => said.Contains(sentence, StringComparison.Ordinal), $"{selector} does not say \"{sentence}\". The page says: {Shorten(Text)}");
    }

    private static string Plain(string text) => Space().Replace(text, " ").Trim();

    private static string Shorten(string text) => text.Length <= 600 ? text : $"{text[..600]}…";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
