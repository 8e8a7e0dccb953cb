using System.Text.RegularExpressions;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Ical.Net.CalendarComponents;

namespace Alliance.Tests.Partnerships.Calendar;

/// <summary>Makes an address as an officer would, and reads it as a calendar program would.</summary>
internal static partial class CalendarPeople
{
    /// <summary>An officer of the test's own, with the path of their calendar.</summary>
    public static async Task<(Account Officer, Browser Browser, string Path)> AddCalendarAsync(this TestHouse house)
    {
        var officer = await house.AddOfficerAsync("calendar");
        // A role is given first, and an address made then.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var browser = await house.SignInAsync(officer, Role.Officer);
        return (officer, browser, await browser.MakeAddressAsync());
    }

    public static async Task<string> MakeAddressAsync(this Browser browser)
    {
        var page = await (await browser.GetAsync("/Partnerships/Calendar")).Form("#make-address").SubmitAsync();
        page.ShouldBeOk();
        return PathIn(page.Body);
    }

    public static string PathIn(string body) => Address().Match(body) is { Success: true } match ? match.Groups[1].Value : throw new ShouldAssertException("The page shows no address.");

    /// <summary>What a calendar program finds there.</summary>
    public static async Task<IReadOnlyList<CalendarEvent>> FetchAsync(this TestHouse house, string path)
    {
        var page = await house.Stranger().GetAsync(path);
        page.ShouldBeOk();
        page.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        return [.. Ical.Net.Calendar.Load(page.Body)!.Events];
    }

    public static async Task<IEnumerable<string?>> SummariesAsync(this TestHouse house, string path) => (await house.FetchAsync(path)).Select(e => e.Summary);

    [GeneratedRegex(@"value=""https?://[^/""]+(/[^""]+\.ics)""")]
    private static partial Regex Address();
}
