using System.Globalization;
using System.IO.Compression;
using System.Text;
using Alliance.Coaching.Scenarios;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Reports;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Map;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Search;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data.Search;
using Alliance.Problems.Incidents.File;
using Alliance.Stewardship.Screening;
using Alliance.Stewardship.Transparency;
using Alliance.Tests.Evaluation.Instruments;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Web;
using Alliance.Training.Curriculum;
using AngleSharp.Html.Dom;

namespace Alliance.Tests.Platform.Hostile;

/// <summary>
/// Whatever is sent, a parser answers, or refuses in the way it says it does, and a page answers with a page. <c>bench/fuzz</c> sends a million; here
/// are a few thousand, by other dice at every run. A failure says what was sent and which dice threw it.
/// </summary>
public sealed class HostileInputTests(LoggedHouse house) : HouseTest(house), IClassFixture<LoggedHouse>
{
    /// <summary>How much each parser is sent.</summary>
    private static readonly int Times = Number("ALLIANCE_FUZZ") ?? 400;

    /// <summary>How often each form is sent.</summary>
    private static readonly int Rounds = Number("ALLIANCE_FUZZ_FORMS") ?? 1;

    private static readonly int Dice = Number("ALLIANCE_FUZZ_DICE") ?? Random.Shared.Next();

    private static readonly IReadOnlyDictionary<string, Parser> Parsers = new Dictionary<string, Parser>
    {
        ["register"] = Parser.Of("Name,Street,City,Phone,Latitude,Longitude\n\"Harbor Bakery, Inc.\",1 Main St,Harbor Falls,(508) 555-0142,42.1,-71.2\nQuay Books,2 Quay,Harbor Falls,,,\n", bytes => RegisterFile.Read(bytes, "register.csv")),
        ["workbook"] = new(Workbook(), bytes => RegisterFile.Read(bytes, "register.xlsx"), []),
        ["map of areas"] = Parser.Of("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Old Port"},"geometry":{"type":"Polygon","coordinates":[[[-71,42],[-71,42.1],[-70.9,42.1],[-71,42]]]}}]}""", Neighborhoods.Read),
        ["incidents"] = Parser.Of("date,category,neighborhood,lat,long\n2026-03-01,Noise,Old Port,42.05,-70.95\n03/02/2026 14:00,Theft,Old Port,,\n", bytes => IncidentFile.Read(new MemoryStream(bytes), (_, _) => null)),
        ["outcomes"] = Parser.OfText("unit,month,count,over\nBeat 1,2026-01,12,100\nBeat 2,2026-02,7,90\n", OutcomeTable.Of),
        ["instrument"] = Parser.OfText(InstrumentText.Write(AnInstrument.Small()), InstrumentText.Read, typeof(FormatException)),
        ["instrument's file"] = Parser.OfText(Source("Alliance", "Evaluation", "Instruments", "*.yml", "*.yaml"), InstrumentFile.Read, typeof(FormatException)),
        ["module"] = Parser.OfText(Source("Alliance", "Training", "Curriculum/Modules", "*.md"), ModuleFile.Read, typeof(FormatException)),
        ["course"] = Parser.OfText(Source("Alliance", "Training", "Curriculum/Formats", "*.md"), CourseFormat.Read, typeof(FormatException)),
        ["knowledge check"] = Parser.OfText("### What first?\n- [x] Listen\n  So it is.\n- [ ] Tell\n  Not yet.\n", KnowledgeCheck.Read, typeof(FormatException)),
        ["scenario"] = Parser.OfText(Source("Alliance.Coaching", "Scenarios", "Written", "*.yml", "*.yaml"), text => ScenarioReader.Read("a-door", text), typeof(ScenarioMistakeException)),
        ["conversation"] = Parser.OfText("Officer: Good morning.\nPartner: You again.\nOfficer: What happened?\n", text => Transcript.Read(text, out _)),
        ["results"] = Parser.OfText("""{"report":{"a":1},"signature":"AAAA","key":"x"}""", SignedResults.Read),
        ["columns"] = Parser.OfText("""{"columns":{"Name":"Name","Phone":"Telephone"}}""", ColumnMapJson.Read),
        ["date"] = Parser.OfText("03/02/2026 14:00", WrittenDate.Read),
        ["place"] = Parser.OfText("42.05, -70.95", Coordinates.Read),
        ["telephone"] = Parser.OfText("(508) 555-0142 ext. 3", Telephone.Read),
        ["website"] = Parser.OfText("https://harbor.example/shop?a=1", Website.Read),
        ["address"] = Parser.OfText("12-14 St. Mary's Street, Unit 3", text => AddressKey.Of(text, text, text)),
        ["name"] = Parser.OfText("Zithéria de l'Étoile, LLC", NameKey.Of),
        ["words to search for"] = Parser.OfText("café \"harbor books\" o'example", text => SearchWords.Scoped("s1x", string.Join(' ', Typed.Of(text).Words))),
        ["part of a map"] = Parser.OfText("-71.1,42.0,-70.9,42.2|12.5", text => Viewport.Read(text.Split('|')[0], text.Split('|')[^1])),
        ["study key"] = Parser.OfText("ABCD-EFGH-JKLM-NPQR", StudyKeyText.Read),
        ["quarter"] = Parser.OfText("2026-4", Quarter.Parse),
        ["month"] = Parser.OfText("2026-04", Month.Parse),
        ["formula"] = Parser.OfText("y ~ treated * period + (1 | unit)", Statistics.Formulas.Formula.Parse),
        ["entry"] = Parser.OfText("Maria Example said the gray Honda, plate 4ABC123, was there again. {contact:01937838-ab00-7e23-90c5-fcea46947102:first}", text => { Screen.Suspects(text); return ContactReferences.Render(text, _ => null); }),
    };

    public static TheoryData<string> Names => [.. Parsers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parsers_GivenAnything_AnswerOrRefuse(string name)
    {
        var (good, parse, refusals) = Parsers[name];
        var dice = new Random(Dice);
        // What is good must be understood, or nothing is reached.
        parse(good);
        for (var time = 0; time < Times; time++)
        {
            var input = good.Length > 0 && name == "workbook" ? Mangling.Mangle(good, dice) : Encoding.UTF8.GetBytes(Mangling.Mangle(Encoding.UTF8.GetString(good), dice));
            try
            {
                parse(input);
            }
            catch (Exception refusal) when (refusals.Contains(refusal.GetType()))
            {
                // It says so in its documentation.
            }
            catch (Exception failure)
            {
                throw new ShouldAssertException($"{name}, dice {Dice}, time {time}: {failure.GetType().Name}: {failure.Message}\n{failure.StackTrace?.Split('\n')[0]}\n{Convert.ToBase64String(input)}");
            }
        }
    }

    /// <summary>Every form of every page, with its fields mangled and sent by whoever may open it.</summary>
    [Fact]
    public async Task Pages_GivenAnyForm_NeverFail()
    {
        var (dice, sent, rows) = (new Random(Dice), 0, await House.AddOneOfEverythingAsync(TestPeople.AgencyId, "Periwinkle"));
        var readers = new List<Browser>();
        foreach (var role in Enum.GetValues<Role>())
            readers.Add(role == Role.Officer ? await House.SignInAsync(await House.AskAsync(db => Task.FromResult(db.Users.Single(a => a.UserName == "periwinkle"))), role) : await House.SignInAsync(role));
        foreach (var route in (await House.RoutesAsync()).Where(r => r is { AnswersGet: true, IsPortal: false } && r.Handlers.Count > 0 && !r.Template.StartsWith("/sign-", StringComparison.Ordinal)))
            foreach (var browser in readers)
                foreach (var key in route.TakesKey ? rows.Where(r => r.Table.Namespace!.Split('.')[1] == route.Template.Split('/')[1]).Select(r => r.Key).Take(15) : [Guid.Empty])
                {
                    var page = await browser.GetAsync(route.For(key));
                    if ((int)page.Status != 200) continue;
                    foreach (var form in page.Document.Forms.Where(f => f.Method == "post"))
                        for (var round = 0; round < Rounds; round++, sent++)
                        {
                            var fields = new Form(page, form).Fields.Select(f => f.Key == "__RequestVerificationToken" || dice.Next(3) == 0 ? f : new(f.Key, Mangling.Mangle(f.Value, dice))).ToList();
                            var action = new Uri(page.Address, ((IHtmlFormElement)form).GetAttribute("action") ?? page.Address.PathAndQuery);
                            // What ends the sign-in would end the test with it.
                            if (action.AbsolutePath is "/sign-out" or "/act-as" or "/unlock") continue;
                            var answer = await browser.PostAsync(action.PathAndQuery, fields);
                            ((int)answer.Status).ShouldBeLessThan(500, $"{action.PathAndQuery}, dice {Dice}: {string.Join('&', fields.Select(f => $"{f.Key}={f.Value}"))}\n{Trouble()}");
                        }
                    break;
                }

        sent.ShouldBeGreaterThan(100);
    }

    /// <summary>A late form is kept in hidden fields of the page that unlocks; they come back as anything.</summary>
    [Fact]
    public async Task Unlock_SentAnything_NeverFails()
    {
        var dice = new Random(Dice);
        for (var round = 0; round < 8; round++)
        {
            var account = await House.AddAccountAsync($"late{round}", Role.Officer);
            var browser = await House.SignInAsync(account, Role.Officer);
            var token = (await browser.GetAsync("/my-password")).Form("form.pa-form").Value("__RequestVerificationToken")!;
            // A fifth wrong password ends the sign-in.
            for (var time = 0; time < 5; time++)
            {
                var fields = new Dictionary<string, string>
                {
                    ["account"] = $"{account.Id}",
                    ["password"] = "wrong",
                    ["Kept"] = """[{"Name":"Input.Words","Value":"said"}]""",
                    ["KeptPath"] = "/Partnerships/Today",
                    ["ReturnUrl"] = "/Partnerships/Today",
                }.Select(f => new KeyValuePair<string, string>(f.Key, dice.Next(2) == 0 ? f.Value : Mangling.Mangle(f.Value, dice))).Append(new("__RequestVerificationToken", token)).ToList();
                var answer = await browser.PostAsync("/unlock", fields);
                ((int)answer.Status).ShouldBeLessThan(500, $"dice {Dice}: {string.Join('&', fields.Select(f => $"{f.Key}={f.Value}"))}\n{Trouble()}");
            }
        }
    }

    /// <summary>The last exception that the house wrote down.</summary>
    private string? Trouble() => ((LoggedHouse)House).Lines.LastOrDefault(l => l.Contains("   at ", StringComparison.Ordinal));

    private static byte[] Workbook()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Write(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
            Write("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Write("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Write("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Write("xl/worksheets/sheet1.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Phone</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Harbor Bakery</t></is></c><c r="B2"><v>5085550142</v></c></row></sheetData></worksheet>""");
        }
        return stream.ToArray();
    }

    /// <summary>The first file of the program's own that is of this kind.</summary>
    private static string Source(string project, string room, string folder, params string[] patterns) =>
        File.ReadAllText(patterns.SelectMany(p => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project, room, folder.StartsWith('*') ? "" : folder), p, SearchOption.AllDirectories)).Order(StringComparer.Ordinal).First());

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Parser(byte[] Good, Action<byte[]> Parse, IReadOnlyList<Type> Refusals)
    {
        public static Parser Of<T>(string good, Func<byte[], T> parse) => new(Encoding.UTF8.GetBytes(good), bytes => parse(bytes), []);

        public static Parser OfText<T>(string good, Func<string, T> parse, params Type[] refusals) => new(Encoding.UTF8.GetBytes(good), bytes => parse(Encoding.UTF8.GetString(bytes)), refusals);
    }
}
