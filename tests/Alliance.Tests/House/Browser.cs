using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Alliance.Tests.House;

/// <summary>One browser with its cookies. It follows no redirect by itself, so that a test sees each answer.</summary>
public sealed class Browser
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;
    private readonly Uri origin;

    public Browser(TestHouse house, string host)
    {
        origin = new Uri($"https://{host}");
        client = house.CreateDefaultClient(origin, new CookieContainerHandler(cookies));
    }

    /// <summary>Takes a cookie as a server sets it.</summary>
    public void Keep(string setCookie) => cookies.SetCookies(origin, setCookie);

    public bool Has(string cookie) => cookies.GetCookies(origin).Any(c => c.Name == cookie);

    public Task<Page> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), headers);

    /// <summary>Posts fields that no form of ours made; without an antiforgery token unless the fields bring one.</summary>
    public Task<Page> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) }, headers);

    public async Task<Page> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Page(this, request.RequestUri!, response, text);
    }
}
