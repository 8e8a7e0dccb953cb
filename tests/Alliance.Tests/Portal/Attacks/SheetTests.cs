using System.Globalization;
using System.Text;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>No file of ours starts anything in the spreadsheet that opens it.</summary>
public sealed class SheetTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string Begins = "=+-@\t\r\n＝＋－＠";
    private static readonly string[] Formulas = ["=HYPERLINK(\"https://evil.example\")", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1", "＋1", "－1", "＠SUM(1)", "\"=1+1", ";=1+1", ",=1+1", "a\r\n=1+1", "\u00a0=1+1", "\ufeff=1+1"];

    [Fact]
    public async Task EverySheet_WithFormulasForNames_HoldsTextsOnly()
    {
        foreach (var formula in Formulas)
        {
            var area = new Area { AgencyId = TestPeople.AgencyId, Id = House.NewId(), Name = $"{formula} area", SortName = House.NewId().ToString(), Kind = AreaKind.Neighborhood };
            await House.KeepAsync(TestPeople.AgencyId, [area]);
            for (var i = 0; i < 2; i++) await House.AddShopAsync($"{formula} shop", p => (p.AreaId, p.OtherName, p.Street, p.City, p.Website) = (area.Id, formula, formula, formula, formula));
        }
        await House.DoAsync(async services =>
        {
            (await services.GetRequiredService<AllianceContext>().Agencies.SingleAsync(a => a.Id == TestPeople.AgencyId)).Name = Formulas[0];
            await services.GetRequiredService<AllianceContext>().SaveChangesAsync();
        });
        House.Clock.Advance(TimeSpan.FromDays(100));
        await ActivatorUtilities.CreateInstance<StewardsHour>(House.Services).RunAsync(TestContext.Current.CancellationToken);
        var sheets = new Dictionary<string, int>();

        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await House.SignInAsync(role);
            foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && !r.IsPortal && (r.Parameters.Count == 0 || r.Template == "/transparency/{quarter}/csv")))
            {
                var page = await browser.GetAsync(route.Template.Replace("{quarter}", "2027-Q1", StringComparison.Ordinal));
                if (page.Response.Content.Headers.ContentType?.MediaType != "text/csv") continue;
                page.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
                page.Response.Content.Headers.ContentDisposition.FileName!.Trim('"').ShouldMatch("^[\\w.-]+\\.csv$");
                foreach (var cell in Cells(page.Body)) Runs(cell).ShouldBeFalse($"{route.Template} as {role} holds {cell}");
                sheets[route.Template] = Formulas.Count(f => page.Body.Contains(f.Trim().Split('(')[0], StringComparison.Ordinal));
            }
        }

        sheets.Keys.ShouldContain("/transparency/{quarter}/csv");
        sheets.Count.ShouldBeGreaterThan(2);
        sheets.Values.Max().ShouldBeGreaterThan(10, "a sheet without the names proves nothing");
    }

    /// <summary>Without this the test above would pass on a reader that sees no formula.</summary>
    [Fact]
    public void Runs_Formulas_AreSeen()
    {
        foreach (var formula in Formulas.Where(f => f[0] is not ('"' or ';' or ',' or 'a'))) Runs(formula).ShouldBeTrue(formula);
        foreach (var plain in new[] { "-3", "1.5", "'=1+1", "Bakery", "" }) Runs(plain).ShouldBeFalse(plain);
    }

    private static bool Runs(string cell)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return false;
        var read = cell.TrimStart(' ', '\u00a0', '\ufeff');
        return read.Length > 0 && Begins.Contains(read[0]);
    }

    /// <summary>The cells as a spreadsheet reads them (RFC 4180).</summary>
    private static List<string> Cells(string sheet)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < sheet.Length; at++)
        {
            var sign = sheet[at];
            if (isQuoted && sign == '"' && at + 1 < sheet.Length && sheet[at + 1] == '"') cell.Append(sheet[++at]);
            else if (sign == '"') isQuoted = !isQuoted;
            else if (isQuoted || sign is not (',' or '\n' or '\r')) cell.Append(sign);
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
        }
        return cells;
    }
}
