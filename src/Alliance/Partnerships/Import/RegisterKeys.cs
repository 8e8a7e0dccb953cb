using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Import;

/// <summary>What a partner is found by when a register is matched with the directory.</summary>
public static class RegisterKeys
{
    /// <summary>The street folded; null where there is none.</summary>
    public static string? AddressKeyOf(string? street, string? city, string? postalCode) => Stored(AddressKey.Of(street, city, postalCode));

    internal static string? Stored(AddressKey? key) =>
        key is null ? null : key.Text.Length <= Partner.AddressKeyMaxLength ? key.Text : key.Text[..Partner.AddressKeyMaxLength];

    /// <summary>As the import writes it, whoever typed it: "(617) 555-0123" is +16175550123.</summary>
    internal static string? TelephoneOf(string? typed) => typed is null ? null : Telephone.Read(typed) ?? typed;
}
