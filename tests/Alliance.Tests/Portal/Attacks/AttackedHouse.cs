using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Portal.Door;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>
/// A house that is full: two contacts of one organization with everything in both records, one of another organization, and one of
/// another agency. It is filled once for all tests of a class, which change nothing of these people's.
/// </summary>
public abstract class AttackedHouse(Engine engine) : TestHouse(engine)
{
    public const int OtherAgencyId = 71;
    private const string NextMark = "Pumpernickel", FarMark = "Xylographer";

    internal Partner Partner { get; private set; } = null!;
    internal Insider One { get; private set; } = null!;
    internal Insider Two { get; private set; } = null!;

    /// <summary>Somebody of another organization, served by the same department.</summary>
    internal Insider Next { get; private set; } = null!;

    /// <summary>One row of everything at another agency.</summary>
    internal Insider Far { get; private set; } = null!;

    /// <summary>The organization's public address for concerns.</summary>
    internal string PublicAddress { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (WhyNot is not null) return;
        await AddAgencyAsync(OtherAgencyId, "far-away");
        Far = await OneOfEverythingOfAsync(OtherAgencyId, FarMark);
        Next = await OneOfEverythingOfAsync(TestPeople.AgencyId, NextMark);
        Partner = await this.AddOwnPartnerAsync();
        PublicAddress = await this.PublicAddressAsync(Partner);
        One = await this.AddInsiderAsync(Partner, "Vexillarius");
        Two = await this.AddInsiderAsync(Partner, "Zanzibarius");
        await TalkTogetherAsync();
    }

    /// <summary>A third contact of the same organization, for what uses a record up.</summary>
    internal Task<Insider> AddSpareAsync() => this.AddInsiderAsync(Partner, $"Spare{Guid.NewGuid():N}"[..16]);

    /// <summary>Comes in as the contact would, once the letters of earlier visits count no more.</summary>
    internal Task<Browser> VisitAsync(Insider insider)
    {
        Clock.Advance(EntryLink.Lifetime);
        return this.ComeInAsync(insider.Contact);
    }

    /// <summary>Both were there: they read what was said, and the other's name nowhere in it.</summary>
    private async Task TalkTogetherAsync()
    {
        var talk = await this.LogTalkAsync(Partner, [One.Contact, Two.Contact], $"{One.Contact.Name} and {Two.Contact.Name} looked at the door.", $"Call {One.Contact.Name} and {Two.Contact.Name}");
        await this.ShareGoalAsync(Partner, [One.Contact, Two.Contact], $"A door for {One.Contact.Name} and {Two.Contact.Name}", $"{One.Contact.Name} heard it from {Two.Contact.Name}.");
        foreach (var (who, other) in new[] { (One, Two), (Two, One) })
            await DoAsync(async services =>
            {
                var (db, corrections) = ((Alliance.Platform.Data.AllianceContext)services.GetService(typeof(Alliance.Platform.Data.AllianceContext))!, (CorrectionService)services.GetService(typeof(CorrectionService))!);
                await corrections.CorrectAsync(await db.Set<Engagement>().SingleAsync(e => e.Id == talk.Id), who.Contact.Id, new NewCorrection { Id = this.NewId(), Kind = CorrectionKind.Corrects, Words = $"It was {other.Contact.Name} who came" }, this.ActAs(who.Contact));
            });
    }

    private async Task<Insider> OneOfEverythingOfAsync(int agency, string mark)
    {
        var rows = await this.AddOneOfEverythingAsync(agency, mark);
        var key = rows.First(r => r.Table == typeof(Contact)).Key;
        var contact = await AskAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == key), agency);
        contact.Telephone = mark;
        return new Insider(contact, mark) { Rows = rows.ToHashSet(), Concern = rows.First(r => r.Table == typeof(Concern)).Key };
    }
}

public sealed class AttackedSqliteHouse() : AttackedHouse(Engine.Sqlite);

public sealed class AttackedPostgresHouse() : AttackedHouse(Engine.Postgres);
