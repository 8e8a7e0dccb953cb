using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;

namespace Alliance.Demonstration.Town;

/// <summary>One officer and one partner, with what is known while their story is told.</summary>
public sealed class TownTie(TownLine line, Partner partner, string owner, string backup, Dice dice)
{
    public TownLine Line => line;
    public Partner Partner => partner;
    public string Owner { get; set; } = owner;
    public string Backup => backup;
    public int Cadence => line.Cadence ?? PartnershipSettings.UsualCadenceDays;
    public List<Contact> Contacts { get; } = [];

    /// <summary>Those among them who said yes.</summary>
    public List<(Contact Contact, Consent Consent)> Agreed { get; } = [];

    /// <summary>Those who may be asked in a callout, and for what.</summary>
    public List<(Contact Contact, ConsentChoice Choice)> Willing { get; } = [];
    public Conversations Talk { get; } = new(line, dice);

    /// <summary>Null until the first engagement is logged.</summary>
    public Relationship? Relationship { get; set; }

    /// <summary>A visit that was planned and is still ahead.</summary>
    public Touchpoint? Planned { get; set; }

    /// <summary>The words of every promise between them.</summary>
    public List<string> Promised { get; } = [];

    /// <summary>Whom the officer has talked with, once for each talk.</summary>
    public List<Contact> Met { get; } = [];

    public Engagement? Last { get; set; }

    /// <summary>When it was handed over, and by whom; null where it never was.</summary>
    public (DateTime At, string From)? Handed { get; set; }

    /// <summary>The officer of the neighborhood who is neither owner nor backup.</summary>
    public string Colleague => line.Officers.First(o => o != Owner && o != backup);
}
