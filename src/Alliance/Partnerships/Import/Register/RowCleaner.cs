using System.Text.RegularExpressions;
using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Import.Register;

/// <summary>Makes a typed row out of cells, or says why the row cannot be a partner.</summary>
internal sealed partial class RowCleaner(ColumnMapping mapping)
{
    private const int LongestName = Partner.NameMaxLength;

    private static readonly Sentence NoName = new("This row has no name.");

    /// <summary>How many e-mail addresses were dropped because they are not a role mailbox.</summary>
    public int EmailsDropped { get; private set; }

    public ReadResult<RegisterRow> Clean(TableRow row)
    {
        if (row.Problem is not null)
        {
            return row.Problem;
        }

        var registered = Name(row, RegisterField.Name);
        var trade = Name(row, RegisterField.TradeName);
        if (trade is not null && registered is not null && NameKey.EndsInLegalForm(trade) && !NameKey.EndsInLegalForm(registered))
        {
            // Registers often have the two the wrong way round.
            (trade, registered) = (registered, trade);
        }

        var name = trade ?? registered;
        return name is null ? Unnamed(row) : name.Length > LongestName ? new Sentence("The name in this row has more than {0} characters.", LongestName) : new RegisterRow
        {
            Row = row.Number,
            Name = name,
            OtherName = trade is not null && registered is not null && !NameKey.Of(trade).Equals(NameKey.Of(registered)) && !IsAPerson(registered) ? Cut(registered, LongestName) : null,
            Kind = Value(row, RegisterField.Kind),
            LineOfBusiness = Cut(Value(row, RegisterField.LineOfBusiness), Partner.LineOfBusinessMaxLength),
            Street = Cut(Street(row), Partner.StreetMaxLength),
            City = Cut(Softened(row, RegisterField.City), Partner.CityMaxLength),
            State = Cut(Value(row, RegisterField.State) is { } state ? (state.Length == 2 ? state.ToUpperInvariant() : Capitals.Soften(state)) : null, Partner.StateMaxLength),
            PostalCode = OrTooLong(Value(row, RegisterField.PostalCode), Partner.PostalCodeMaxLength),
            Telephone = Telephone.Read(Text.Clean(mapping.Cell(row, RegisterField.Telephone))),
            RoleEmail = OrTooLong(Email(row), Partner.RoleEmailMaxLength),
            Website = OrTooLong(ReadWebsite(row), Partner.WebsiteMaxLength),
            Coordinates = ReadCoordinates(row),
            RegisterNumber = OrTooLong(Value(row, RegisterField.RegisterNumber), Partner.RegisterNumberMaxLength),
        };
    }

    /// <summary>A sole owner's legal name is "Smith, John A"; the sign says what the shop is called, and the person has not agreed to be named.</summary>
    private static bool IsAPerson(string name) => SurnameFirst().IsMatch(name) && !NameKey.EndsInLegalForm(name) && !name.EndsWith(", The", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\p{L}[\p{L}'’\-]+( (?:Jr|Sr|II|III)\.?)?, \p{L}[\p{L}'’\-]*\.?( \p{L}[\p{L}'’\-]*\.?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex SurnameFirst();

    /// <summary>Here, not when it is saved: what is matched must be what is kept, or the same file brought in again would not match itself.</summary>
    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : Text.Cut(text, length - 1).TrimEnd() + "…";

    /// <summary>Half a number or address leads nowhere.</summary>
    private static string? OrTooLong(string? text, int length) => text is null || text.Length <= length ? text : null;

    private string? Value(TableRow row, RegisterField field) => Text.OrMissing(mapping.Cell(row, field));

    private string? Street(TableRow row)
    {
        var street = Softened(row, RegisterField.Street);
        return street is not null && Value(row, RegisterField.HouseNumber) is { } house && !street.StartsWith(house + " ", StringComparison.OrdinalIgnoreCase)
            ? $"{house} {street}"
            : street;
    }

    private string? Softened(TableRow row, RegisterField field) => Value(row, field) is { } value ? Capitals.Soften(value) : null;

    /// <summary>A name needs a letter; "7-11" and "1369" are told apart from row numbers only by a person, so digits alone are none.</summary>
    private string? Name(TableRow row, RegisterField field)
    {
        var text = Text.Clean(mapping.Cell(row, field));
        return Text.OrMissing(text) is not null && text.Any(char.IsLetter) ? Capitals.Soften(text.TrimEnd('/', ',', ';', ' ')) : null;
    }

    private Sentence Unnamed(TableRow row)
    {
        var text = Text.Clean(mapping.Cell(row, RegisterField.Name));
        return text.Any(character => !char.IsWhiteSpace(character)) && !text.Any(char.IsLetter)
            ? new Sentence("The name in this row has no letters: “{0}”.", Text.Cut(text, 40))
            : NoName;
    }

    private string? Email(TableRow row)
    {
        var text = Value(row, RegisterField.RoleEmail);
        var mailbox = text is null ? null : RoleMailbox.Read(text);
        if (text is not null && mailbox is null)
        {
            EmailsDropped++;
        }

        return mailbox;
    }

    private string? ReadWebsite(TableRow row) => Value(row, RegisterField.Website) is { } text ? Website.Read(text) : null;

    private Coordinates? ReadCoordinates(TableRow row) =>
        Coordinates.Of(mapping.Cell(row, RegisterField.Latitude), mapping.Cell(row, RegisterField.Longitude))
        ?? Coordinates.Read(mapping.Cell(row, RegisterField.Coordinates));
}
