using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Thanks;
using Alliance.Portal.Door;
using Alliance.Problems;
using Alliance.Stewardship.Releases;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>Somebody on the other side with everything a record can hold: each text of theirs carries their mark.</summary>
/// <param name="Mark">A word that stands in no text of anybody else's.</param>
internal sealed record Insider(Contact Contact, string Mark)
{
    /// <summary>The keys of every row that is theirs.</summary>
    public IReadOnlySet<(Type Table, Guid Id)> Rows { get; init; } = new HashSet<(Type, Guid)>();

    public Guid Talk { get; init; }
    public Guid Promise { get; init; }
    public Guid Goal { get; init; }

    /// <summary>The officer has answered, they have not.</summary>
    public Guid OpenCheck { get; init; }

    /// <summary>Both have answered, far apart; nobody has said yet what came of it.</summary>
    public Guid GappedCheck { get; init; }
    public Guid Concern { get; init; }
    public Guid Offer { get; init; }

    /// <summary>Who tends the relationship.</summary>
    public Guid Officer { get; init; }

    /// <summary>One that they gave.</summary>
    public Guid Thanks { get; init; }

    /// <summary>Four weeks after the response; they take part.</summary>
    public Guid Problem { get; init; }

    /// <summary>Proposed there, and neither changed nor chosen.</summary>
    public Guid Option { get; init; }

    /// <summary>Keys of rows that some address or form names.</summary>
    public IEnumerable<Guid> Nameable => RowsOf(typeof(Engagement), typeof(Promise), typeof(SharedGoal), typeof(AllianceCheck), typeof(Repair), typeof(Concern), typeof(Offer), typeof(ThankYou), typeof(Alliance.Problems.Problem), typeof(ResponseOption), typeof(Contact), typeof(Partner), typeof(Release), typeof(KeptBackNote), typeof(PartnerVisit));

    public IEnumerable<Guid> RowsOf(params Type[] tables) => Rows.Where(r => tables.Contains(r.Table)).Select(r => r.Id);

    /// <summary>What must be found nowhere where it is not theirs: their mark, their address, and the keys of their rows.</summary>
    public IEnumerable<string> Traces => [Mark, Contact.Email!, Contact.Telephone!, Contact.Id.ToString(), .. Rows.Select(r => r.Id.ToString())];

    /// <summary>Traces of theirs in a text that somebody else reads.</summary>
    public IEnumerable<string> FoundIn(string text) => Traces.Where(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));
}
