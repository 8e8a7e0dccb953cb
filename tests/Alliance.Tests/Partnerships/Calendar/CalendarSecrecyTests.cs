using System.Net;
using Alliance.Partnerships.Calendar;
using Alliance.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Tests.Partnerships.Calendar;

/// <summary>The secret in a calendar's address is nowhere in the log, and asking for too many is stopped for all alike.</summary>
public sealed class CalendarSecrecyTests(LoggedHouse house) : HouseTest(house), IClassFixture<LoggedHouse>
{
    [Fact]
    public async Task Log_OfAFetch_OfAFailureAndOfTooMany_DoesNotHoldTheSecret()
    {
        var (_, _, path) = await House.AddCalendarAsync();
        await House.FetchAsync(path);
        var lines = ((LoggedHouse)House).Lines;
        House.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Test").LogWarning("something to see");
        lines.ShouldContain(line => line.Contains("something to see"), "an eye that sees nothing would let everything pass");

        var folder = path[..path.LastIndexOf('/')];
        HttpStatusCode last = default;
        for (var asked = 0; asked <= CalendarLimit.InAMinute && last != HttpStatusCode.TooManyRequests; asked++) last = (await House.Stranger().GetAsync($"{folder}/none.ics")).Status;

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        (await House.Stranger().GetAsync(path)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await House.Stranger().GetAsync("/sign-in")).ShouldBeOk();
        lines.ShouldNotContain(line => line.Contains(Path.GetFileNameWithoutExtension(path)));
    }
}
