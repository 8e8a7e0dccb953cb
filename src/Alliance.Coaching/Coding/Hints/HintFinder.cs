namespace Alliance.Coaching.Coding.Hints;

/// <summary>Notices by rules what the model has not learned. Each hint stands once in a turn, with the words that show it.</summary>
internal static class HintFinder
{
    private const int MostPermissionWords = 8;

    private static readonly (Hint Hint, Pattern Pattern)[] Plain =
    [
        (Hint.Affirming, Wordings.Affirming),
        (Hint.SeekingCollaboration, Wordings.SeekingCollaboration),
        (Hint.EmphasizingAutonomy, Wordings.EmphasizingAutonomy),
        (Hint.AskingPermission, Wordings.AskingPermission),
        (Hint.Confronting, Wordings.Confronting),
        (Hint.ExitRamp, Wordings.ExitRamp),
    ];

    /// <param name="i">An officer's turn.</param>
    public static IReadOnlyList<FoundHint> In(IReadOnlyList<Turn> conversation, int i)
    {
        var typed = conversation[i].Text;
        var text = Plainly(typed);
        var found = new List<FoundHint>();
        foreach (var (hint, pattern) in Plain)
        {
            if (pattern.Find(text) is { } at) found.Add(new FoundHint(hint, Words(typed, at)));
        }
        if (Wordings.Persuading.Find(text) is { } advice && !found.Exists(h => h.Hint == Hint.Confronting && h.Words.Contains(Words(typed, advice), StringComparison.Ordinal)))
        {
            found.Add(new FoundHint(MayAdvise(conversation, i, text, advice.Start) ? Hint.PersuadingWithPermission : Hint.Persuading, Words(typed, advice)));
        }
        return found;
    }

    /// <summary>The other asked, or was asked and agreed, or the freedom to do otherwise is stressed in the same breath.</summary>
    private static bool MayAdvise(IReadOnlyList<Turn> conversation, int i, string text, int start)
    {
        if (Wordings.EmphasizingAutonomy.In(text) || (Wordings.AskingPermission.Find(text) is { } asked && asked.Start <= start)) return true;
        if (i == 0 || conversation[i - 1].Speaker != Speaker.Partner) return false;
        var answer = Plainly(conversation[i - 1].Text);
        if (Wordings.AskedForAdvice.In(answer)) return true;
        return i > 1 && conversation[i - 2].Speaker == Speaker.Officer && Wordings.AskingPermission.In(Plainly(conversation[i - 2].Text)) && Agrees(answer);
    }

    /// <summary>A short yes; a long answer that begins with one may go on to a but.</summary>
    private static bool Agrees(string answer) => answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostPermissionWords && Wordings.Consent.In(answer);

    private static string Plainly(string text) => text.Replace('’', '\'');

    private static string Words(string text, (int Start, int Length) at) => text.Substring(at.Start, at.Length);
}
