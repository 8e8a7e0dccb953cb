using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.House;

/// <summary>Somebody at a browser window of their own, with everything the browser complained of.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public static readonly (int Width, int Height) Phone = (390, 844), SmallPhone = (320, 640), Desk = (1280, 800);

    private readonly OpenHouse house;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private bool expectsRefusal;

    private Visitor(OpenHouse house, IBrowserContext context, IPage page)
    {
        (this.house, this.context, Page) = (house, context, page);
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => complaints.Add($"Script: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, of the security policy, and of what a page asked for and did not get.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).PathAndQuery;

    public static async Task<Visitor> ComeAsync(Run run, OpenHouse? house = null, (int Width, int Height)? window = null, bool scripts = true, bool keeps = false)
    {
        house ??= run.House;
        var (width, height) = window ?? Phone;
        var context = await run.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = house.Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = scripts,
            Locale = "en-US",
            TimezoneId = "America/New_York",
            ReducedMotion = ReducedMotion.Reduce,
            // What a device keeps has tests of its own; in the others nothing is fetched but what the page asks for.
            ServiceWorkers = keeps ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(60_000);
        return new Visitor(house, context, await context.NewPageAsync());
    }

    /// <summary>Signed in by the side door; the sign-in page has tests of its own.</summary>
    public static async Task<Visitor> ComeAsAsync(Run run, Role role, string? userName = null, OpenHouse? house = null, (int Width, int Height)? window = null, bool scripts = true, bool keeps = false)
    {
        var visitor = await ComeAsync(run, house, window, scripts, keeps);
        await visitor.EnterAsync(userName ?? OpenHouse.NameOf(role), role);
        return visitor;
    }

    public async Task EnterAsync(string userName, Role role)
    {
        foreach (var cookie in await house.SideDoorAsync(userName, role))
        {
            var (name, value) = (cookie[..cookie.IndexOf('=')], cookie[(cookie.IndexOf('=') + 1)..cookie.IndexOf(';')]);
            await context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = house.Address }]);
        }
    }

    /// <summary>Opens a page and waits until everything it needs has come.</summary>
    public async Task OpenAsync(string path, int status = 200)
    {
        expectsRefusal = status >= 400;
        var response = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        response!.Status.ShouldBe(status, $"{path} led to {Page.Url}");
        await SettleAsync();
    }

    /// <summary>From now on a page may come that refuses what was sent.</summary>
    public void ExpectRefusal() => expectsRefusal = true;

    public Task SettleAsync() => Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");

    public async Task ResizeAsync((int Width, int Height) window)
    {
        await Page.SetViewportSizeAsync(window.Width, window.Height);
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /// <summary>Makes the window as long as the page, so that no bar at its edge lies over anything.</summary>
    public async Task UnrollAsync() => await ResizeAsync((Page.ViewportSize!.Width, await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight")));

    /// <summary>Moves to the control with Tab alone, as somebody without a mouse does, and sees that the focus shows.</summary>
    public async Task TabToAsync(ILocator control)
    {
        const int longest = 120;
        for (var step = 0; step < longest; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (!await control.EvaluateAsync<bool>("element => element === document.activeElement")) continue;
            (await control.EvaluateAsync<bool>(FocusShows)).ShouldBeTrue($"Nothing shows that the focus is on {await control.EvaluateAsync<string>("e => e.outerHTML.slice(0, 120)")}");
            return;
        }
        throw new ShouldAssertException($"Tab does not reach {control}.");
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    // A chip hides its round button; then its label shows the focus.
    private const string FocusShows = """
        element => [element, ...(element.labels ?? [])].some(e => {
          const style = getComputedStyle(e);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
        })
        """;

    private void Hear(IConsoleMessage message)
    {
        // A header that the browser does not understand is only a warning to it; to us it is a fault.
        if (message.Type != "error" && !message.Text.Contains("Policy", StringComparison.Ordinal)) return;
        // The browser notes every refused page as an error; where the test asked for one, it is none.
        if (expectsRefusal && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(Page.Url, StringComparison.Ordinal)) return;
        complaints.Add(message.Text);
    }
}
