using System.IO.Compression;
using Alliance.Evaluation.StudyCommands;
using Alliance.Statistics;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tests.Evaluation.StudyCommands;

[Collection(nameof(Alone))]
public sealed class StudyCommandTests : IDisposable
{
    private readonly Typed typed = new();
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Study_Answer_IsOneDocumentInFullPrecisionWithJsonAndLinesWithout()
    {
        var document = new { Estimate = 0.1 + 0.2, SeNeyman = 1e-10, FisherP = (double?)null };

        var (status, output, error) = await RunAsync(run => run.Answer(document, ["the line"]), json: true);
        var words = await RunAsync(run => run.Answer(document, ["the line"]), json: false);

        status.ShouldBe(0);
        output.ShouldBe("""{"estimate":0.30000000000000004,"seNeyman":1E-10,"fisherP":null}""" + Environment.NewLine);
        error.ShouldBeEmpty();
        words.Output.ShouldBe($"the line{Environment.NewLine}");
    }

    [Fact]
    public async Task Study_LongerThanTwoSeconds_SaysWhereItStands()
    {
        var (_, output, error) = await RunAsync(
            run =>
            {
                run.Doing("Reading panel.csv");
                time.Advance(TimeSpan.FromSeconds(1.9));
                run.Doing("Permutation", 1200, 5000);
                time.Advance(TimeSpan.FromSeconds(0.2));
                time.Advance(TimeSpan.FromSeconds(4));
                run.Doing("Permutation", 3000, 5000);
                time.Advance(TimeSpan.FromSeconds(1));
                return run.Answer(new { }, ["done"]);
            },
            json: false);

        error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe(["Permutation 1,200 of 5,000…", "Permutation 3,000 of 5,000…"]);
        output.ShouldBe($"done{Environment.NewLine}");
    }

    [Fact]
    public async Task Study_Stopped_SaysSoAndAnswersNothing()
    {
        using var stop = new CancellationTokenSource();

        var (status, output, error) = await RunAsync(
            run =>
            {
                stop.Cancel();
                run.Doing("Permutation", 2, 3);
                return run.Answer(new { }, ["never"]);
            },
            json: true,
            stop.Token);

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldBe($"Stopped before the end.{Environment.NewLine}");
    }

    [Fact]
    public async Task Study_ARefusal_IsItsSentence()
    {
        Answer<double> refused = new Refusal(RefusalKind.NothingCounted, "There is nothing to add up.");

        var (status, _, error) = await RunAsync(_ => (int)refused.OrBadInput("/somewhere/panel.csv"), json: true);

        status.ShouldBe(2);
        error.ShouldBe($"panel.csv: There is nothing to add up.{Environment.NewLine}");
    }

    [Fact]
    public async Task Study_AFailureOfOurs_IsNotTakenForBadInput() =>
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(_ => throw new InvalidOperationException("a bug"), json: true));

    [Fact]
    public async Task Read_ATable_HasTheColumnsThatAreNeeded()
    {
        var path = typed.Write("panel.csv", "a,b,c\n1,2,x\n3,,y\n");

        var (status, output, _) = await RunAsync(run => run.Answer(run.Read(path, ["a", "b"]).Names, []), json: true);

        status.ShouldBe(0);
        output.Trim().ShouldBe("""["a","b"]""");
    }

    [Fact]
    public async Task Read_WhatIsNotThereOrNoTable_IsOneSentence()
    {
        var cut = typed.Path("cut.csv.gz");
        using (var packed = new GZipStream(File.Create(cut), CompressionLevel.Fastest)) packed.Write("a,b\n"u8.ToArray().Concat(Enumerable.Repeat("1,2\n"u8.ToArray(), 100_000).SelectMany(x => x)).ToArray());
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..200]);

        foreach (var (path, sentence) in new[]
        {
            (typed.Path("nothing.csv"), "There is no file"),
            (Path.GetDirectoryName(cut)!, "is a folder"),
            (typed.Write("book.csv", "PK\u0003\u0004…"), "Excel workbook"),
            (typed.Write("other.csv", "a,c\n1,2\n"), "other.csv: "),
            (cut, "damaged or cut off"),
        })
        {
            var (status, _, error) = await RunAsync(run => run.Read(path, ["a", "b"]).Rows, json: false);

            status.ShouldBe(2);
            error.ShouldContain(sentence);
            error.Trim().Split('\n').Length.ShouldBe(1);
        }
    }

    private Task<(int Status, string Output, string Error)> RunAsync(Func<StudyRun, int> work, bool json, CancellationToken stop = default) =>
        Typed.HeardAsync(() => StudyCommand.RunAsync(work, json, time, stop));

    public void Dispose() => typed.Dispose();
}
