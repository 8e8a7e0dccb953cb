using Alliance.Partnerships.Partners;

namespace Alliance.Tests.Partnerships.Partners;

public class ContactReferencesTests
{
    private static readonly Contact Rosa = new() { Id = Guid.Parse("11111111-1111-1111-1111-111111111111"), RoleTitle = "owner", Name = "Rosa van Diaz" };

    private static string Read(string text, string? name) =>
        ContactReferences.Render(ContactReferences.Encode(text, [Rosa]), _ => name is null ? new CalledAs("a contact (owner)", false) : new CalledAs(name, true))!;

    [Theory]
    [InlineData("Coffee with Rosa van Diaz")]
    [InlineData("Ms. Diaz was glad")]
    [InlineData("Rosa's door, and ROSA again")]
    [InlineData("The delivery van came")]
    public void Render_WhileTheNameIsKept_ReadsAsWritten(string text) =>
        Read(text, "Rosa van Diaz").ShouldBe(text.Replace("ROSA", "Rosa", StringComparison.Ordinal));

    [Theory]
    [InlineData("Coffee with Rosa van Diaz", "Coffee with a contact (owner)")]
    [InlineData("Ms. Diaz was glad", "Ms. a contact (owner) was glad")]
    [InlineData("rosa called", "a contact (owner) called")]
    [InlineData("The delivery van came", "The delivery van came")]
    [InlineData("Rosalind is another", "Rosalind is another")]
    public void Render_AfterTheNameIsOut_SpeaksOfTheRole(string text, string expected) => Read(text, null).ShouldBe(expected);

    [Fact]
    public void Render_AReferenceToNobodyWeMayName_IsDots() =>
        ContactReferences.Render(ContactReferences.Encode("Call Rosa", [Rosa]), _ => null).ShouldBe("Call …");

    [Fact]
    public void Encode_Twice_ChangesNothingMore()
    {
        var once = ContactReferences.Encode("Rosa van Diaz and Rosa", [Rosa]);

        ContactReferences.Encode(once, [Rosa]).ShouldBe(once);
    }

    [Fact]
    public void Encode_TheFullestText_FitsItsColumn()
    {
        var ann = new Contact { Id = Guid.NewGuid(), RoleTitle = "owner", Name = "Ann Lee" };

        ContactReferences.Encode(string.Concat(Enumerable.Repeat("Ann ", 75)), [ann])!.Length.ShouldBeLessThanOrEqualTo(ContactReferences.RoomFor(300));
    }
}
