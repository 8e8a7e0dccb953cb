using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Alliance.Tests.Architecture;

/// <summary>Every word a user reads goes through the localiser: no page holds text of its own.</summary>
public sealed partial class LiteralTextTests
{
    private static readonly string[] ReadAloud = ["title", "alt", "placeholder", "aria-label", "aria-description"];

    private static readonly string Source = Path.Combine(Repository.Root, "src", "Alliance");

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Source, "*.cshtml", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Source, f))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_HoldsNoTextOfItsOwn(string page) => Literals(File.ReadAllText(Path.Combine(Source, page))).ShouldBeEmpty();

    [Fact]
    public void Literals_TextInElementOrAttribute_IsFound()
    {
        Literals("<p>Hello</p>").ShouldBe(["Hello"]);
        Literals("<img alt=\"A dog\">").ShouldBe(["A dog"]);
        Literals("@if (late) { <p>@T[\"Due\"] today</p> }").ShouldBe(["today"]);
    }

    [Fact]
    public void Literals_LocalisedText_IsNotFound()
    {
        Literals("<p>@T[\"Hello {0}\", Model.Name] · @(x ? T[\"a\"] : T[\"b\"])</p>").ShouldBeEmpty();
        Literals("@{ ViewData[\"Title\"] = \"x\"; }<h1 title=\"@T[\"Hi\"]\">@Model.Name</h1>").ShouldBeEmpty();
        Literals("@foreach (var a in b)\n{\n<li>@a.Name</li>\n}\nelse\n{\n<p>@T[\"None\"]</p>\n}").ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Literals(string razor)
    {
        var document = new HtmlParser().ParseDocument(RazorText.WithoutCode(razor));
        var texts = document.Body!.GetDescendants().OfType<IText>().Where(t => t.ParentElement?.LocalName is not ("script" or "style")).Select(t => t.Text);
        var spoken = document.All.SelectMany(e => e.Attributes.Where(a => ReadAloud.Contains(a.Name)).Select(a => a.Value));
        // Numbers for the telephone and the mark's own name need no translation.
        return [.. texts.Concat(spoken).Select(t => t.Trim()).Where(t => Letters().IsMatch(t))];
    }

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();
}
