using System.Diagnostics;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.House;

/// <summary>An officer's own phone: a browser with a folder that outlives its restart, a worker, and a signal that comes and goes.</summary>
public sealed class OwnPhone : IAsyncDisposable
{
    private readonly Run run;
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-phone-").FullName;

    private readonly string address;

    private OwnPhone(Run run, string address) => (this.run, this.address) = (run, address);

    /// <summary>By it the talks of one test are known.</summary>
    public string Mark { get; } = $", round {string.Concat(Guid.NewGuid().ToString("N").Take(8).Select(c => (char)('a' + Convert.ToInt32($"{c}", 16))))}";

    public IBrowserContext Browser { get; private set; } = null!;

    /// <summary>The page that lies open, the newest one.</summary>
    public IPage Page { get; private set; } = null!;

    /// <param name="address">Where it finds the house, when not at the house's own address.</param>
    public static async Task<OwnPhone> TakeAsync(Run run, string? address = null)
    {
        var phone = new OwnPhone(run, address ?? run.House.Address);
        await phone.SwitchOnAsync();
        return phone;
    }

    /// <summary>The browser ends, with its pages and the sign-in, and is started anew.</summary>
    public async Task RestartAsync()
    {
        await SwitchOffAsync();
        await SwitchOnAsync();
    }

    public async Task EnterAsync(Role role = Role.Officer, string? userName = null)
    {
        foreach (var cookie in await run.House.SideDoorAsync(userName ?? OpenHouse.NameOf(role), role))
            await Browser.AddCookiesAsync([new Cookie { Name = cookie[..cookie.IndexOf('=')], Value = cookie[(cookie.IndexOf('=') + 1)..cookie.IndexOf(';')], Url = address }]);
    }

    public Task LoseSignalAsync() => Browser.SetOfflineAsync(true);

    public Task FindSignalAsync() => Browser.SetOfflineAsync(false);

    public Task OpenAsync(string path) => Page.GotoAsync(path);

    /// <summary>Until the worker looks after the page, and everything that is to be kept is.</summary>
    public Task KeepAsync() => UntilAsync("""
        async () => {
          if (!navigator.serviceWorker.controller || !document.body.dataset.account) return false;
          const list = new DOMParser().parseFromString(await (await fetch(document.body.dataset.device + "?handler=Stamps", { headers: { "X-Background": "1" } })).text(), "text/html");
          const paths = (await (await caches.open("pa-copies")).keys()).map(r => new URL(r.url).pathname);
          const wanted = [...list.querySelectorAll("i")].flatMap(i => i.dataset.page ? [i.dataset.page] : ["/Partnerships/Prepare/" + i.dataset.partner, "/Partnerships/Engagements/Log/" + i.dataset.partner]);
          return wanted.length > 4 && wanted.every(path => paths.includes(path));
        }
        """);

    /// <summary>Everything that stands on the copies, and their addresses. One that the page throws away meanwhile is gone.</summary>
    public Task<string> CopiesAsync() => Page.EvaluateAsync<string>("""
        async () => {
          const cache = await caches.open("pa-copies");
          const copies = await Promise.all((await cache.keys()).map(async r => [r.url, await cache.match(r)]));
          return (await Promise.all(copies.filter(([, copy]) => copy).map(async ([url, copy]) => url + "\n" + await copy.text()))).join("\n");
        }
        """);

    public async Task UntilNoCopyHasAsync(string words)
    {
        for (var waited = Stopwatch.StartNew(); (await CopiesAsync()).Contains(words, StringComparison.Ordinal); await Task.Delay(100))
            if (waited.Elapsed > TimeSpan.FromMinutes(1)) throw new TimeoutException($"A copy still has \"{words}\".");
    }

    public async Task LogAsync(string about)
    {
        await Page.GetByLabel("What was it about?").FillAsync(about + Mark);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the talk" }).ClickAsync();
        await Page.GetByText("The talk waits on this device, sealed for you alone.").WaitForAsync();
    }

    public Task NothingWaitsAsync() => EmptiedAsync("pa-waiting", "talks");

    public Task EverythingIsToldAsync() => EmptiedAsync("pa-readings", "readings");

    /// <summary>Playwright's own waiting takes a promise for an answer. A page whose clock is set, or whose request never ends, would wait on: so the time is kept out here.</summary>
    public async Task UntilAsync(string condition)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(100))
            if (await Page.EvaluateAsync<bool>($"({condition})()").WaitAsync(TimeSpan.FromMinutes(1))) return;
        throw new TimeoutException($"It never came true: {condition}");
    }

    private Task EmptiedAsync(string database, string store) => UntilAsync($$"""
        async () => !(await indexedDB.databases()).some(d => d.name === "{{database}}") || await new Promise(done => {
          const asked = indexedDB.open("{{database}}");
          asked.onsuccess = () => {
            if (!asked.result.objectStoreNames.contains("{{store}}")) { asked.result.close(); return done(true); }
            const count = asked.result.transaction("{{store}}").objectStore("{{store}}").count();
            count.onsuccess = () => { asked.result.close(); done(count.result === 0); };
          };
        })
        """);

    public async ValueTask DisposeAsync()
    {
        await SwitchOffAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>One that does not end when it is told to is ended: its driver would wait for it for ever.</summary>
    private async Task SwitchOffAsync()
    {
        var off = Browser.DisposeAsync().AsTask();
        if (await Task.WhenAny(off, Task.Delay(TimeSpan.FromSeconds(20))) != off)
            foreach (var process in Process.GetProcesses().Where(p => p.ProcessName.StartsWith("chrom", StringComparison.Ordinal) && Chromium.KeepsIn(p, folder))) process.Kill();
        await off;
    }

    private async Task SwitchOnAsync()
    {
        Browser = await Chromium.LaunchAsync(run.Playwright, folder, address, Visitor.Phone);
        Browser.SetDefaultTimeout(60_000);
        Page = await Browser.NewPageAsync();
    }

    public async Task<IPage> AnotherTabAsync() => Page = await Browser.NewPageAsync();
}
