using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Platform.Accounts;
using Alliance.Platform.Api;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Api;

/// <summary>Another program of the agency, with the key of a service account.</summary>
public sealed class OtherProgram(TestHouse house, string? key, string host = "localhost")
{
    private readonly HttpClient client = house.CreateDefaultClient(new Uri($"https://{host}"));

    public static async Task<OtherProgram> WithAsync(TestHouse house, ServiceScopes scopes, int agency = TestPeople.AgencyId, string name = "City license register")
    {
        var key = await house.DoAsync(services => services.GetRequiredService<ServiceAccountService>()
            .AddAsync(house.NewId(), name, scopes, house.Clock.GetUtcNow().UtcDateTime.AddDays(30), house.Act(house.Person(Role.Administrator).Id, Role.Administrator, agency)), agency);
        return new OtherProgram(house, key!.Value.ToString());
    }

    public Task<Told> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Told> PostAsync(string path, object body, string? idempotencyKey) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body), idempotencyKey is null ? null : ("Idempotency-Key", idempotencyKey));

    public Task<Told> PutAsync(string path, object body, string? version) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body), version is null ? null : ("If-Match", version));

    public async Task<Told> SendAsync(HttpMethod method, string path, HttpContent? body, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Told((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.Tag, text);
    }
}

/// <summary>What it was answered.</summary>
public sealed record Told(int Status, string? MediaType, string? ETag, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public IReadOnlyList<string> Names => [.. Json["organizations"]!.AsArray().Select(o => o!["name"]!.GetValue<string>())];

    /// <summary>The one sentence of a refusal, which must be one to a program.</summary>
    public void ShouldRefuse(int status, string words)
    {
        Status.ShouldBe(status, Text);
        MediaType.ShouldBe("application/problem+json");
        JsonSerializer.Serialize(Json, Plain).ShouldContain(words);
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
