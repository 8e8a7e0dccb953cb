using System.Globalization;

namespace Alliance.Coaching.Coding.Reading;

/// <summary>Whether a turn can be coded at all. The training data are English conversations, so of anything else nothing honest can be said.</summary>
internal static class Codable
{
    private const int EnoughWords = 5;
    private const double FewestEnglish = 0.12, FewEnglish = 0.3;

    private static readonly WordSet English = new("""
        the a an and or but so of to in on at for with from by as is are was were be been am do does did have has had that this it i you he she we they me him her us them my your his its our
        their what which who when where how why not no yes if then than just like um uh mm hmm okay yeah well know oh it's that's i'm you're don't can could would will about up out all get got
        go i've i'll i'd you've we're they're really very think good because there some any more much one something right want need let didn't doesn't isn't can't won't what's there's here thank thanks please sorry
        """.ReplaceLineEndings(" "));

    private static readonly WordSet Others = new("""
        el la los las de que y en un una por con para como está esta pero muy usted ustedes nosotros yo tú mi su sus lo le les se no del al más cuando qué cómo dónde porque gracias
        le la les des du et est une dans pour que qui pas vous nous je tu il elle avec sur mais très ne ce cette
        der die das und ist nicht ich sie wir ein eine mit für auf zu den dem haben sind was wie aber sehr
        o os as da do em um uma não você com para mais eu ele ela meu
        il di che è non per sono un una con ho hai lo gli della
        ang ng mga sa ako hindi na si ay ko mo po bir ve bu için değil ben var yok nie jest się że to na jak
        waa iyo ka ku ayaa uu aad waxaan mwen ou nan pou li pa yo gen không là tôi của và có
        """.ReplaceLineEndings(" "));

    public const string NotEnglish = "This turn does not seem to be in English; the coach learned from English conversations and cannot code it.";

    /// <summary>A sentence for the learner, before the turn is read; null where it can be, and then its language is looked at.</summary>
    public static string? Problem(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "This turn is empty; write what was said.";
        if (text.Length > BehaviorCoder.LongestTurn)
        {
            return string.Create(CultureInfo.InvariantCulture, $"This turn has {text.Length:N0} characters; a turn of a conversation can have {BehaviorCoder.LongestTurn:N0} at most. Cut it into the turns in which it was said.");
        }
        if (!text.Any(char.IsLetterOrDigit)) return "This turn has no words, only signs; there is nothing to code.";
        return MostlyLatin(text) ? null : NotEnglish;
    }

    private static bool MostlyLatin(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u024F') < 0) return true;
        var (letters, latin) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!System.Text.Rune.IsLetter(rune)) continue;
            letters++;
            if (rune.Value < 0x250) latin++;
        }
        return latin * 2 >= letters;
    }

    public static bool IsAnotherLanguage(TurnText text)
    {
        var (words, english, others) = (0, 0, 0);
        foreach (var token in text.Tokens)
        {
            if (token.Kind != TokenKind.Word) continue;
            words++;
            var isEnglish = English.Has(token);
            if (isEnglish) english++;
            if (Others.Has(token) && !isEnglish) others++;
        }
        if (words < EnoughWords) return false;
        var share = (double)english / words;
        return others > english && share < FewEnglish || english == 0 && words >= 2 * EnoughWords || share < FewestEnglish && others > 0;
    }
}
