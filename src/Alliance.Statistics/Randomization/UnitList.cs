using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Statistics.Randomization;

/// <summary>The units of a study in canonical order, so that the order in which a file has them does not matter, with a hash that names the list.</summary>
/// <remarks>
/// The canonical text is UTF-8: a header <c>unit&lt;tab&gt;stratum</c> and the covariates' names, then a line for each unit by the code points of its trimmed name, each
/// ended by a line feed; numbers in invariant culture, shortest form that reads back the same. <see cref="Hash"/> is its SHA-256, lower case: of the two units "a" and
/// "b" alone it begins with fdf62736.
/// </remarks>
public sealed class UnitList
{
    private UnitList(UnitToAllocate[] units, IReadOnlyList<string> covariates)
    {
        (Units, Covariates) = (units, covariates);
        CanonicalText = Write(units, covariates);
        Hash = Sha256(CanonicalText);
    }

    /// <summary>In canonical order; at least two.</summary>
    public IReadOnlyList<UnitToAllocate> Units { get; }

    /// <summary>Names of the covariates.</summary>
    public IReadOnlyList<string> Covariates { get; }

    public string CanonicalText { get; }

    /// <summary>SHA-256 of <see cref="CanonicalText"/>, 64 hexadecimal digits.</summary>
    public string Hash { get; }

    internal bool HasStrata => Units.Any(unit => unit.Stratum is not null);

    /// <returns>Failure: fewer than two units, one without a name or twice in the list, some with a stratum and some without, or covariates that are missing or no numbers.</returns>
    public static Answer<UnitList> Of(IEnumerable<UnitToAllocate> units, IReadOnlyList<string>? covariates = null)
    {
        UnitToAllocate[] all = [.. units.Select(Tidied).OrderBy(unit => unit.Name, StringComparer.Ordinal)];
        return Refuse(all, covariates ?? []) is { } refusal ? refusal : new UnitList(all, covariates ?? []);
    }

    internal static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static UnitToAllocate Tidied(UnitToAllocate unit) => unit with
    {
        Name = (unit.Name ?? "").Trim().Normalize(),
        Stratum = string.IsNullOrWhiteSpace(unit.Stratum) ? null : unit.Stratum.Trim().Normalize(),
    };

    private static Refusal? Refuse(UnitToAllocate[] units, IReadOnlyList<string> covariates)
    {
        if (units.Length < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"An allocation needs at least two units, and here {(units.Length == 1 ? "is 1" : "is none")}.");
        }

        return Unnamed(units) ?? Twice(units) ?? HalfInStrata(units)
            ?? units.Select(unit => Uncovered(unit, covariates)).FirstOrDefault(each => each is not null);
    }

    private static Refusal? Unnamed(UnitToAllocate[] units)
    {
        var empty = units.Count(unit => unit.Name.Length == 0);
        return empty > 0 ? new Refusal(RefusalKind.NotUnits, $"{(empty == 1 ? "One unit has" : $"{empty} units have")} no name; give every unit one, or take the empty rows out.")
            : units.FirstOrDefault(unit => (unit.Name + unit.Stratum).Any(char.IsControl)) is { } odd ? new Refusal(RefusalKind.NotUnits, $"The name “{odd.Name}” or its stratum holds a tab or a line break; take it out.")
            : null;
    }

    private static Refusal? Twice(UnitToAllocate[] units) =>
        units.Zip(units.Skip(1)).FirstOrDefault(pair => pair.First.Name == pair.Second.Name) is { First.Name: { } name }
            ? new Refusal(RefusalKind.NotUnits, $"The unit “{name}” stands in the list more than once; every unit is allocated once.") : null;

    private static Refusal? HalfInStrata(UnitToAllocate[] units) =>
        units.Any(unit => unit.Stratum is not null) && units.FirstOrDefault(unit => unit.Stratum is null) is { } without
            ? new Refusal(RefusalKind.NotUnits, $"The unit “{without.Name}” has no stratum and others have; give every unit one.") : null;

    private static Refusal? Uncovered(UnitToAllocate unit, IReadOnlyList<string> covariates)
    {
        if (unit.Values.Count != covariates.Count)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"The unit “{unit.Name}” has {unit.Values.Count} values for {covariates.Count} covariates.");
        }

        for (var k = 0; k < covariates.Count; k++)
        {
            if (!double.IsFinite(unit.Values[k]))
            {
                return new Refusal(RefusalKind.NotANumber, $"The unit “{unit.Name}” has no number in {covariates[k]}; fill it in, or leave the covariate out.");
            }
        }

        return null;
    }

    private static string Write(UnitToAllocate[] units, IReadOnlyList<string> covariates)
    {
        var text = new StringBuilder("unit\tstratum");
        foreach (var name in covariates)
        {
            text.Append('\t').Append(name);
        }

        text.Append('\n');
        foreach (var unit in units)
        {
            text.Append(unit.Name).Append('\t').Append(unit.Stratum);
            foreach (var value in unit.Values)
            {
                text.Append('\t').Append(value.ToString("R", CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
