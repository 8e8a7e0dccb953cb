using System.Globalization;
using Alliance.Demonstration.Town;
using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Load;

/// <summary>Accounts, areas and partners: everything that is there before the first engagement.</summary>
public sealed class LoadRegister(int agencyId, LoadSize size, LoadAudit audit, Dice dice, DateTime begin, Action<object> write)
{
    private const string Purpose = "Setting up the register";

    // In the open Atlantic; forty squares of a kilometre and a half.
    private const double South = 38.0, West = -66.0, Step = 0.018;
    private const int Columns = 8;

    private readonly List<PartnerWord> words = [];

    public Guid[] Officers { get; } = new Guid[size.Officers];
    public LoadPartner[] Partners { get; } = new LoadPartner[size.Partners];

    public void Write(DateTime now, Func<Account, string> hash, Func<string, string> normalize)
    {
        WriteAccounts(now, hash, normalize);
        var areas = WriteAreas();
        for (var i = 0; i < size.Partners; i++) Partners[i] = WritePartner(i, areas[i % LoadSize.Areas], begin.AddSeconds(1000 + i / 4));
        words.Sort((a, b) => string.CompareOrdinal(a.Word, b.Word) is not 0 and var byWord ? byWord : string.CompareOrdinal(a.SortName, b.SortName));
        words.ForEach(write);
        words.Clear();
    }

    private void WriteAccounts(DateTime now, Func<Account, string> hash, Func<string, string> normalize)
    {
        string? shared = null;
        for (var i = -1; i < size.Officers; i++)
        {
            var at = begin.AddSeconds(i + 1);
            var name = i < 0 ? "lead001" : $"load{(i + 1).ToString("000", CultureInfo.InvariantCulture)}";
            var account = new Account
            {
                AgencyId = agencyId,
                Id = dice.NewId(at),
                UserName = name,
                NormalizedUserName = normalize(name),
                DisplayName = i < 0 ? "Sergeant One" : $"Officer Number {i + 1}",
                SecurityStamp = dice.NewId(at).ToString("N"),
                LockoutEnabled = true,
                PasswordChangedAt = now,
            };
            account.PasswordHash = shared ??= hash(account);
            var grant = new RoleGrant { AgencyId = agencyId, Id = dice.NewId(at), AccountId = account.Id, Role = i < 0 ? Role.Supervisor : Role.Officer, GivenAt = at };
            write(account);
            write(grant);
            audit.Add(at, null, AccountEvents.AccountAdded, Purpose, nameof(Account), account.Id, null, audit.Tell().New(grant));
            if (i >= 0) Officers[i] = account.Id;
        }
    }

    private List<Area> WriteAreas()
    {
        var areas = Enumerable.Range(0, LoadSize.Areas).Select(NewArea).ToList();
        foreach (var area in areas)
        {
            write(area);
            audit.Add(begin.AddSeconds(900), null, PartnershipEvents.AreaAdded, Purpose, nameof(Area), area.Id, null, audit.Tell().New(area));
        }
        return areas;
    }

    private Area NewArea(int number)
    {
        var (x, y) = (West + number % Columns * Step, South + number / Columns * Step);
        var name = $"Neighborhood {(number + 1).ToString("00", CultureInfo.InvariantCulture)}";
        var outline = string.Create(CultureInfo.InvariantCulture, $$"""{"type":"Polygon","coordinates":[[[{{x:F3}},{{y:F3}}],[{{x + Step:F3}},{{y:F3}}],[{{x + Step:F3}},{{y + Step:F3}}],[{{x:F3}},{{y + Step:F3}}],[{{x:F3}},{{y:F3}}]]]}""");
        return new Area { AgencyId = agencyId, Id = dice.NewId(begin.AddSeconds(900)), Name = name, SortName = Names.Fold(name), Kind = AreaKind.Neighborhood, Outline = outline };
    }

    private LoadPartner WritePartner(int number, Area area, DateTime at)
    {
        var sort = LoadWords.SortOf(dice);
        var name = LoadWords.NameOf(sort, area.Name, dice);
        var partner = new Partner { AgencyId = agencyId, Id = dice.NewId(at), Name = name, SortName = Names.Fold(name), Kind = LoadWords.KindOf(sort), AreaId = area.Id, LineOfBusiness = LoadWords.BusinessOf(sort, dice) };
        if (partner.Kind != PartnerKind.Neighbor) Locate(partner, number);
        write(partner);
        words.AddRange(Names.WordRows(partner));
        audit.Add(at, null, PartnershipEvents.PartnerAdded, Purpose, nameof(Partner), partner.Id, partner.Id, audit.Tell().New(partner));
        return new LoadPartner(partner.Id, sort, (short)(number % LoadSize.Areas));
    }

    private void Locate(Partner partner, int number)
    {
        var area = number % LoadSize.Areas;
        partner.Street = LoadWords.StreetOf(dice);
        partner.City = "Stress Harbor";
        partner.AddressKey = RegisterKeys.AddressKeyOf(partner.Street, partner.City, null);
        partner.Longitude = Math.Round(West + (area % Columns + dice.Share()) * Step, 5);
        partner.Latitude = Math.Round(South + (area / Columns + dice.Share()) * Step, 5);
        partner.RegisterNumber = $"S-{number + 1}";
        // No area has the code 555, so none of these can be dialled.
        if (dice.Chance(0.85)) partner.Telephone = string.Create(CultureInfo.InvariantCulture, $"+1555{2_000_000 + number}");
    }
}
