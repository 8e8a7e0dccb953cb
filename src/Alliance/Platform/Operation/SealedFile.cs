using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Alliance.Platform.Operation;

/// <summary>
/// A file under a password: after a header and a salt come pieces of at most a mebibyte, each sealed with AES-256-GCM under its number
/// and whether it is the last, so that none can be changed, moved, left out or cut off unseen.
/// </summary>
public static class SealedFile
{
    private const int PieceSize = 1 << 20, SaltSize = 16, TagSize = 16, Rounds = 600_000;
    private static readonly byte[] Header = "alliance-sealed-1\n"u8.ToArray();

    /// <summary>Whether a file begins as one of ours does.</summary>
    public static bool IsOne(string path)
    {
        using var file = File.OpenRead(path);
        var beginning = new byte[Header.Length];
        return file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) == beginning.Length && beginning.AsSpan().SequenceEqual(Header);
    }

    public static async Task SealAsync(Stream from, Stream to, string password, CancellationToken cancel = default)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        await to.WriteAsync(Header, cancel);
        await to.WriteAsync(salt, cancel);
        using var cipher = Cipher(password, salt);
        var piece = new byte[PieceSize];
        var isLast = false;
        for (var number = 0L; !isLast; number++)
        {
            var length = await from.ReadAtLeastAsync(piece, PieceSize, throwOnEndOfStream: false, cancel);
            isLast = length < PieceSize;
            await to.WriteAsync(Seal(cipher, piece.AsSpan(0, length), number, isLast), cancel);
        }
    }

    /// <exception cref="BadInputException">The password is another, or the file is not what was written.</exception>
    public static async Task OpenAsync(Stream from, Stream to, string password, CancellationToken cancel = default)
    {
        var beginning = new byte[Header.Length + SaltSize];
        if (await from.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancel) < beginning.Length) throw Cut();
        using var cipher = Cipher(password, beginning[Header.Length..]);
        var isLast = false;
        for (var number = 0L; !isLast; number++)
        {
            (var piece, isLast) = await ReadAsync(from, cancel);
            await to.WriteAsync(Open(cipher, piece, number, isLast), cancel);
        }
        if (await from.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancel) > 0) throw Changed();
    }

    private static AesGcm Cipher(string password, byte[] salt) => new(Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, 32), TagSize);

    /// <summary>Whether it is the last (1 byte), its length (4), the sealed bytes, their tag.</summary>
    private static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> plain, long number, bool isLast)
    {
        var piece = new byte[5 + plain.Length + TagSize];
        piece[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(piece.AsSpan(1), plain.Length);
        cipher.Encrypt(Nonce(number, isLast), plain, piece.AsSpan(5, plain.Length), piece.AsSpan(5 + plain.Length), Header);
        return piece;
    }

    private static async Task<(byte[] Piece, bool IsLast)> ReadAsync(Stream from, CancellationToken cancel)
    {
        var start = new byte[5];
        if (await from.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel) < start.Length) throw Cut();
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(1));
        if (start[0] > 1 || length is < 0 or > PieceSize) throw Changed();
        var piece = new byte[length + TagSize];
        return await from.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancel) < piece.Length ? throw Cut() : (piece, start[0] == 1);
    }

    private static byte[] Open(AesGcm cipher, byte[] piece, long number, bool isLast)
    {
        var plain = new byte[piece.Length - TagSize];
        try
        {
            cipher.Decrypt(Nonce(number, isLast), piece.AsSpan(0, plain.Length), piece.AsSpan(plain.Length), plain, Header);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw number == 0 ? new BadInputException("The password does not open this backup, or its beginning was changed. Set ALLIANCE_BACKUP_PASSWORD to the one it was made with.") : Changed();
        }
    }

    /// <summary>A password's key is used for one file only, since each has a salt of its own: a piece's number makes the nonce.</summary>
    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private static BadInputException Cut() => new("This backup was cut off: take another copy of it.");

    private static BadInputException Changed() => new("This backup is not as it was written: take another copy of it.");
}
