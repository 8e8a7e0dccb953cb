using System.Text.RegularExpressions;
using Alliance.Tests.House;
using AngleSharp.Html.Dom;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>Texts that would run if a page took them for its own, each with a number of its own.</summary>
internal sealed partial class Scripts
{
    private readonly List<string> planted = [];

    public int Count => planted.Count;

    /// <summary>A text with everything in it that browsers, templates and addresses have run before.</summary>
    public string In(string what) => $"{what} {Mark(what)} <script>alert('{Last}')</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)\" ' autofocus onfocus='alert(1) {{{{constructor('x')}}}} javascript:alert(1) </textarea></title>--><svg/onload=alert(1)>";

    /// <summary>For fields in which little fits.</summary>
    public string Short(string what) => $"\"><script>{Mark(what)}</script>";

    public IEnumerable<string> NotIn(IReadOnlySet<string> seen) => planted.Where((_, index) => !seen.Contains($"xq{index + 1}x"));

    public static IEnumerable<string> MarksIn(string text) => Planted().Matches(text).Select(m => m.Value);

    private string Last => $"xq{planted.Count}x";

    private string Mark(string what)
    {
        planted.Add(what);
        return Last;
    }

    [GeneratedRegex("xq[0-9]+x")]
    private static partial Regex Planted();
}

internal static partial class Harmless
{
    private static readonly string[] Policy = ["default-src 'self'", "script-src 'self' 'nonce-", "style-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"];

    /// <summary>Nothing on the page runs but what is ours, and the browser is told to run nothing else.</summary>
    public static void ShouldBeHarmless(this Page page, string who)
    {
        var where = $"{page.Address.PathAndQuery} as {who}";
        page.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], where);
        if (page.Response.Content.Headers.ContentType?.MediaType != "text/html") return;
        var policy = page.Response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem(where);
        foreach (var rule in Policy) policy.ShouldContain(rule, Case.Sensitive, where);
        policy.ShouldNotContain("unsafe", Case.Insensitive, where);
        page.Document.ShouldBeHarmless(page.Body, where);
    }

    public static void ShouldBeHarmless(this IHtmlDocument document, string body, string where)
    {
        foreach (var open in new[] { "<script>", "<img src=x", "<svg/onload" }) body.ShouldNotContain(open, Case.Insensitive, where);
        document.QuerySelectorAll("script").Where(s => !OurScript().IsMatch(s.GetAttribute("src") ?? "") || s.TextContent.Length > 0).Select(s => s.OuterHtml).ShouldBeEmpty(where);
        foreach (var element in document.All)
        {
            element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Select(a => a.Name).ShouldBeEmpty($"{where}: {element.OuterHtml}");
            foreach (var address in new[] { "href", "src", "action", "formaction", "xlink:href" }.Select(element.GetAttribute).OfType<string>())
                IsHarmless(address).ShouldBeTrue($"{where} leads to {address}");
        }
    }

    [GeneratedRegex("^(/at/[\\w-]+)?/dist/[\\w./-]+$")]
    private static partial Regex OurScript();

    private static bool IsHarmless(string address)
    {
        var read = new string([.. address.Where(c => c > ' ')]);
        return !new[] { "javascript:", "vbscript:", "data:" }.Any(scheme => read.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || read == "data:,";
    }
}
