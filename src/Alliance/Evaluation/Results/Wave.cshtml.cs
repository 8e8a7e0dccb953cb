using System.Globalization;
using Alliance.Evaluation.Instruments;
using Alliance.Partnerships.Export;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Results;

/// <summary>What a wave's answers say, in cells of ten or more.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class WaveModel(ResultsReader reader, TimeProvider time) : EvaluationPage(time)
{
    public WaveResults Results { get; private set; } = null!;

    public bool IsOpen => Results.Wave.ClosedAt is null && Results.Wave.ClosesOn >= Today;

    public async Task<IActionResult> OnGetAsync(Guid waveId)
    {
        if (await reader.OfAsync(waveId) is not { } results) return NotFound();
        Results = results;
        return Page();
    }

    public string Say(ShownCount count) => count.Value is { } shown ? shown.ToString("N0", CultureInfo.CurrentCulture) : Words[SmallCells.InWords];

    public string N(double value) => value.ToString("0.00", CultureInfo.CurrentCulture);

    public string P(double p) => p < 0.001 ? "p < 0.001" : $"p = {p.ToString("0.000", CultureInfo.CurrentCulture)}";

    public string Rate(NonResponse asked)
    {
        var (of, done) = (SmallCells.Show(asked.Asked, true), SmallCells.Show(asked.Answered, true));
        return of.IsHeldBack || done.IsHeldBack ? Words["Asked by a link: {0}; answered: {1}.", Say(of), Say(done)] : Words["Of {0} asked by a link, {1} answered: {2:P0}.", Say(of), Say(done), asked.Rate];
    }

    public string Reliability(ScaleFigures scale)
    {
        if (scale.Scale.Items.Count < 2) return Words["One question, so there is nothing to hold together."];
        if (scale.Alpha is not { } alpha) return Words["How well its questions hold together cannot be said: {0}", Words[scale.WhyNoAlpha ?? "Too few answered."]];
        var said = alpha.Raw switch
        {
            >= 0.8 => "They hold together well",
            >= 0.7 => "They hold together well enough to compare groups",
            >= 0.5 => "They hold together weakly: look at the questions one by one",
            _ => "They do not hold together: do not use the score",
        };
        var omega = scale.Omega is { } found ? Words["; omega {0}", N(found.Total)].Value : "";
        return Words["{0} (Cronbach’s alpha {1}, 95% interval {2} to {3}{4}; 1 would be questions that all say the same).", Words[said], N(alpha.Raw), N(alpha.Interval.Low), N(alpha.Interval.High), omega];
    }

    public ItemGroup ItemsOf(ScaleFigures scale) => new($"items-{scale.Scale.Key}", Results.Instrument, [.. Results.Figures.Items.Where(i => scale.Scale.Items.Contains(i.Item.Key))]);

    /// <summary>Items in no scale, those with one list of answers together.</summary>
    public IEnumerable<ItemGroup> Others => Results.Figures.Items.Where(i => !Results.Instrument.Scales.Any(s => s.Items.Contains(i.Item.Key)))
        .GroupBy(i => string.Join('|', i.Item.Answers.Select(a => a.En))).Select((g, n) => new ItemGroup($"others-{n + 1}", Results.Instrument, [.. g]));
}

/// <summary>Items that have one list of answers.</summary>
public sealed record ItemGroup(string Id, Instrument Instrument, IReadOnlyList<ItemFigures> Items)
{
    public IReadOnlyList<InBoth> Answers => Items.Count == 0 ? [] : Items[0].Item.Answers;

    public int NumberOf(ItemFigures item) => AnsweringWords.NumberOf(Instrument, item.Item);
}
