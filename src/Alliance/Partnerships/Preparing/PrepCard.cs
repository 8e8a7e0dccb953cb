using System.Globalization;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Preparing;

/// <summary>What an officer wants to know two minutes before walking in.</summary>
public sealed record PrepCard
{
    /// <summary>Set where they asked not to be approached; empty where they gave no words to it.</summary>
    public required string? Wish { get; init; }
    public required CardText Why { get; init; }
    public required LastTalk? Talk { get; init; }
    public required CardText? LastTalk { get; init; }

    /// <summary>Ours first, the one due soonest on top.</summary>
    public required IReadOnlyList<PromiseLine> Promises { get; init; }
    public required IReadOnlyList<VoicedPreference> Approach { get; init; }
    public required IReadOnlyList<CardGoal> Goals { get; init; }
    public required CardText FirstQuestion { get; init; }
    public required CardText SecondQuestion { get; init; }
    public required CardText Affirmation { get; init; }
    public required CardText Avoid { get; init; }

    /// <summary>Organisations at odds with this one that lean on the reader too.</summary>
    public IReadOnlyList<string> AtOdds { get; init; } = [];
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The line of this name, if the card has it.</summary>
    public CardText? Find(CardLine line, Guid? about) =>
        new[] { Why, LastTalk, FirstQuestion, SecondQuestion, Affirmation, Avoid }.Concat(Goals.Select(g => g.Fits)).FirstOrDefault(t => t is not null && t.Line == line && t.AboutId == about);
}

/// <summary>One line: what the record says, or what an officer put in its place.</summary>
public sealed record CardText(CardLine Line, Guid? AboutId, string Generated, CorrectedLine? Corrected)
{
    public string Words => Corrected?.Words ?? Generated;
}

/// <summary>A card as it is shown: on its page, or in the copy that a device keeps.</summary>
public sealed record ShownCard(PrepCard Card, PartnerBrief Partner, DateOnly Today, TimeZoneInfo Zone)
{
    public string DayOf(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, Zone).ToString("MMMM d, yyyy", CultureInfo.CurrentCulture);
}

/// <summary>A line of it.</summary>
public sealed record ShownLine(CardText Text, ShownCard Card);

public sealed record CorrectedLine(Guid Id, CardLine Line, Guid? AboutId, string Words, string By, DateTime At);

public sealed record CardGoal(GoalStory Goal, CardText Fits);

/// <param name="IsDisputed">Whether somebody who took part says it was different.</param>
public sealed record LastTalk(Guid Id, DateTime At, Channel Channel, Guid OfficerId, string Purpose, string? Heard, DateTime? ExpiresAt, bool IsDisputed);
