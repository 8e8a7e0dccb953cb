using System.Text;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Alliance.Training.Practice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Web;

/// <summary>
/// Who may open what, and what they read there: every address, by everybody. The addresses stand in <c>docs/who-may-open.md</c>, one line
/// each, so that a new one cannot come without a word on who it is for. What is read there is told by words that stand in one kind of content only.
/// Keys of another agency are tried by <see cref="WrongAgencyTests"/>.
/// </summary>
public sealed class AuthorizationMatrixTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string Table = "docs/who-may-open.md";

    /// <summary>What somebody reads, and the word by which it is known.</summary>
    private static readonly Dictionary<string, string> Contents = new()
    {
        ["name of a contact"] = "Xanthoceras",
        ["entry"] = "Marchpane",
        ["promise"] = "Oystergrass",
        ["goal"] = "Pennyroyal",
        ["concern"] = "Saltmarsh",
        ["practice"] = "Tamarisk",
    };

    /// <summary>The table of who sees what, by reader; what is not named here they never read, at no address. The records officer reads within a release.</summary>
    private static readonly Dictionary<string, string[]> Reads = new()
    {
        // The owner is the learner, and the one whom the concern reached, too.
        ["owner"] = ["name of a contact", "entry", "promise", "goal", "concern", "practice"],
        ["other officer"] = [],
        ["supervisor"] = [],
        ["trainer"] = [],
        ["evaluator"] = [],
        ["steward"] = ["concern"],
        ["records officer"] = ["name of a contact", "entry", "promise"],
        ["administrator"] = [],
        ["partner"] = ["name of a contact", "entry", "promise", "goal", "concern"],
        ["another partner"] = [],
        ["stranger"] = [],
    };

    [Fact]
    public async Task Addresses_OfTheProgram_StandInTheTableWithWhomTheyAreFor()
    {
        var path = Path.Combine(Repository.Root, Table);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (begin, lines) = (text.IndexOf("| Address", StringComparison.Ordinal), await LinesAsync());

        var written = begin < 0 ? [] : text[begin..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();

        lines.Except(written).ShouldBeEmpty($"these addresses are not in {Table} as they are: say there whom they are for, or change their policy");
        written.Except(lines).ShouldBeEmpty($"these lines of {Table} speak of what is not so");
    }

    [Fact]
    public async Task Pages_OpenedByEverybody_ShowToEachWhatIsTheirs()
    {
        var (readers, rows) = await EverybodyAsync();
        var (shown, wrong) = (new HashSet<(string, string)>(), new List<string>());
        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet))
            foreach (var key in route.TakesKey ? await KeysThatAnswerAsync(route, readers, rows) : [Guid.Empty])
                foreach (var (reader, browser) in readers)
                {
                    var page = await browser.GetAsync(route.For(key));
                    foreach (var (content, word) in Contents.Where(c => page.Body.Contains(c.Value, StringComparison.OrdinalIgnoreCase)))
                    {
                        shown.Add((reader, content));
                        if (!Reads[reader].Contains(content)) wrong.Add($"{route.Template}: {reader} reads {content}");
                    }
                }

        wrong.Distinct().ShouldBeEmpty();
        // Otherwise the words might stand nowhere, and everybody would be kept from nothing.
        foreach (var reader in new[] { "owner", "partner", "steward" })
            foreach (var content in Reads[reader])
                shown.ShouldContain((reader, content), $"{reader} should read {content} somewhere");
    }

    private async Task<(IReadOnlyDictionary<string, Browser> Readers, IReadOnlyList<(Type Table, Guid Key)> Rows)> EverybodyAsync()
    {
        var rows = await House.AddOneOfEverythingAsync(TestPeople.AgencyId, "Bartholomew");
        await House.DoAsync(MarkAsync);
        var owner = await House.AskAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.UserName == "bartholomew"));
        var contact = rows.First(r => r.Table == typeof(Contact)).Key;
        var readers = new Dictionary<string, Browser>
        {
            ["owner"] = await House.SignInAsync(owner, Role.Officer),
            ["other officer"] = await House.SignInAsync(Role.Officer),
            ["supervisor"] = await House.SignInAsync(Role.Supervisor),
            ["trainer"] = await House.SignInAsync(Role.Trainer),
            ["evaluator"] = await House.SignInAsync(Role.Evaluator),
            ["steward"] = await House.SignInAsync(Role.Steward),
            ["records officer"] = await House.SignInAsync(Role.RecordsOfficer),
            ["administrator"] = await House.SignInAsync(Role.Administrator),
            ["partner"] = await House.ComeInAsync(await House.AskAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == contact))),
            ["another partner"] = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync("Elsewhere Shoes"))),
            ["stranger"] = House.Stranger(),
        };
        return (readers, rows);
    }

    /// <summary>Gives each kind of content its word.</summary>
    private static async Task MarkAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<AllianceContext>();
        string Word(string content) => Contents[content];
        await db.Set<Contact>().Where(c => c.Name != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, Word("name of a contact")));
        await db.Set<Engagement>().ExecuteUpdateAsync(set => set.SetProperty(e => e.Purpose, Word("entry")).SetProperty(e => e.Heard, Word("entry")));
        await db.Set<Promise>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Words, Word("promise")));
        await db.Set<SharedGoal>().ExecuteUpdateAsync(set => set.SetProperty(g => g.Words, Word("goal")));
        await db.Set<Concern>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, Word("concern")));
        await db.Set<PracticeTurn>().ExecuteUpdateAsync(set => set.SetProperty(t => t.Words, Word("practice")));
    }

    /// <summary>The first keys with which the page answers anybody, one for each kind of row.</summary>
    private static async Task<IReadOnlyList<Guid>> KeysThatAnswerAsync(Route route, IReadOnlyDictionary<string, Browser> readers, IReadOnlyList<(Type Table, Guid Key)> rows)
    {
        var room = route.Template.TrimStart('/').Split('/');
        var browsers = route.IsPortal ? [readers["partner"]] : readers.Where(r => r.Key is not ("partner" or "another partner" or "stranger")).Select(r => r.Value).ToList();
        foreach (var (_, key) in rows.OrderByDescending(row => row.Table.Namespace!.Split('.').Skip(1).Zip(room).TakeWhile(part => part.First == part.Second).Count()))
            foreach (var browser in browsers)
                if ((int)(await browser.GetAsync(route.For(key))).Status == 200) return [key];
        return [];
    }

    /// <summary>One line for each address: what it is, and whom its policies let in.</summary>
    private async Task<List<string>> LinesAsync()
    {
        var lines = new List<string>();
        foreach (var route in (await House.RoutesAsync()).OrderBy(r => r.Template, StringComparer.Ordinal))
        {
            var line = new StringBuilder($"| `{route.Template}` | {(!route.AnswersGet ? "changes" : route.Handlers.Count == 0 ? "reads" : "reads, changes")} |");
            if (route.IsAnonymous) line.Append(" anybody |");
            else if (route.IsPortal) line.Append(" partner |");
            else if (route.IsApi) line.Append(" another program, by its key: ").AppendJoin(", ", route.Policies.Select(p => p.Split('.')[^1])).Append(" |");
            else
            {
                var roles = new List<string>();
                foreach (var role in Enum.GetValues<Role>())
                    if (await House.LetsInAsync(route, role)) roles.Add(NameOf(role));
                line.Append(roles.Count == Enum.GetValues<Role>().Length ? " whoever is signed in |" : $" {string.Join(", ", roles)} |");
            }
            lines.Add(line.ToString());
        }
        return [.. lines.Distinct()];
    }

    private static string NameOf(Role role) => role == Role.RecordsOfficer ? "records officer" : role.ToString().ToLowerInvariant();
}
