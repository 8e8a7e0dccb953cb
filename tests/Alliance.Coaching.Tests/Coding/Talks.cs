using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Tests.Coding;

internal static class Talks
{
    /// <summary>An officer and the owner of a shop, invented.</summary>
    public static readonly Turn[] Ordinary =
    [
        new(Speaker.Officer, "Good morning, Ms. Okafor. Is this a good time?"),
        new(Speaker.Partner, "You're the first one to come in three weeks. I called four times."),
        new(Speaker.Officer, "Four calls, and nobody came. You must feel that we don't care."),
        new(Speaker.Partner, "Well, yes. My nephew thinks I should stop calling."),
        new(Speaker.Officer, "What has it been like, closing up at night?"),
        new(Speaker.Partner, "I'm scared, honestly. I want it to change, but I don't know how."),
        new(Speaker.Officer, "Would it be all right if I told you what other shops on this street have tried?"),
        new(Speaker.Partner, "Sure. Go ahead."),
        new(Speaker.Officer, "Some of them keep each other's phone numbers at the register. Others walk out together at ten."),
        new(Speaker.Partner, "I could ask Mr. Kim next door. We close at the same time."),
        new(Speaker.Officer, "So walking out with Mr. Kim is something you could see yourself doing."),
        new(Speaker.Partner, "Yes. I'll ask him tonight."),
    ];
}
