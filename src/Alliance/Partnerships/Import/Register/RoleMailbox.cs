using System.Text.RegularExpressions;

namespace Alliance.Partnerships.Import.Register;

/// <summary>Tells a mailbox of an office from that of a person; only the former is kept without agreement.</summary>
internal static partial class RoleMailbox
{
    private static readonly HashSet<string> Roles =
    [
        "info", "information", "office", "mainoffice", "frontoffice", "frontdesk", "reception", "contact", "contactus", "hello", "hi", "mail", "email", "admin",
        "administration", "general", "enquiries", "enquiry", "inquiries", "inquiry", "sales", "support", "help", "helpdesk", "service", "services",
        "customerservice", "customercare", "care", "team", "staff", "bookings", "booking", "reservations", "events", "catering", "orders", "order", "press",
        "media", "feedback", "community", "outreach", "volunteer", "volunteers", "membership", "parish", "church", "school", "store", "shop", "restaurant",
        "cafe", "security", "dispatch", "operations", "jobs", "careers", "billing", "accounting", "accounts", "webmaster", "postmaster", "noreply",
        "informacion", "oficina", "contacto", "hola", "ventas", "recepcion", "administracion", "ayuda", "correo", "pedidos", "reservas", "atencion",
        "atencionalcliente", "comunidad", "parroquia", "escuela", "tienda", "prensa",
    ];

    public static string? Read(string cell)
    {
        var address = Text.Clean(cell).ToLowerInvariant();
        return Address().IsMatch(address) && IsRole(address[..address.IndexOf('@', StringComparison.Ordinal)]) ? address : null;
    }

    /// <summary>"info", "info2", "info.boston"; but neither "jane.office" nor "information.officer.jane".</summary>
    private static bool IsRole(string mailbox)
    {
        var words = mailbox.Split('.', '-', '_', '+');
        return Roles.Contains(words[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')) && words.Length <= 2
            || Roles.Contains(string.Concat(words));
    }

    [GeneratedRegex(@"^[a-z0-9._+\-]+@[a-z0-9\-]+(\.[a-z0-9\-]+)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
