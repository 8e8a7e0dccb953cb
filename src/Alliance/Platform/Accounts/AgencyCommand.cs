using System.CommandLine;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary><c>agency add</c>, <c>change</c> and <c>list</c>: the agencies that share a server.</summary>
public static class AgencyCommand
{
    public static Command Build() => new("agency", "add, change, list: the agencies that share this server") { Add(), Change(), List() };

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "Where it is reached, /at/NAME: small letters, digits, hyphens" };
        var (displayName, timeZone, host) = Facts(areRequired: true);
        var command = new Command("add", "Let one more agency in; the record of each is closed to the others") { name, displayName, timeZone, host };
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            var entry = new AgencyEntry(result.GetRequiredValue(name), result.GetRequiredValue(displayName)!.Trim(), result.GetRequiredValue(timeZone)!, result.GetValue(host)?.ToLowerInvariant());
            var (agency, instead) = await context.Services.GetRequiredService<AgencyService>().AddAsync(entry);
            await Console.Error.WriteLineAsync($"{agency.Name} is reached at /at/{agency.Slug}; a server that runs knows of it within half a minute.{(instead is null ? "" : $" It takes the place of \"{instead}\", which nobody had begun to use.")}");
            await Console.Error.WriteLineAsync($"Its first administrator: ./run account add NAME --role Administrator --agency {agency.Slug}");
            return 0;
        }, inAny: true));
        return command;
    }

    private static Command Change()
    {
        var name = new Option<string?>("--name") { Description = "Reach it at /at/NAME from now on" };
        var (displayName, timeZone, host) = Facts(areRequired: false);
        var noHost = new Option<bool>("--no-host") { Description = "It has no host name of its own any more" };
        var command = new Command("change", "Change where an agency is reached, or what it is called") { name, displayName, timeZone, host, noHost };
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            var before = AgencyEntry.Of(context.Agency);
            var entry = new AgencyEntry(result.GetValue(name) ?? before.Slug, result.GetValue(displayName)?.Trim() ?? before.Name, result.GetValue(timeZone) ?? before.TimeZone,
                result.GetValue(host)?.ToLowerInvariant() ?? (result.GetValue(noHost) ? null : before.HostName));
            if (entry == before) throw new BadInputException("That is how it is already. Say what to change: --name, --display-name, --time-zone, --host or --no-host.");
            await context.Services.GetRequiredService<AgencyService>().ChangeEntryAsync(entry);
            await Console.Error.WriteLineAsync($"{entry.Name} is reached at /at/{entry.Slug}{(entry.HostName is { } own ? $" and at https://{own}" : "")}; a server that runs knows of it within half a minute.");
            if (entry.Slug != before.Slug) await Console.Error.WriteLineAsync($"/at/{before.Slug} leads nowhere now: links in letters already sent, subscribed calendars, the addresses of kiosks, and what is registered with the agency's provider of sign-ins.");
            return 0;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Say which agencies there are") { SharedOptions.Json };
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            var agencies = await context.Services.GetRequiredService<AllianceContext>().Agencies.AsNoTracking().OrderBy(a => a.Slug).ToListAsync(cancel);
            if (result.GetValue(SharedOptions.Json)) CommandContext.Print(agencies.Select(AgencyEntry.Of));
            else foreach (var agency in agencies) await Console.Out.WriteLineAsync($"{agency.Slug,-24}  {agency.Name}, {agency.TimeZone}{(agency.HostName is { } host ? $", https://{host}" : "")}");
            return 0;
        }, inAny: true));
        return command;
    }

    private static (Option<string?> DisplayName, Option<string?> TimeZone, Option<string?> Host) Facts(bool areRequired) => (
        new("--display-name") { Description = "The name that people know it by", Required = areRequired },
        new("--time-zone") { Description = "Where its days begin, such as America/New_York", Required = areRequired },
        new("--host") { Description = "A host name that leads to this agency alone" });
}
