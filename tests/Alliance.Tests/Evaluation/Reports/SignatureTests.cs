using System.Text.Json;
using Alliance.Evaluation.Reports;
using Alliance.Platform;
using Alliance.Platform.Audit;
using Alliance.Tests.Evaluation.StudyCommands;

namespace Alliance.Tests.Evaluation.Reports;

[Collection(nameof(Alone))]
public sealed class SignatureTests : IDisposable
{
    private readonly Typed typed = new();
    private readonly string folder;
    private readonly string file;

    public SignatureTests()
    {
        folder = typed.Path("data");
        var signing = new ReportSigning(new HouseKey(Settings.From(null, folder)));
        var results = WrittenReport.JsonSaying("Lane study");
        var report = new StudyReport { PlanHash = [], DataHash = [], Results = results, Signature = signing.Sign(results) };
        file = typed.Write("results.json", signing.SignedFile(report));
    }

    [Fact]
    public async Task Verify_ResultsOfThisServer_AreAsSigned()
    {
        var (status, output, _) = await Typed.StudyAsync("verify", file, "--data", folder, "--json");

        status.ShouldBe(0);
        var answer = JsonDocument.Parse(output).RootElement;
        answer.GetProperty("unchanged").GetBoolean().ShouldBeTrue();
        answer.GetProperty("signedHere").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_OneLetterChanged_IsFound()
    {
        var changed = typed.Write("changed.json", (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("Lane study", "Lane Study", StringComparison.Ordinal));

        var (status, output, _) = await Typed.StudyAsync("verify", changed, "--data", folder);

        status.ShouldBe(1);
        output.ShouldContain("something in the file was changed");
    }

    [Fact]
    public async Task Verify_ByAnotherServer_SaysThatItsKeyIsAnother()
    {
        using var _ = new HouseKey(Settings.From(null, typed.Path("other"))).Open();

        var (status, output, _) = await Typed.StudyAsync("verify", file, "--data", typed.Path("other"));

        status.ShouldBe(1);
        output.ShouldContain("Another key than this server's signed them");
    }

    [Fact]
    public async Task Verify_WhatIsNoReport_IsASentence()
    {
        var (status, _, error) = await Typed.StudyAsync("verify", typed.Write("odd.json", "{}"));

        status.ShouldBe(2);
        error.ShouldContain("holds no signed results");
    }

    public void Dispose() => typed.Dispose();
}
