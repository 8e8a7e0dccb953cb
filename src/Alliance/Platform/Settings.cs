using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alliance.Platform;

/// <summary>Where this server keeps what it keeps. The connection string decides the engine.</summary>
public sealed record Settings
{
    private const int LongestDrain = 60;

    public required string Database { get; init; }

    /// <summary>Keys and signed heads: what must not lie in the database.</summary>
    public required string DataFolder { get; init; }

    public bool IsPostgres { get; private init; }

    /// <summary>Whether the database is the one that lies in the data folder by default.</summary>
    public bool IsOwnDatabase { get; private init; }

    /// <summary>Tells databases apart that share a data folder: a name to read, and a few digits of where it is.</summary>
    public required string DatabaseMark { get; init; }

    /// <summary>The mail server, such as <c>smtp://user:password@mail.example:587</c>; null: letters are laid into <see cref="MailFolder"/>.</summary>
    public Uri? MailServer { get; private init; }

    /// <summary>Who letters come from.</summary>
    public required string MailFrom { get; init; }

    public string MailFolder => Path.Combine(DataFolder, "mail");

    /// <summary>The certificate that locks the keys in the database.</summary>
    public string CertificateFile => Path.Combine(DataFolder, "keys", "data-protection.pfx");

    /// <summary>The one from before, while the keys are renewed.</summary>
    public string EarlierCertificateFile => Path.Combine(DataFolder, "keys", "data-protection.before.pfx");

    /// <summary>The key with which the house signs.</summary>
    public string SigningKeyFile => Path.Combine(DataFolder, "keys", "audit-head.pem");

    /// <summary>Signed heads of the audit; a file for each database: two that share a data folder have nothing to do with each other's chains.</summary>
    public string HeadsFile => Path.Combine(DataFolder, IsOwnDatabase ? "audit-heads.jsonl" : $"audit-heads-{DatabaseMark}.jsonl");

    /// <summary>Where the ledger of erasures lies: beside the data folder, so that no backup of that brings an older one back.</summary>
    public required string LedgerFolder { get; init; }

    /// <summary>Where people find this server, such as <c>https://alliance.example</c>; letters lead there.</summary>
    public Uri? Address { get; private init; }

    /// <summary>Whose word counts for who asked, and whether by https, beside this machine's own: the proxies that stand elsewhere.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; private init; } = [];

    /// <summary>Whether the log is JSON, one object a line, instead of lines to read.</summary>
    public bool LogsJson { get; private init; }

    /// <summary>How long, before it stops, the server goes on while it says that it is not ready, so that a proxy sends nobody here any more.</summary>
    public TimeSpan Drain { get; private init; }

    /// <summary>Where measurements and traces go by OpenTelemetry's protocol; null: nowhere.</summary>
    public Uri? Telemetry { get; private init; }

    /// <summary>What the settings file and the environment say; the environment goes before the file.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <exception cref="BadInputException">The connection string names neither engine, a setting cannot be used, or the folder cannot be written to.</exception>
    public static Settings From(string? database, string? dataFolder, string? ledgerFolder = null)
    {
        var folder = Path.GetFullPath(string.IsNullOrWhiteSpace(dataFolder) ? "data" : dataFolder);
        var set = SettingsFile.Read(folder);
        var own = Path.Combine(folder, "alliance.db");
        var connection = database ?? Said(set, "ALLIANCE_DATABASE") ?? new SqliteConnectionStringBuilder { DataSource = own }.ConnectionString;
        var parts = Understand(connection);
        var (name, place) = parts switch
        {
            NpgsqlConnectionStringBuilder server => (server.Database ?? server.Username ?? "", $"{server.Host}:{server.Port}/{server.Database ?? server.Username}"),
            SqliteConnectionStringBuilder file => (Path.GetFileNameWithoutExtension(file.DataSource), Path.GetFullPath(file.DataSource)),
            _ => throw new InvalidOperationException("There are two engines."),
        };
        MakeFolder(folder);
        var ledger = LedgerFrom(ledgerFolder ?? Said(set, "ALLIANCE_LEDGER"), folder, (parts as SqliteConnectionStringBuilder)?.DataSource);
        return new Settings
        {
            Database = connection,
            DataFolder = folder,
            LedgerFolder = ledger,
            IsPostgres = parts is NpgsqlConnectionStringBuilder,
            IsOwnDatabase = place == own,
            DatabaseMark = Mark(name, place),
            MailServer = AddressFrom(set, "ALLIANCE_MAIL", "smtp", "smtps"),
            MailFrom = SenderFrom(set),
            Address = AddressFrom(set, "ALLIANCE_ADDRESS", "https", "http"),
            Proxies = ProxiesFrom(set),
            LogsJson = LogFrom(set),
            Drain = DrainFrom(set),
            Telemetry = AddressFrom(set, "ALLIANCE_OTLP", "http", "https"),
            Configuration = set,
        };
    }

    private static string? Said(IConfiguration set, string name) => string.IsNullOrWhiteSpace(set[name]) ? null : set[name];

    private static string SenderFrom(IConfiguration set)
    {
        var sender = Said(set, "ALLIANCE_MAIL_FROM") ?? "no-reply@localhost";
        return System.Net.Mail.MailAddress.TryCreate(sender, out _) ? sender : throw new BadInputException("ALLIANCE_MAIL_FROM must be an e-mail address, such as alliance@police.example.");
    }

    private static List<IPNetwork> ProxiesFrom(IConfiguration set)
    {
        var proxies = (Said(set, "ALLIANCE_PROXIES") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ProxyFrom).ToList();
        return proxies.Exists(p => p.PrefixLength == 0)
            ? throw new BadInputException("ALLIANCE_PROXIES names the whole internet: then anybody could say that they ask from elsewhere. Name the proxies alone.")
            : proxies;
    }

    private static IPNetwork ProxyFrom(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        // "10" would be read as 0.0.0.10.
        return (text.Contains(':') || text.Count(c => c == '.') == 3) && IPAddress.TryParse(text, out var one)
            ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
            : throw new BadInputException($"ALLIANCE_PROXIES must be addresses or networks with commas between, such as 10.1.0.7, 10.88.0.0/16: {text} is neither.");
    }

    private static bool LogFrom(IConfiguration set) => Said(set, "ALLIANCE_LOG") switch
    {
        null or "plain" => false,
        "json" => true,
        _ => throw new BadInputException("ALLIANCE_LOG must be plain or json."),
    };

    private static TimeSpan DrainFrom(IConfiguration set)
    {
        if (Said(set, "ALLIANCE_DRAIN") is not { } text) return TimeSpan.Zero;
        return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= LongestDrain
            ? TimeSpan.FromSeconds(seconds)
            : throw new BadInputException($"ALLIANCE_DRAIN must be a number of seconds from 0 to {LongestDrain}.");
    }

    private static string LedgerFrom(string? named, string dataFolder, string? databaseFile)
    {
        if (string.IsNullOrWhiteSpace(named)) return dataFolder.TrimEnd(Path.DirectorySeparatorChar) + "-ledger";
        var ledger = Path.GetFullPath(named);
        if (IsInside(ledger, dataFolder) || databaseFile is not null && IsInside(ledger, Path.GetDirectoryName(Path.GetFullPath(databaseFile))!))
            throw new BadInputException($"The ledger of erasures must not lie in {ledger}: a backup of the data would take it along, and a restore bring an older one back. Name a folder elsewhere with ALLIANCE_LEDGER.");
        return ledger;
    }

    private static bool IsInside(string folder, string other) => Path.GetRelativePath(other, folder) is var way && way != ".." && !way.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(way);

    private static Uri? AddressFrom(IConfiguration set, string variable, params string[] schemes)
    {
        if (Said(set, variable) is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme)
            ? address
            : throw new BadInputException($"{variable} must be an address such as {schemes[0]}://name.example.");
    }

    private static DbConnectionStringBuilder Understand(string connection)
    {
        try
        {
            var any = new DbConnectionStringBuilder { ConnectionString = connection };
            if (any.ContainsKey("Host")) return new NpgsqlConnectionStringBuilder(connection);
            if (any.ContainsKey("Data Source") && new SqliteConnectionStringBuilder(connection) is { DataSource: not ("" or ":memory:"), Mode: not SqliteOpenMode.Memory } file) return file;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException)
        {
            throw new BadInputException($"The connection string cannot be read: {failure.Message.Split('\n')[0].TrimEnd('.')}.");
        }
        throw new BadInputException("The database must be \"Data Source=FILE\" for SQLite or \"Host=…;Database=…;Username=…\" for PostgreSQL.");
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // Found out now, before anything is half done.
            var trial = Path.Combine(folder, "." + Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(trial, []);
            File.Delete(trial);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new BadInputException($"The folder {folder} cannot be written to: check who owns it and whether the disk has room, or name another with --data.");
        }
    }

    private static string Mark(string name, string place) =>
        new string([.. name.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]) + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..8];
}

/// <summary>Something typed or handed over that we cannot use; the message is one sentence for the person who gave it.</summary>
public sealed class BadInputException(string message) : Exception(message);
