using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>A passkey as one that lives in several devices of a person: its counter always says 0 (WebAuthn level 3, §6.1.1), so that only the server can notice an answer used twice.</summary>
public sealed class SoftwareKey : IDisposable
{
    private const int Es256 = -7;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);

    /// <summary>As the server keeps it.</summary>
    public UserPasskeyInfo Kept(DateTime at) => new(id, PublicKey(), at, signCount: 0, transports: [], isUserVerified: true, isBackupEligible: true, isBackedUp: true, attestationObject: [], clientDataJson: []);

    /// <summary>The answer of the device to what the sign-in page asks, as JSON.</summary>
    public string Answer(string asked, Account account, string origin)
    {
        using var options = JsonDocument.Parse(asked);
        var data = JsonSerializer.SerializeToUtf8Bytes(new { type = "webauthn.get", challenge = options.RootElement.GetProperty("challenge").GetString(), origin, crossOrigin = false });
        // Of the address; present, verified, lives in several devices and does so now; the counter.
        byte[] state = [.. SHA256.HashData(Encoding.UTF8.GetBytes(new Uri(origin).Host)), 0b1_1101, 0, 0, 0, 0];
        var signature = key.SignData([.. state, .. SHA256.HashData(data)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return JsonSerializer.Serialize(new
        {
            id = Url(id),
            rawId = Url(id),
            type = "public-key",
            clientExtensionResults = new { },
            response = new { clientDataJSON = Url(data), authenticatorData = Url(state), signature = Url(signature), userHandle = Url(Encoding.UTF8.GetBytes(account.Id.ToString())) },
        });
    }

    public void Dispose() => key.Dispose();

    /// <summary>RFC 9053, §7.1: an elliptic curve key of two coordinates on P-256, for ES256.</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        foreach (var (label, value) in (ReadOnlySpan<(int, int)>)[(1, 2), (3, Es256), (-1, 1)])
        {
            cbor.WriteInt32(label);
            cbor.WriteInt32(value);
        }
        cbor.WriteInt32(-2);
        cbor.WriteByteString(point.X!);
        cbor.WriteInt32(-3);
        cbor.WriteByteString(point.Y!);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private static string Url(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
