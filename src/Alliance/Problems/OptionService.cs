using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems;

public sealed record NewOption
{
    /// <summary>Made with the form: the same form posted twice is one option.</summary>
    public required Guid Id { get; init; }
    public required Side Side { get; init; }
    public required string Words { get; init; }

    /// <summary>The option this one changes; what was said to the old one stays with it.</summary>
    public Guid? ReplacesId { get; init; }
    public NewPart? Part { get; init; }
}

/// <param name="PartnerId">Whose organization does it, or to whom the department promises it.</param>
public sealed record NewPart(Guid Id, Side Side, Guid PartnerId, string Words, DateOnly DueOn);

/// <summary>Why an option cannot be chosen yet.</summary>
public enum ChoiceProblem
{
    NobodyOffers = 1,
    SomebodyObjects = 2,
    SomebodyIsSilent = 3,
    AlreadyChosen = 4,
}

/// <summary>Keeps options, who offers what for them, what everybody says to them, and the choice.</summary>
public sealed class OptionService(AllianceContext db, PromiseService promises)
{
    /// <returns>False where the option it would change was changed or chosen meanwhile.</returns>
    public async Task<bool> ProposeAsync(Guid problemId, NewOption input, ActionContext action)
    {
        if (await db.Set<ResponseOption>().AnyAsync(o => o.Id == input.Id)) return true;
        if (input.ReplacesId is { } old)
        {
            var replaced = await db.Set<ResponseOption>().SingleAsync(o => o.Id == old && o.ProblemId == problemId);
            if (replaced.ReplacedAt is not null || replaced.ChosenAt is not null) return false;
            replaced.ReplacedAt = action.Now;
            await KeepPartsAsync(old, input.Id, action);
        }
        var option = new ResponseOption { AgencyId = action.AgencyId, Id = input.Id, ProblemId = problemId, Words = input.Words, Side = input.Side, ById = action.Actor, At = action.Now, ReplacesId = input.ReplacesId };
        db.Add(option);
        if (input.Part is { } part) db.Add(PartOf(option.Id, part, action));
        await db.SaveAsync(action, ProblemEvents.OptionProposed, option, SubjectOf(input.Side, action));
        return true;
    }

    public async Task OfferAsync(Guid optionId, NewPart input, ActionContext action)
    {
        if (await db.Set<OptionPart>().AnyAsync(p => p.Id == input.Id)) return;
        var part = PartOf(optionId, input, action);
        db.Add(part);
        await db.SaveAsync(action, ProblemEvents.PartOffered, part, SubjectOf(input.Side, action));
    }

    public async Task SayAsync(Guid id, Guid optionId, Side side, Voice voice, string? why, ActionContext action)
    {
        if (await db.Set<OptionVoice>().AnyAsync(v => v.Id == id)) return;
        var said = new OptionVoice { AgencyId = action.AgencyId, Id = id, OptionId = optionId, Side = side, ById = action.Actor, At = action.Now, Voice = voice, Why = why };
        db.Add(said);
        await db.SaveAsync(action, ProblemEvents.VoiceGiven, said, SubjectOf(side, action));
    }

    /// <summary>
    /// Chooses by consent: everybody who takes part has spoken, nobody objects, and somebody offers to do it. Each part becomes a promise, of the
    /// partner or of the department.
    /// </summary>
    /// <returns>Why not; null once it is chosen.</returns>
    public async Task<ChoiceProblem?> ChooseAsync(ProblemStory story, Guid optionId, ActionContext action)
    {
        if (story.Open.FirstOrDefault(o => o.Option.Id == optionId) is not { } line || line.Option.ChosenAt is not null) return ChoiceProblem.AlreadyChosen;
        if (line.Parts.Count == 0) return ChoiceProblem.NobodyOffers;
        if (line.Objections.Any()) return ChoiceProblem.SomebodyObjects;
        if (story.Joined.Any(m => line.Latest.All(v => v.ById != m.ContactId)) || line.Latest.All(v => v.Side != Side.Us)) return ChoiceProblem.SomebodyIsSilent;
        await using var write = await db.BeginWriteAsync();
        var option = await db.Set<ResponseOption>().SingleAsync(o => o.Id == optionId);
        if (option.ChosenAt is not null || option.ReplacedAt is not null) return ChoiceProblem.AlreadyChosen;
        (option.ChosenAt, option.ChosenById) = (action.Now, action.Actor);
        var parts = await db.Set<OptionPart>().Where(p => p.OptionId == optionId).ToListAsync();
        parts.ForEach(p => p.PromiseId = action.NewId());
        await db.SaveAsync(action, ProblemEvents.OptionChosen, option, null);
        foreach (var part in parts) await promises.MakeAsync(part.PromiseId!.Value, part.PartnerId, part.Side, new NewPromise(part.Words, part.DueOn), action);
        await write.CommitAsync();
        return null;
    }

    /// <summary>Who offered something for the old option still offers it for the changed one; they can say otherwise.</summary>
    private async Task KeepPartsAsync(Guid old, Guid changed, ActionContext action)
    {
        foreach (var part in await db.Set<OptionPart>().AsNoTracking().Where(p => p.OptionId == old).ToListAsync())
            db.Add(new OptionPart { AgencyId = part.AgencyId, Id = action.NewId(), OptionId = changed, Side = part.Side, ById = part.ById, PartnerId = part.PartnerId, Words = part.Words, DueOn = part.DueOn, At = part.At });
    }

    private static OptionPart PartOf(Guid optionId, NewPart part, ActionContext action) =>
        new() { AgencyId = action.AgencyId, Id = part.Id, OptionId = optionId, Side = part.Side, ById = action.Actor, PartnerId = part.PartnerId, Words = part.Words, DueOn = part.DueOn, At = action.Now };

    private static Guid? SubjectOf(Side side, ActionContext action) => side == Side.Them ? action.Actor : null;
}
