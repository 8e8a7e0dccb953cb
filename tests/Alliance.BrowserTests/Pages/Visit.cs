using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>One page in one state, as one person sees it.</summary>
/// <param name="Name">What it shows; pictures are named after it.</param>
/// <param name="Route">The page's route as the application knows it, without a slash in front.</param>
public sealed record Visit(string Name, string Route)
{
    /// <summary>Null: nobody is signed in.</summary>
    public Role? As { get; init; }

    /// <summary>Another person than the first of that role.</summary>
    public string? Who { get; init; }

    /// <summary>On a department's first day, with nothing there yet.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Where the page lies; the route itself where it asks for nothing.</summary>
    public Func<Town, string>? At { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>What is done before the page is opened.</summary>
    public Func<Visitor, OpenHouse, Task>? Before { get; init; }

    /// <summary>What is done there before it is looked at, and the words that show it is done.</summary>
    public Func<IPage, Task>? Then { get; init; }

    public async Task<Visitor> GoAsync(Run run, (int Width, int Height) window)
    {
        var house = IsEmpty ? await run.EmptyHouse : run.House;
        var address = At?.Invoke(await run.Town) ?? $"/{Route}";
        var visitor = await Visitor.ComeAsync(run, house, window);
        if (As is { } role) await visitor.EnterAsync(Who ?? (IsEmpty ? FirstDay.NameOf(role) : OpenHouse.NameOf(role)), role);
        if (Before is not null) await Before(visitor, house);
        await visitor.OpenAsync(address, Status);
        if (Then is null) return visitor;
        visitor.ExpectRefusal();
        await Then(visitor.Page);
        await visitor.SettleAsync();
        return visitor;
    }
}
