using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;

namespace Alliance.Demonstration.Load;

/// <summary>A partner as far as the load must remember it: two hundred thousand of them fit in memory easily.</summary>
public readonly record struct LoadPartner(Guid Id, byte Sort, short Area);

/// <summary>One relationship while its years are told; its row is written at the end, as it ended.</summary>
public sealed class LoadTie(LoadPartner partner, int owner, int backup)
{
    public LoadPartner Partner => partner;

    /// <summary>The officers by number.</summary>
    public int Owner => owner;
    public int Backup => backup;

    /// <summary>How many engagements there will be, and how many there were.</summary>
    public int Talks { get; set; }
    public int Told { get; set; }

    public Relationship? Relationship { get; set; }
    public Contact? Contact { get; set; }

    /// <summary>How the contact stands in a text: a reference, or a role.</summary>
    public string Who { get; set; } = "";
}
