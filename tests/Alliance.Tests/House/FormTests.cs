
namespace Alliance.Tests.House;

/// <summary>The assertion helpers are tested too: a form that sends too little would let a page pass that does not.</summary>
public class FormTests
{
    private const string Html = """
        <main><form method="post" action="/send">
          <input type="hidden" name="__RequestVerificationToken" value="t">
          <input name="Name" value="Rosa"><textarea name="Words">one
        two</textarea>
          <input type="checkbox" name="Agree" value="true" checked><input type="hidden" name="Agree" value="false">
          <input type="radio" name="How" value="visit" checked><input type="radio" name="How" value="phone">
          <select name="Area"><option value="1">Old Quay</option><option value="2">Lakeview</option></select>
          <input name="Off" value="x" disabled><input type="submit" name="go" value="Go">
        </form></main><p class="validation-summary-errors">Say when.</p><span data-valmsg-for="Name">Type a name.</span>
        """;

    private static Page Page(int status = 400) => new(null!, new Uri("https://localhost/form?x=1"), new HttpResponseMessage((System.Net.HttpStatusCode)status), Html);

    private static string Sent(Form form) => string.Join('&', form.Fields.Where(f => f.Key != "__RequestVerificationToken").Select(f => $"{f.Key}={f.Value}"));

    [Fact]
    public void Fields_AsShown_AreWhatABrowserSends() =>
        Sent(Page().Form()).ShouldBe("Name=Rosa&Words=one\ntwo&Agree=true&Agree=false&How=visit&Area=1");

    [Fact]
    public void Set_EachKindOfControl_ChangesWhatIsSent() =>
        Sent(Page().Form().Set("Name", "Luis").Set("Words", "three").Untick("Agree").Set("How", "phone").Set("Area", "2"))
            .ShouldBe("Name=Luis&Words=three&Agree=false&How=phone&Area=2");

    [Fact]
    public void Set_AFieldOrChoiceThatIsNotThere_Fails()
    {
        Should.Throw<ShouldAssertException>(() => Page().Form().Set("Nmae", "x"));
        Should.Throw<ShouldAssertException>(() => Page().Form().Set("How", "letter"));
        Should.Throw<ShouldAssertException>(() => Page().Form().Set("Area", "3"));
    }

    [Fact]
    public void Form_ThatIsNotThere_Fails() => Should.Throw<ShouldAssertException>(() => Page().Form("form.other"));

    [Fact]
    public void ShouldHaveError_FindsTheSentence_AndOnlyThere()
    {
        Page().ShouldHaveError("Name", "Type a name.");
        Page().ShouldHaveError("", "Say when.");
        Should.Throw<ShouldAssertException>(() => Page().ShouldHaveError("Name", "Say when."));
        Should.Throw<ShouldAssertException>(() => Page(200).ShouldHaveError("Name", "Type a name."));
    }

    [Fact]
    public void ShouldRedirectTo_APageThatDoesNot_Fails() => Should.Throw<ShouldAssertException>(() => Page(200).ShouldRedirectTo("/send"));
}
