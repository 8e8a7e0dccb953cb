namespace Alliance.Partnerships.Import.Register;

/// <summary>Whether two records are one organisation at one place.</summary>
public abstract record Likeness
{
    public sealed record Same : Likeness;

    /// <param name="Reason">Why a person should look at the two side by side.</param>
    public sealed record PossiblySame(Sentence Reason) : Likeness;

    public sealed record Different : Likeness;
}

/// <summary>Compares by keys only, symmetrically, and prefers two records too many to one too few: a merge hides, a double only annoys.</summary>
public static class Matcher
{
    private static readonly Likeness Same = new Likeness.Same();
    private static readonly Likeness Different = new Likeness.Different();

    private static readonly Likeness NearName = new Likeness.PossiblySame(new Sentence("Nearly the same name at the same address."));
    private static readonly Likeness OtherName = new Likeness.PossiblySame(new Sentence("The name of one is the other name of the other, at the same address."));
    private static readonly Likeness OtherNames = new Likeness.PossiblySame(new Sentence("The same name at the same address, but with different other names."));
    private static readonly Likeness NearAddress = new Likeness.PossiblySame(new Sentence("The same name at nearly the same address."));
    private static readonly Likeness NearBoth = new Likeness.PossiblySame(new Sentence("Nearly the same name and address, and the same telephone."));
    private static readonly Likeness NearNameAndTelephone = new Likeness.PossiblySame(new Sentence("Nearly the same name and the same telephone, and one has no address."));
    private static readonly Likeness NameAlone = new Likeness.PossiblySame(new Sentence("The same name, and neither has an address or telephone."));

    private enum Place
    {
        Same,
        Near,
        Unknown,
        Different,
    }

    public static Likeness Compare(MatchKeys first, MatchKeys second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var place = Compare(first.Address, second.Address);
        if (place == Place.Different)
        {
            return Different;
        }

        var sameTelephone = first.Telephone is not null && first.Telephone == second.Telephone;
        if (first.Name.Equals(second.Name))
        {
            return WithSameName(first, second, place, sameTelephone);
        }

        if (IsOtherName(first, second))
        {
            return place == Place.Same ? OtherName : Different;
        }

        return place == Place.Near && !sameTelephone || place == Place.Unknown && !sameTelephone || !Similarity.NamesNear(first.Name, second.Name)
            ? Different
            : place switch { Place.Same => NearName, Place.Near => NearBoth, _ => NearNameAndTelephone };
    }

    private static Likeness WithSameName(MatchKeys first, MatchKeys second, Place place, bool sameTelephone) => place switch
    {
        _ when OtherNamesDiffer(first, second, out var apart) => apart || place != Place.Same ? Different : OtherNames,
        Place.Same => Same,
        Place.Near => NearAddress,
        _ when sameTelephone => Same,
        _ => HasNothingElse(first) && HasNothingElse(second) && SameOrMissing(first.City, second.City) && SameOrMissing(first.PostalCode, second.PostalCode)
            ? NameAlone
            : Different,
    };

    /// <summary>A caterer runs "Stand 2" and "Stand 3" at one address under its own name.</summary>
    private static bool OtherNamesDiffer(MatchKeys first, MatchKeys second, out bool apart)
    {
        apart = first.OtherName?.Designators != second.OtherName?.Designators;
        return first.OtherName is not null && second.OtherName is not null && !first.OtherName.Equals(second.OtherName);
    }

    private static bool HasNothingElse(MatchKeys keys) => keys.Address is null && keys.Telephone is null;

    private static bool IsOtherName(MatchKeys first, MatchKeys second) =>
        first.Name.Equals(second.OtherName) || second.Name.Equals(first.OtherName);

    private static Place Compare(AddressKey? first, AddressKey? second)
    {
        if (first is null || second is null)
        {
            return Place.Unknown;
        }

        if (first.Text == second.Text && SameLocality(first, second))
        {
            return Place.Same;
        }

        return StreetsNear(first, second) && (SameLocality(first, second) || SameOrMissing(first.City, second.City)) ? Place.Near : Place.Different;
    }

    /// <summary>
    /// The postal code decides where both have one: "Boston" and "Dorchester" may be one post office, and two streets of
    /// one name in a city are told apart by it.
    /// </summary>
    private static bool SameLocality(AddressKey first, AddressKey second) =>
        first.PostalCode is not null && second.PostalCode is not null
            ? first.PostalCode == second.PostalCode
            : SameOrMissing(first.City, second.City);

    private static bool StreetsNear(AddressKey first, AddressKey second) =>
        first.Numbers == second.Numbers
        && first.Numbers.Length > 0
        && (first.Unit == second.Unit || first.Unit.Length == 0 || second.Unit.Length == 0)
        && (first.StreetType == second.StreetType || first.StreetType.Length == 0 || second.StreetType.Length == 0)
        && StreetNamesNear(first.StreetName.Split(' '), second.StreetName.Split(' '));

    private static bool StreetNamesNear(string[] first, string[] second) =>
        first.Length == second.Length && first.Zip(second).All(pair => Similarity.WordsNear(pair.First, pair.Second));

    private static bool SameOrMissing(string? first, string? second) => first is null || second is null || first == second;
}
