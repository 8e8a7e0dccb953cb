using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Platform.Audit;

namespace Alliance.Evaluation.Reports;

/// <summary>Signs results with the key that signs the audit's heads, and tells whether a file of signed results is as it was signed.</summary>
public sealed class ReportSigning(HouseKey house)
{
    public byte[] Sign(string results)
    {
        using var key = house.Open();
        return key.SignData(Encoding.UTF8.GetBytes(results), HashAlgorithmName.SHA256);
    }

    /// <summary>Of one study, for pseudonyms of those who were rated: made of the house's key, which the database does not hold.</summary>
    public byte[] PseudonymKey(Guid studyId)
    {
        using var key = house.Open();
        return HMACSHA256.HashData(key.ExportECPrivateKey(), studyId.ToByteArray());
    }

    /// <summary>Results with their signature and the public key to check it with.</summary>
    public string SignedFile(StudyReport report)
    {
        using var key = house.Open();
        // The results stand as they were signed, to the byte.
        return $"{{\"report\":{report.Results},\"signature\":{JsonSerializer.Serialize(Convert.ToBase64String(report.Signature))},\"publicKey\":{JsonSerializer.Serialize(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()))}}}\n";
    }

    /// <summary>Short enough to be read out: the first eight bytes of the SHA-256 of the public key.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> publicKey) => string.Join(' ', Convert.ToHexStringLower(SHA256.HashData(publicKey)[..8]).Chunk(4).Select(four => new string(four)));

    public string Fingerprint()
    {
        using var key = house.Open();
        return Fingerprint(key.ExportSubjectPublicKeyInfo());
    }
}

/// <summary>What a file of signed results holds.</summary>
/// <param name="Results">To the byte as they stand there.</param>
public sealed record SignedResults(string Results, byte[] Signature, byte[] PublicKey)
{
    /// <summary>Null where it is no such file.</summary>
    public static SignedResults? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new SignedResults(root.GetProperty("report").GetRawText(), root.GetProperty("signature").GetBytesFromBase64(), root.GetProperty("publicKey").GetBytesFromBase64());
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public bool IsAsSigned
    {
        get
        {
            using var key = ECDsa.Create();
            try
            {
                key.ImportSubjectPublicKeyInfo(PublicKey, out _);
                return key.VerifyData(Encoding.UTF8.GetBytes(Results), Signature, HashAlgorithmName.SHA256);
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }
}
