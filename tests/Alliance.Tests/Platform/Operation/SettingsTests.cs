using System.Text.RegularExpressions;
using Alliance.Platform;

namespace Alliance.Tests.Platform.Operation;

/// <summary>Each setting stands in the handbook's table and in the code's list, is checked when the server starts, and a word that is none is named.</summary>
public sealed partial class SettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-settings-").FullName;

    [Fact]
    public void Handbook_ListsEverySettingAndNoOther() =>
        Table().ShouldBe(Alliance.House.Settings.Select(s => s.Name), ignoreOrder: true);

    [Fact]
    public void Sources_ReadNoSettingThatIsNotListed()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var named = sources.SelectMany(s => Ours().Matches(s)).Select(m => m.Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(5);
        named.Except(Alliance.House.Settings.Select(s => s.Name)).ShouldBeEmpty();
        var sections = sources.SelectMany(s => Section().Matches(s)).Select(m => m.Groups[1].Value).Distinct();
        sections.Except(Alliance.House.Settings.Select(s => s.Name.Split("__")[0])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ALLIANCE_MAIL", "mail.example", "ALLIANCE_MAIL must be an address such as smtp://name.example.")]
    [InlineData("ALLIANCE_MAIL_FROM", "nobody at all", "ALLIANCE_MAIL_FROM must be an e-mail address, such as alliance@police.example.")]
    [InlineData("ALLIANCE_ADDRESS", "ftp://x", "ALLIANCE_ADDRESS must be an address such as https://name.example.")]
    [InlineData("ALLIANCE_LOG", "xml", "ALLIANCE_LOG must be plain or json.")]
    [InlineData("ALLIANCE_DRAIN", "61", "ALLIANCE_DRAIN must be a number of seconds from 0 to 60.")]
    [InlineData("ALLIANCE_DRAIN", "-1", "ALLIANCE_DRAIN must be a number of seconds from 0 to 60.")]
    [InlineData("ALLIANCE_OTLP", "collector:4317", "ALLIANCE_OTLP must be an address such as http://name.example.")]
    [InlineData("ALLIANCE_PROXIES", "10.1.0.7, proxy.example", "ALLIANCE_PROXIES must be addresses or networks with commas between, such as 10.1.0.7, 10.88.0.0/16: proxy.example is neither.")]
    [InlineData("ALLIANCE_PROXIES", "10", "ALLIANCE_PROXIES must be addresses or networks with commas between, such as 10.1.0.7, 10.88.0.0/16: 10 is neither.")]
    [InlineData("ALLIANCE_PROXIES", "10.1.0.7, ::/0", "ALLIANCE_PROXIES names the whole internet: then anybody could say that they ask from elsewhere. Name the proxies alone.")]
    public void From_WhatCannotBeUsed_IsASentence(string name, string value, string sentence)
    {
        Write($$"""{ "{{name}}": "{{value}}" }""");

        Should.Throw<BadInputException>(() => Settings.From(null, folder)).Message.ShouldBe(sentence);
    }

    [Fact]
    public void From_AFile_IsRead()
    {
        Write("""{ "ALLIANCE_DATABASE": "Host=db.example;Database=town", "ALLIANCE_MAIL_FROM": "alliance@police.example", "ALLIANCE_LOG": "json", "ALLIANCE_DRAIN": 5, "Map": { "Basemap": "town.pmtiles" } }""");

        var settings = Settings.From(null, folder);

        settings.IsPostgres.ShouldBeTrue();
        settings.MailFrom.ShouldBe("alliance@police.example");
        settings.LogsJson.ShouldBeTrue();
        settings.Drain.ShouldBe(TimeSpan.FromSeconds(5));
        settings.Configuration["Map:Basemap"].ShouldBe("town.pmtiles");
        Settings.From("Data Source=x.db", folder).IsPostgres.ShouldBeFalse("what is typed goes before the file");
    }

    [Fact]
    public void From_Proxies_AreAddressesAndNetworks()
    {
        Write("""{ "ALLIANCE_PROXIES": "10.1.0.7, 10.88.3.4/16,2001:DB8::1" }""");

        Settings.From(null, folder).Proxies.Select(p => $"{p}").ShouldBe(["10.1.0.7/32", "10.88.0.0/16", "2001:db8::1/128"]);
    }

    [Fact]
    public void From_AFileThatIsNoJson_IsASentence()
    {
        Write("ALLIANCE_LOG=json");

        Should.Throw<BadInputException>(() => Settings.From(null, folder)).Message.ShouldSatisfyAllConditions(m => m.ShouldContain("alliance.json cannot be read"), m => m.ShouldNotContain("\n"));
    }

    [Fact]
    public void Unknown_WordsOfTheFile_AreNamedWithTheNearest()
    {
        Write("""{ "ALLIANCE_MIAL": "x", "Coach": { "Encoder": "there" }, "Kitchen": { "Sink": "full" } }""");

        var unknown = SettingsFile.Unknown(Settings.From(null, folder), Alliance.House.Settings).ToList();

        unknown.ShouldContain("ALLIANCE_MIAL is no setting; was ALLIANCE_MAIL meant? docs/operator.md lists them all.");
        unknown.ShouldContain(s => s.StartsWith("Kitchen__Sink is no setting", StringComparison.Ordinal));
        unknown.ShouldNotContain(s => s.Contains("Coach", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string text) => File.WriteAllText(Path.Combine(folder, SettingsFile.Name), text);

    private static List<string> Table()
    {
        var handbook = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operator.md"));
        var section = handbook[handbook.IndexOf("## Every setting", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 5, StringComparison.Ordinal)];
        return [.. Row().Matches(section).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"ALLIANCE_[A-Z]+(?:_[A-Z]+)*")]
    private static partial Regex Ours();

    [GeneratedRegex(@"GetSection\(""(\w+)""\)")]
    private static partial Regex Section();
}
