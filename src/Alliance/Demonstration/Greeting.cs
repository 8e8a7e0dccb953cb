using Alliance.Platform.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Alliance.Demonstration;

/// <summary>What a newcomer reads in the terminal: where to go, and as whom to sign in.</summary>
public static class Greeting
{
    public static void Write(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"Proactive Alliance listens on {address}");
        using var scope = app.Services.CreateScope();
        if (!scope.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.Any(a => a.IsDemonstration)) return;
        Console.WriteLine($"Demonstration town. Everybody's password is: {DemonstrationPeople.Password}");
        foreach (var person in DemonstrationPeople.Greeted)
            Console.WriteLine($"  {string.Join(" + ", person.Roles),-28} {person.UserName,-10} {person.DisplayName}");
    }
}
