namespace Alliance.Partnerships.Import.Register;

/// <summary>One cleaned row: what a partner would be made of. Null is missing, whether the cell was empty or a placeholder.</summary>
public sealed record RegisterRow
{
    private MatchKeys? keys;

    /// <summary>The row in the file, the header being row 1.</summary>
    public required int Row { get; init; }

    /// <summary>The name the public knows: the trade name where there is one.</summary>
    public required string Name { get; init; }

    /// <summary>The legal or register name where it differs from <see cref="Name"/>.</summary>
    public string? OtherName { get; init; }

    public string? Kind { get; init; }

    public string? LineOfBusiness { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>As in +16175550123.</summary>
    public string? Telephone { get; init; }

    public string? RoleEmail { get; init; }

    public string? Website { get; init; }

    public Coordinates? Coordinates { get; init; }

    public double? Latitude => Coordinates?.Latitude;

    public double? Longitude => Coordinates?.Longitude;

    public string? RegisterNumber { get; init; }

    public MatchKeys Keys => keys ??= MatchKeys.Of(Name, OtherName, Street, City, PostalCode, Telephone);

    /// <summary>A copy must not inherit keys made of the old values.</summary>
    private RegisterRow(RegisterRow original)
    {
        Row = original.Row;
        Name = original.Name;
        OtherName = original.OtherName;
        Kind = original.Kind;
        LineOfBusiness = original.LineOfBusiness;
        Street = original.Street;
        City = original.City;
        State = original.State;
        PostalCode = original.PostalCode;
        Telephone = original.Telephone;
        RoleEmail = original.RoleEmail;
        Website = original.Website;
        Coordinates = original.Coordinates;
        RegisterNumber = original.RegisterNumber;
    }

    public RegisterRow()
    {
    }
}

public sealed record RejectedRow(int Row, Sentence Reason);
