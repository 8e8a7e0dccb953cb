using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Accounts.Providers;

/// <summary>Why nobody came in by the provider. It stands in the address of the page that says so, and tells nothing of anybody.</summary>
public enum ProviderTrouble { Away, Denied, Late, Clock, Unreadable, NoRole, Closed, Taken, LastPassword }

public static class ProviderTroubles
{
    /// <summary>What happened and what to do next, in a sentence or two.</summary>
    public static string Say(this IStringLocalizer<Words> words, ProviderTrouble trouble, string provider, string agency) => trouble switch
    {
        ProviderTrouble.Away => words["{0} does not answer just now. Try again in a few minutes; whoever has a password here can sign in by name meanwhile.", provider],
        ProviderTrouble.Denied => words["{0} did not let you in, or you stopped on the way. Nothing has changed here.", provider],
        ProviderTrouble.Late => words["That took a little too long. Please start again."],
        ProviderTrouble.Clock => words["The clocks of {0} and of this server differ by more than two minutes, so its answer could not be trusted. Tell whoever runs this server.", provider],
        ProviderTrouble.NoRole => words["{0} knows you, but none of your groups there opens anything here. Ask an administrator of {1} which group you need.", provider, agency],
        ProviderTrouble.Closed => words["Your account here is locked or closed. An administrator of {0} can release it.", agency],
        ProviderTrouble.Taken => words["One of the two accounts is already joined with another. Ask an administrator of {0}.", agency],
        ProviderTrouble.LastPassword => words["You are the last administrator with a password here. Keep it: somebody has to come in when {0} is away.", provider],
        _ => words["The answer of {0} could not be checked, so nobody was let in. Tell whoever runs this server.", provider],
    };
}
