namespace Alliance.Tests.Portal.Attacks;

/// <summary>Everything that can be posted to the portal and to the public form. A new route or handler is added here: a test fails until it is.</summary>
internal static class PortalCases
{
    private const string Guess = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", At = "/at/maple-harbor", Id = "Input.Id";
    private const string Secret = "a code or a link: compared, never shown", Address = "an address: only a letter's envelope carries it";

    public static readonly IReadOnlyList<PortalCase> All =
    [
        new("/portal/sign-in", null) { At = _ => $"{At}/portal/sign-in", Fields = [("Input.Address", "somebody@quillfeather.example")], Unread = Of("Input.Address", Address) },
        new("/portal/sign-in", "tap") { At = _ => $"{At}/portal/sign-in", KeyField = "who", Unread = Of("Input.Address", Address) },
        new("/portal/enter/{secret}", null) { At = _ => $"{At}/portal/enter/{Guess}", Unread = Of("Secret", Secret) },
        new("/portal/card", null) { At = _ => $"{At}/portal/card", Fields = [("Code", "22222-22222")], Unread = Of("Code", Secret) },
        new("/portal/invitation/{secret}", null) { At = _ => $"{At}/portal/invitation/{Guess}", Fields = [("Input.IsNamed", "true"), ("Input.IsAdult", "true")], Texts = ["Input.Name", "Input.Email"], Unread = Telephone(("Secret", Secret)) },
        new("/portal/invitation/{secret}", "No") { At = _ => $"{At}/portal/invitation/{Guess}", Unread = Telephone(("Secret", Secret), ("Input.Name", "a no keeps nothing"), ("Input.Email", "a no keeps nothing")) },
        new("/portal/sign-out", null),
        new("/portal/leave", null) { Fields = [("IsSure", "true")] },
        new("/portal/choices", null) { Fields = [("Input.IsNamed", "true"), ("Input.Name", "Otto Featherquill")], Texts = ["Input.Name", "Input.Email"], Unread = Telephone() },
        new("/portal/choices", "Renew") { Unread = NotOfThisButton("Input.Name", "Input.Telephone", "Input.Email") },
        new("/portal/choices", "Card") { Unread = NotOfThisButton("Input.Name", "Input.Telephone", "Input.Email") },
        new("/portal/take", null),
        new("/portal/entry/{id:guid}", null) { Own = i => i.Talk, NewKeyField = Id, Fields = [("Input.Kind", "Corrects"), ("Input.Words", "It was ten")], Texts = ["Input.Words"] },
        new("/portal/promise/{id:guid}", null) { Own = i => i.Promise, NewKeyField = Id, Fields = [("Input.WasKept", "false"), ("Input.Reason", "No lamp came")], Texts = ["Input.Reason"] },
        new("/portal/concerns", "Link"),
        new("/portal/concerns/new", null) { NewKeyField = Id, Fields = [("Input.Kind", "Other"), ("Input.Words", "It is loud")], Texts = ["Input.Words"] },
        new("/portal/concerns/{id:guid}", null) { Own = i => i.Concern, NewKeyField = Id, Fields = [("Input.Words", "Still loud")], Texts = ["Input.Words"] },
        new("/portal/concerns/{id:guid}", "Judge") { Own = i => i.Concern, NewKeyField = Id, Fields = [("Input.Verdict", "HalfSolved"), ("Input.Words", "A little better")], Texts = ["Input.Words"] },
        new("/portal/preferences", null) { NewKeyField = Id, Fields = [("Input.Please", "The side door"), ("Input.PleaseNot", "Not on Sundays")], Texts = ["Input.Please", "Input.PleaseNot"] },
        // Which study is no partner's row: that their own is taken is tested with the studies.
        new("/portal/research", null) { KeyField = "Study" },
        new("/portal/research", "Stop") { KeyField = "Study" },
        new("/portal/offers", "Pause") { Own = i => i.Offer, KeyField = "offer" },
        new("/portal/offers", "Resume") { Own = i => i.Offer, KeyField = "offer" },
        new("/portal/offers", "End") { Own = i => i.Offer, KeyField = "offer" },
        new("/portal/offers/new", null) { NewKeyField = Id, Fields = [("Input.Kind", "Room"), ("Input.Words", "Our hall"), ("Input.Limits", "Not at night")], Texts = ["Input.Words", "Input.Limits"] },
        new("/portal/thanks", null) { Own = i => i.Officer, KeyField = "Input.OfficerId", NewKeyField = Id, Fields = [("Input.Words", "For the lamp"), ("Input.MayBeShared", "true")], Texts = ["Input.Words"] },
        new("/portal/thanks", "Back") { Own = i => i.Thanks, KeyField = "thanksId", Unread = NotOfThisButton("Input.Words") },
        new("/portal/goals", null) { NewKeyField = "CheckId" },
        new("/portal/goals/{id:guid}", null) { Own = i => i.Goal },
        new("/portal/goals/{id:guid}/stage", null) { Own = i => i.Goal, NewKeyField = Id, Fields = [("Input.Stage", "Action"), ("Input.Heard", "We collect them")], Texts = ["Input.Heard"] },
        new("/portal/goals/{id:guid}/rulers", null) { Own = i => i.Goal, NewKeyField = Id, Fields = [("Input.Importance", "8"), ("Input.Confidence", "4"), ("Input.Why", "It matters")], Texts = ["Input.Why"] },
        new("/portal/goals/{id:guid}/end", null) { Own = i => i.Goal, NewKeyField = Id, Fields = [("Input.Kind", "Reached"), ("Input.Why", "It is done")], Texts = ["Input.Why"] },
        new("/portal/problems/{id:guid}", "Join") { Own = i => i.Problem, Unread = NotOfThisButton("Input.Words", "Input.Part") },
        new("/portal/problems/{id:guid}", null) { Own = i => i.Problem, NewKeyField = Id, Fields = [("Input.Words", "They come from the bus")], Texts = ["Input.Words"], Unread = NotOfThisButton("Input.Part") },
        new("/portal/problems/{id:guid}", "Propose") { Own = i => i.Problem, NewKeyField = Id, Fields = [("Input.Words", "More light"), ("Input.Part", "We pay the lamp"), ("Input.DueOn", "2028-01-01")], Texts = ["Input.Words", "Input.Part"] },
        new("/portal/problems/{id:guid}", "Later") { Own = i => i.Problem, NewKeyField = Id, Fields = [("Input.Answer", "Better"), ("Input.Words", "It is quiet")], Texts = ["Input.Words"], Unread = NotOfThisButton("Input.Part") },
        new("/portal/problems/options/{id:guid}", null) { Own = i => i.Option, NewKeyField = Id, Fields = [("Input.Voice", "Agree"), ("Input.Words", "It is right")], Texts = ["Input.Words"], Unread = NotOfThisButton("Input.Part") },
        new("/portal/problems/options/{id:guid}", "Offer") { Own = i => i.Option, NewKeyField = Id, Fields = [("Input.Part", "We sweep"), ("Input.DueOn", "2028-01-01")], Texts = ["Input.Part"], Unread = NotOfThisButton("Input.Words") },
        new("/portal/problems/options/{id:guid}", "Change") { Own = i => i.Option, NewKeyField = Id, Fields = [("Input.Words", "Cups, and a bin")], Texts = ["Input.Words"], Unread = NotOfThisButton("Input.Part") },
        new("/portal/problems/{id:guid}", "Leave") { Own = i => i.Problem, Unread = NotOfThisButton("Input.Words", "Input.Part") },
        new("/portal/checks/{id:guid}", null) { Own = i => i.OpenCheck, NewKeyField = Id, Fields = [("Input.Bond", "1"), ("Input.Goals", "5"), ("Input.Tasks", "5")] },
        new("/portal/checks/{id:guid}/repair", null) { Own = i => i.GappedCheck, Fields = [("Input.Reason", "We talked")], Texts = ["Input.Reason"] },
        new("/concern/{code}", null) { At = h => h.PublicAddress, NewKeyField = Id, Fields = [("Input.Kind", "Other"), ("Input.Words", "It is loud")], Texts = ["Input.Words"], Unread = Of("Code", Secret) },
        new("/concern/follow", null) { At = _ => $"{At}/concern/follow", Fields = [("Code", "AAAA-AAAA-AAAA-AAAA")], Unread = NotOfThisButton("Input.Words", "Code") },
        new("/concern/follow", "Say") { At = _ => $"{At}/concern/follow", NewKeyField = Id, Fields = [("Code", "AAAA-AAAA-AAAA-AAAA"), ("Input.Words", "Still loud")], Texts = ["Input.Words"], Unread = Of("Code", Secret) },
        new("/concern/follow", "Judge") { At = _ => $"{At}/concern/follow", NewKeyField = Id, Fields = [("Code", "AAAA-AAAA-AAAA-AAAA"), ("Input.Verdict", "HalfSolved"), ("Input.Words", "A little")], Texts = ["Input.Words"], Unread = Of("Code", Secret) },
    ];

    private static Dictionary<string, string> Of(string field, string reason) => new() { [field] = reason };

    private static Dictionary<string, string> NotOfThisButton(params string[] fields) => fields.ToDictionary(f => f, _ => "bound on the page, and not looked at by this button");

    /// <summary>Read as digits or refused.</summary>
    private static Dictionary<string, string> Telephone(params (string Field, string Reason)[] others) =>
        new(others.Select(o => new KeyValuePair<string, string>(o.Field, o.Reason))) { ["Input.Telephone"] = "digits, or refused" };
}
