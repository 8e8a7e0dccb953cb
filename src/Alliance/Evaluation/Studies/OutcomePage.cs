using Alliance.Evaluation.Instruments;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>A page with the form of one outcome.</summary>
public abstract class OutcomePage(AllianceContext db, InstrumentShelf shelf, TimeProvider time) : StudyPage(db, time)
{
    [BindProperty]
    public OutcomeInput Input { get; set; } = new();

    /// <summary>The scales of all instruments there are.</summary>
    public IReadOnlyList<AskedScale> Scales { get; private set; } = [];

    protected async Task<bool> CheckOutcomeAsync(Guid outcomeId, ActionContext action)
    {
        if (!await LoadAsync()) return false;
        Check(new OutcomeRules(), Input);
        if (Input is { Source: OutcomeSource.Survey, Asked: { } asked } && Scales.All(s => s.Key != asked)) ModelState.AddModelError("Input.Asked", Words["Choose one of the questionnaires that are here."]);
        var screened = await ScreenAsync(Guid.Empty, Input.Title, Input.Why);
        MustNameNobody("Input.Title");
        if (ModelState.IsValid) TellSteward(nameof(StudyOutcome), outcomeId, screened, action);
        return ModelState.IsValid;
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Scales = [.. from shelved in await shelf.AllAsync() from scale in shelved.Instrument.Scales select new AskedScale($"{shelved.Instrument.Key}/{scale.Key}", shelved.Instrument.Title.In(language), scale.Title.In(language))];
        return true;
    }
}

/// <param name="Key">The instrument's key and the scale's, with a stroke between.</param>
public sealed record AskedScale(string Key, string Instrument, string Title);
