using Alliance.Platform.Accounts;
using CsCheck;

namespace Alliance.Tests.Platform.Accounts;

public class AuthenticatorTests
{
    /// <summary>RFC 6238, appendix B, SHA-1: the last six of the eight digits given there.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeOf_TimesOfTheStandard_IsTheStandardsCode(long seconds, string code) =>
        Authenticator.CodeOf("12345678901234567890"u8.ToArray(), Authenticator.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Encode_TextsOfTheStandard_IsTheStandardsText(string plain, string encoded) =>
        Base32.Encode(System.Text.Encoding.ASCII.GetBytes(plain)).ShouldBe(encoded);

    [Fact]
    public void Decode_WhatWasEncoded_IsTheSame() =>
        Gen.Byte.Array[0, 40].Sample(bytes => Base32.Decode(Base32.Encode(bytes)).SequenceEqual(bytes), iter: 2000, seed: "0000KeIPZwaa");
}
