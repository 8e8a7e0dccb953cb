using Alliance.Platform;
using Alliance.Platform.Operation;

namespace Alliance.Tests.Platform.Operation;

/// <summary>Under a password nothing can be read, changed, moved or cut off unseen.</summary>
public sealed class SealedFileTests
{
    private const string Password = "seven slow turtles";
    private const int Piece = 1 << 20, Beginning = 18 + 16, Around = 5 + 16;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    public async Task Open_WhatWasSealed_GivesItBack(int size)
    {
        var plain = Plain(size);

        (await OpenAsync(await SealAsync(plain), Password)).ShouldBe(plain);
    }

    [Fact]
    public async Task Seal_Twice_GivesNothingAlike() => (await SealAsync(Plain(100))).Skip(18).ShouldNotBe((await SealAsync(Plain(100))).Skip(18));

    [Fact]
    public async Task Open_WithAnotherPassword_SaysSo() =>
        (await Should.ThrowAsync<BadInputException>(async () => await OpenAsync(await SealAsync(Plain(100)), "seven slow tortoises"))).Message.ShouldStartWith("The password does not open this backup");

    [Theory]
    [InlineData(18)]
    [InlineData(Beginning)]
    [InlineData(Beginning + 3)]
    [InlineData(Beginning + 100)]
    [InlineData(Beginning + Around + Piece)]
    [InlineData(Beginning + Around + Piece + 5 + 50)]
    public async Task Open_WithOneByteChanged_Refuses(int place)
    {
        var file = await SealAsync(Plain(Piece + 100));
        file[place] ^= 1;

        await Should.ThrowAsync<BadInputException>(() => OpenAsync(file, Password));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Beginning + 2)]
    [InlineData(Beginning + 1000)]
    [InlineData(Beginning + Around + Piece)]
    public async Task Open_CutOff_Refuses(int length) => await Should.ThrowAsync<BadInputException>(async () => await OpenAsync((await SealAsync(Plain(Piece + 100)))[..length], Password));

    [Fact]
    public async Task Open_WithItsPiecesMovedOrSomethingBehind_Refuses()
    {
        var file = await SealAsync(Plain((2 * Piece) + 100));
        var size = Around + Piece;
        byte[] swapped = [.. file[..Beginning], .. file[(Beginning + size)..(Beginning + (2 * size))], .. file[Beginning..(Beginning + size)], .. file[(Beginning + (2 * size))..]];

        await Should.ThrowAsync<BadInputException>(() => OpenAsync(swapped, Password));
        await Should.ThrowAsync<BadInputException>(() => OpenAsync([.. file, 0], Password));
    }

    private static byte[] Plain(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31))];

    private static async Task<byte[]> SealAsync(byte[] plain)
    {
        using var to = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(plain), to, Password);
        return to.ToArray();
    }

    private static async Task<byte[]> OpenAsync(byte[] file, string password)
    {
        using var to = new MemoryStream();
        await SealedFile.OpenAsync(new MemoryStream(file), to, password);
        return to.ToArray();
    }
}
