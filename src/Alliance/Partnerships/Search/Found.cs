using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;

namespace Alliance.Partnerships.Search;

/// <summary>What was found, by kind; of each kind a few, and whether there is more.</summary>
public sealed record Found
{
    public const int Shown = 10;

    public required IReadOnlyList<FoundOrganization> Organizations { get; init; }
    public required IReadOnlyList<FoundOffer> Offers { get; init; }
    public required IReadOnlyList<OwnPerson> People { get; init; }
    public required IReadOnlyList<FoundConversation> Conversations { get; init; }
    public bool HasMoreOrganizations { get; init; }
    public bool HasMoreOffers { get; init; }
    public bool HasMoreConversations { get; init; }

    /// <summary>Words that were taken for slips, each with what it was taken for.</summary>
    public required IReadOnlyList<Forgiven> Forgiven { get; init; }

    /// <summary>What to point out in the texts found.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public bool IsEmpty => Organizations.Count + Offers.Count + People.Count + Conversations.Count == 0;

    /// <summary>Partners of the reader's own of whom it tells more than the organization's facts.</summary>
    public IReadOnlyList<Guid> Read => [.. People.Select(p => p.PartnerId).Concat(Conversations.Select(c => c.PartnerId)).Concat(Offers.Where(o => o.IsOwn).Select(o => o.PartnerId)).Distinct()];
}

public sealed record Forgiven(string Typed, IReadOnlyList<string> Words);

public sealed record FoundOrganization(Guid Id, string Name, string? OtherName, string SortName, PartnerKind Kind, string? LineOfBusiness, string? Street, string? Area)
{
    public bool AskedForPeace { get; init; }
}

/// <param name="Who">By name only to whoever tends the relationship.</param>
public sealed record FoundOffer(Guid Id, Guid PartnerId, string Organization, string Who, OfferKind Kind, SpokenLanguage? Language, string Words, string? Limits, bool IsOwn);

public sealed record FoundConversation(Guid Id, Guid PartnerId, string Organization, DateTime At, string By, Channel Channel, string Purpose, string? Heard);
