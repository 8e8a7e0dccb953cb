using System.Text.RegularExpressions;

namespace Alliance.Tests.Architecture;

/// <summary>Every field in which somebody can write freely is looked at as it is typed and again on saving.</summary>
public sealed partial class FreeTextTests
{
    /// <summary>Fields that carry no free words about people. Whoever adds a line says in the review why.</summary>
    private static readonly HashSet<string> NotFree =
    [
        // What somebody signs in with, and accounts of the department's own people.
        "SignIn Input.UserName", "SecondFactor Code", "SecondFactorSetUp Code", "Unlock Code", "Unlock username", "Add Input.UserName",
        "Platform/Accounts/Administration/Add Input.Name", "OurAgency Input.Name", "Codes Code",
        // What somebody calls a device of their own; nobody else reads it.
        "Platform/Accounts/OwnSignIn/Passkeys Name",
        // Settings between two servers, and names of groups there.
        "Programs Input.Name", "Provider Input.Name", "Provider Input.ClientId", "Provider Input.RoleClaim", "Provider Input.Scopes", "Provider Input.Groups",
        // Looks for organizations, or for an agency of this server; nothing is kept.
        "_Doors Find", "Index Q", "Refer Q", "_Ecomap Q", "_Layout Q", "Find Q", "What Input.Near",
        // Numbers of files: their form holds no sentence.
        "_Matter FileNumber", "_Matter OrderNumber",
        // Names and addresses of organizations, as the public knows them: "Black Rose" is a pub. Areas are places.
        "_Facts Input.Name", "_Facts Input.OtherName", "_Facts Input.Street", "_Facts Input.City", "_Facts Input.State", "_Facts Input.PostalCode", "_Facts Input.Website",
        "Partnerships/Areas/Index Input.Name", "Partnerships/Areas/Edit Input.Name",
        // A partner's own words on their own record are theirs to choose; an address is none.
        "Portal/Record/Entry Input.Words", "Portal/Record/Promise Input.Reason", "Portal/Door/SignIn Input.Address",
        // What a contact says of themselves, and codes.
        "_Choices Input.Name", "Portal/Invited/Card Code", "Stewardship/Withdraw Input.Code", "Stewardship/Withdraw Input.Number",
        // Looks for an organization; nothing is kept.
        "Stewardship/Withdraw Input.Organization",
        // An office outside the department, and a code of letters and digits.
        "OurAgency Input.ComplaintRoute", "Follow Code",
        // Services for the department's own people.
        "OurAgency Input.WhereToTurn",
        // The text of a module: about invented people, written by trainers for the classroom, and said so on the page.
        "Write Input.Title", "Write Input.Summary", "Write Input.Teachers", "Write Input.Aims", "Write Input.Reading", "Write Input.Dialogue", "Write Input.Exercises", "Write Input.Check", "Write Input.Guide", "Write Input.References", "Write Input.Why",
        // A code of letters and digits.
        "Training/Certificates/Verify code",
        // Squads are shifts and call signs; a name in files has small letters and digits.
        "Squads Input.Name", "Squad Input.Name", "_Outcome Input.Key",
        // Practice is about invented people, its learner's alone and gone when they say so; a warning would go to the steward, who must not see it
        // (decision 0021). What a role-play's text says is never kept.
        "Training/Practice/Talk Said", "Training/Practice/Played Text",
        // Answers to a survey, by somebody whom nobody knows: the pages that take them look at the words themselves.
        "Evaluation/Instruments/_Item ",
        // Codes and keys of letters and digits; no words are kept of them.
        "_Begin Slip", "Evaluation/AnswerPages/Open Slip", "Evaluation/AnswerPages/Kiosk KioskCode", "Evaluation/AnswerPages/TakeBack Code", "Send Key", "Evaluation/Keys/Show Key",
        // Questions put to many, in one wording: what asks people what they are is refused (InstrumentCheck), and none is about anybody.
        "Evaluation/Instruments/New Input.Title", "Evaluation/Instruments/About Input.TitleEn", "Evaluation/Instruments/About Input.TitleEs", "Evaluation/Instruments/About Input.IntroEn", "Evaluation/Instruments/About Input.IntroEs",
        "Evaluation/Instruments/About Input.License", "Evaluation/Instruments/About Input.Source", "Evaluation/Instruments/Scale Input.En", "Evaluation/Instruments/Scale Input.Es",
        "Evaluation/Instruments/Item Input.En", "Evaluation/Instruments/Item Input.Es", "Evaluation/Instruments/Item Input.AnswersEn", "Evaluation/Instruments/Item Input.AnswersEs", "Evaluation/Instruments/Item Input.WhenAnswers", "Evaluation/Instruments/Item Input.Key",
        // The reason for the steward is itself refused where the screen finds anything in it.
        "_ScreenReason ScreenReason", "_ScreenedWords ScreenReason",
    ];

    /// <summary>Looked at on saving only: that it is a person's name is what the field is for.</summary>
    private static readonly HashSet<string> OnSavingOnly =
    [
        "Invite Input.FirstName",
        // The portal works without scripts: what a partner writes is looked at when it is sent.
        "Portal/Together/Stage Input.Heard", "Portal/Together/Rulers Input.Why", "Portal/Together/End Input.Why", "Portal/Together/Repair Input.Reason",
        "Portal/Concerns/_Fields Input.Words", "Portal/Concerns/_Verdict Input.Words", "Portal/Concerns/Show Input.Words", "Portal/Concerns/Follow Input.Words",
        "Portal/Preferences/Index Input.Please", "Portal/Preferences/Index Input.PleaseNot", "Portal/Offers/New Input.Words", "Portal/Offers/New Input.Limits", "Portal/Thanks/Index Input.Words",
        "Stewardship/Concerns/Show Input.Words",
        "Portal/Problems/Show Input.Words", "Portal/Problems/Show Input.Part", "Portal/Problems/Option Input.Words", "Portal/Problems/Option Input.Part",
    ];

    private static readonly string Source = Path.Combine(Repository.Root, "src", "Alliance");

    [Fact]
    public void EveryFreeText_IsLookedAtAsItIsTyped() =>
        Fields().Where(field => !OnSavingOnly.Contains(field.Key) && !OnSavingOnly.Contains(field.PathAndName) && !IsWatched(field)).Select(field => $"{field.Path}: {field.Name}")
            .ShouldBeEmpty("Give the field data-screen, data-screen-target and data-partner-id, and the element with that id.");

    [Fact]
    public void EveryFreeText_IsLookedAtOnSaving() =>
        Fields().Where(field => !Code(field.Path).Any(code => Screened().Matches(code).Any(call => Regex.IsMatch(call.Value, $@"\b{Regex.Escape(field.Name)}\b"))))
            .Select(field => $"{field.Path}: {field.Name}").ShouldBeEmpty("Hand the field to ScreenAsync when the form is posted.");

    [Fact]
    public void Search_FindsWhatIsFree()
    {
        // An eye that sees nothing would let everything pass.
        Fields().Count.ShouldBeGreaterThan(14);
        FieldsIn("x/Page.cshtml", "<textarea asp-for=\"Input.Words\"></textarea><input asp-for=\"Input.Other\"><input type=\"date\" asp-for=\"Input.On\"><input type=\"text\" readonly name=\"r\">").Select(f => f.Name).ShouldBe(["Input.Words", "Input.Other"]);
        IsWatched(FieldsIn("x/Page.cshtml", "<textarea asp-for=\"Input.Words\"></textarea>").Single()).ShouldBeFalse();
        IsWatched(FieldsIn("x/Page.cshtml", "<textarea asp-for=\"Input.Words\" data-screen=\"s\" data-screen-target=\"t\" data-partner-id=\"p\"></textarea>").Single()).ShouldBeFalse("the target is not there");
    }

    private static bool IsWatched(Field field) =>
        field.Element.Contains("data-screen=", StringComparison.Ordinal) && field.Element.Contains("data-partner-id=", StringComparison.Ordinal)
        && Target().Match(field.Element) is { Success: true } target && field.Markup.Contains($"id=\"{target.Groups[1].Value}\"", StringComparison.Ordinal);

    private static List<Field> Fields() =>
        [.. Directory.EnumerateFiles(Source, "*.cshtml", SearchOption.AllDirectories).Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(path => FieldsIn(Path.GetRelativePath(Source, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(field => !NotFree.Contains(field.Key) && !NotFree.Contains(field.PathAndName))];

    private static IEnumerable<Field> FieldsIn(string path, string markup) =>
        Element().Matches(WithoutExpressions().Replace(markup, "x")).Select(match => match.Value).Where(IsFree)
            .Select(element => new Field(path, Name().Match(element).Groups[1].Value, element, markup));

    private static bool IsFree(string element) =>
        !element.Contains(" readonly", StringComparison.Ordinal) && !element.Contains("usa-checkbox", StringComparison.Ordinal)
        && (Type().Match(element) is not { Success: true } type || type.Groups[1].Value is "text" or "search");

    /// <summary>The page's own code, or for a part of pages all code beside it.</summary>
    private static IEnumerable<string> Code(string path)
    {
        var file = Path.Combine(Source, path);
        return Path.GetFileName(path)[0] == '_'
            ? Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.cs").Select(File.ReadAllText)
            : [File.ReadAllText(file + ".cs")];
    }

    private sealed record Field(string Path, string Name, string Element, string Markup)
    {
        public string PathAndName => $"{Path[..^".cshtml".Length]} {Name}";

        public string Key => $"{System.IO.Path.GetFileNameWithoutExtension(Path)} {Name}";
    }

    [GeneratedRegex("""@Url\.Content\("[^"]*"\)""")]
    private static partial Regex WithoutExpressions();

    [GeneratedRegex("""<(textarea|input)\b[^>]*>""")]
    private static partial Regex Element();

    [GeneratedRegex("""\btype="(\w+)"|\btype="(\w[\w-]+)""")]
    private static partial Regex Type();

    [GeneratedRegex("""\b(?:asp-for|name)="([\w.]+)""")]
    private static partial Regex Name();

    [GeneratedRegex("""data-screen-target="([\w-]+)""")]
    private static partial Regex Target();

    [GeneratedRegex("""Screen(?:ForAll)?Async\([^;]*;""")]
    private static partial Regex Screened();
}
