using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>What a newcomer reads in the terminal: where to go, and as whom to sign in.</summary>
public static class Greeting
{
    public static void Write(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"Proactive Alliance listens on {address}");
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        if (!db.Agencies.Any(a => a.IsDemonstration)) return;
        Console.WriteLine($"Demonstration town. Everybody's password is: {DemonstrationPeople.Password}");
        var names = DemonstrationPeople.Greeted.Select(p => p.UserName).ToList();
        var here = db.Users.IgnoreQueryFilters().Where(a => names.Contains(a.UserName!)).Select(a => a.UserName).ToHashSet();
        foreach (var person in DemonstrationPeople.Greeted.Where(p => here.Contains(p.UserName)))
            Console.WriteLine($"  {string.Join(" + ", person.Roles.Select(Spoken)),-28} {person.UserName,-10} {person.DisplayName}");
        if (here.Count > 0) Console.WriteLine($"  {"Partner",-28} {address}/portal: choose one of the invented people there");
        // What "demo load" invented has other people.
        if (here.Count == 0) Console.WriteLine("  Sign in as load001 (officer) or lead001 (supervisor).");
    }

    private static string? Spoken(Role role) => typeof(Role).GetField(role.ToString())!.GetCustomAttribute<DisplayAttribute>()!.Name;
}
