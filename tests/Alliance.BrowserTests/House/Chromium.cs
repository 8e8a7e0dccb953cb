using System.Diagnostics;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.House;

/// <summary>Debian's Chromium, or Chrome, driven by Playwright, which downloads none of its own. The one without a window of its own costs least.</summary>
public static class Chromium
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // The map draws by WebGL, in software where there is no graphics card.
        "--enable-unsafe-swiftshader",
    ];

    private static readonly string? Program = Find();

    /// <summary>Why there is no browser here; null where there is one.</summary>
    public static string? WhyNot => Program is null ? "No Chromium here (neither chromium-headless-shell nor chromium nor google-chrome was found, and CHROMIUM names none); apt-get install chromium-headless-shell enables these tests." : null;

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Headless = true, Args = Flags });

    /// <summary>One that keeps what it knows in a folder, and finds it there when it is started anew.</summary>
    public static Task<IBrowserContext> LaunchAsync(IPlaywright playwright, string folder, string address, (int Width, int Height) window) =>
        playwright.Chromium.LaunchPersistentContextAsync(folder, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Program,
            Headless = true,
            Args = Flags,
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = window.Width, Height = window.Height },
            Locale = "en-US",
            TimezoneId = "America/New_York",
        });

    /// <summary>Whether it is a browser that was started with this folder.</summary>
    public static bool KeepsIn(Process browser, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{browser.Id}/cmdline").Contains(folder, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return false;
        }
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var known = from name in new[] { "chromium-headless-shell", "chromium", "google-chrome" } from folder in folders select Path.Combine(folder, name);
        return string.IsNullOrEmpty(named) ? known.FirstOrDefault(File.Exists) : File.Exists(named) ? named : null;
    }
}
