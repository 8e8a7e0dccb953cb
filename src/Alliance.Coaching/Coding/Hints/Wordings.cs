namespace Alliance.Coaching.Coding.Hints;

/// <summary>
/// What officers say when they do what the training data do not label. Our own wordings, after the descriptions in the MITI 4.2.1 manual and
/// the moves of an exit ramp; not exhaustive, and blind to tone.
/// </summary>
internal static class Wordings
{
    public static readonly Pattern Affirming = new(
        "(?:that|it) (?:took|takes|must have taken)(?: (?:a lot of|some|real|great))? (?:courage|guts|patience|strength|nerve|effort|work)",
        "(?:i|we)(?: really| truly)? (?:appreciate|admire|respect) (?:that you|how you|what you|you|the way you|your)",
        "thank you for (?:telling|calling|trusting|sharing|sticking|staying|letting|being|taking|waiting|speaking|standing|coming forward)",
        "thanks for (?:telling|calling|trusting|sharing|sticking|staying|letting|being|taking|waiting|speaking|standing|coming forward)",
        "(?:that|it) (?:says|shows)(?: a lot| so much| me)?(?: about)? (?:you|your|how much you)(?: really)? ?(?:care)?",
        "you(?:'ve| have)(?: really| already| always)? (?:worked (?:so )?hard|kept (?:at it|going|trying|calm|this place|your)|been (?:so |very |really )?(?:patient|careful|honest|brave|generous|fair|strong)|put (?:so much|a lot)|stuck with|looked (?:out for|after)|held)",
        "you (?:did|are doing|'re doing)(?: exactly)? (?:the right thing|well|a (?:good|great|fine) job|your (?:part|best))",
        "(?:that was|that's|that is)(?: really| very| so)? (?:brave|thoughtful|courageous|generous|decent|honest|a good call|considerate)(?: of you)?",
        "you(?:'re| are) (?:someone|somebody|a person|the kind of person|a (?:father|mother|parent|neighbor|man|woman)) who",
        "(?:good for you|i(?:'m| am) impressed|well done|you should be proud|you can be proud|you really care about|you clearly care about|it's clear (?:how much|that) you care)")
    {
        Except = new("(?:that|it) (?:says|shows) you"),
    };

    public static readonly Pattern SeekingCollaboration = new(
        "how (?:can|could|should|might|do) we",
        "what (?:can|could|should|might) we",
        "what do you think(?: (?:about|of|we|would|could|should|might))?",
        "what would (?:help|work|make (?:this|it) (?:easier|better))",
        "what would you (?:like|need|want)(?: (?:from (?:me|us)|us to|me to|to see))",
        "how does that (?:sound|sit|fit|work)",
        "what(?:'s| is| are)? your (?:idea|ideas|thoughts|take|view)",
        "where (?:would|do|should) (?:you|we)(?: (?:like|want))?(?: to)? (?:start|begin)",
        "(?:let's|we can|we could|could we|can we|i'd like us to|i want us to)(?: \\w+){0,4} (?:figure (?:this|it|that|something) out|work (?:this|it|that|something|on (?:this|it|that))|find a way|look at (?:this|it) together|do (?:this|it) together|together)",
        "(?:you know|you're the expert on) (?:this|your) (?:block|street|place|neighborhood|shop|store|community|building|family|own)(?: \\w+){0,3} better",
        "help me understand");

    public static readonly Pattern EmphasizingAutonomy = new(
        "(?:it's|that's|it is|that is|it'll be)(?: all| entirely| completely| totally| really)? (?:up to you|your (?:choice|decision|call))",
        "(?:the choice|the decision|that choice|that decision) is yours",
        "you(?:'re| are) the (?:one who|only one who|person who) (?:decides|knows|can decide|has to decide|chooses)",
        "(?:only )?you (?:get to )?(?:decide|choose)",
        "only you (?:can|know)",
        "you (?:don't|do not) (?:have|need) to (?:\\w+)",
        "(?:nobody|no one|i) can(?:'t|not)? (?:make|force) you",
        "(?:nobody|no one) (?:is going to|will|can) (?:make|force) you",
        "whatever you (?:decide|choose|want to do)",
        "(?:there's )?no pressure",
        "you(?:'re| are) (?:free|welcome) to (?:\\w+)",
        "you can (?:always )?(?:say no|change your mind|tell me to (?:stop|leave)|stop (?:me|this) (?:at )?any ?time)",
        "i(?:'ll| will) respect (?:that|your|whatever)")
    {
        Except = new("(?:how|what|why|when|if|did|do|would) you (?:decide|choose|get to decide)", "you decided", "you (?:don't|do not) (?:have|need) to (?:worry|be so|act|get|yell|shout|raise)"),
    };

    public static readonly Pattern AskingPermission = new(
        "(?:would|will|is) (?:it|that) (?:be )?(?:all right|alright|okay|ok|fine|possible)(?: with you)? (?:if|to|for me)",
        "(?:may|can|could|might) i (?:share|tell you|ask|offer|suggest|give you|show|make a suggestion|say something|come in|sit|join|explain|talk (?:to|with) you|have a word|give)",
        "(?:do|would) you mind if (?:i|we)",
        "would you (?:mind (?:me|my)|like me to|want me to|like to hear|be (?:willing|open) to)",
        "(?:are you|would you be) (?:open to|okay with|ok with|willing to)",
        "(?:do you have|have you got|is this) a (?:minute|moment|second|good time|good moment)",
        "with your permission",
        "if (?:you(?:'d| would)? (?:like|want)|that's (?:all right|alright|okay|ok)(?: with you)?|it's (?:all right|alright|okay|ok)(?: with you)?),? (?:i|we)(?:'d|'ll| can| could| would| will)?");

    public static readonly Pattern Persuading = new(
        "you (?:really |just )?(?:should|ought to|need to|must)(?:n't)?(?: \\w+)?",
        "you(?:'ve| have) (?:got )?to (?:understand|calm|stop|come|call|move|leave|go|listen|let|give|put|show|do|tell|get|start|think|realize|file|report|lock)",
        "you(?:'d| had) better",
        "why (?:don't|not|can't) (?:you|just)",
        "why not just",
        "if i were you",
        "i(?:'d| would)? (?:strongly |really |just )?(?:recommend|suggest|advise|urge)",
        "what you (?:need|ought|want|have) to do(?: is)?",
        "my advice",
        "the (?:best|smart|smartest|right|easiest) thing (?:you (?:can|could) do|to do|for you|would be)",
        "(?:don't|wouldn't) you (?:think|agree|see)(?: (?:that|you|it))?",
        "(?:it would|it'd|you'd) be (?:better|best|smarter|wiser|better off)(?: (?:if you|to|for you|off))?",
        "you(?:'ll| will) (?:regret|be sorry|thank me)",
        "(?:believe|trust) me",
        "all you (?:have|need) to do is")
    {
        Except = new(
            "(?:do|did|does|don't|didn't|what|when|where|how|if|whatever|anything|that) (?:you|else you) (?:really |just )?(?:should|ought to|need to|must|have to)",
            "you (?:must|should) (?:feel|be|have|'ve|know (?:this|your)|get (?:tired|angry|frustrated))",
            "you must(?: \\w+)? (?:feeling|felt)",
            "you should be proud",
            "you need to (?:feel|hear|know that (?:someone|somebody|we|you))",
            "i(?:'d| would)? suggest(?:ed)? (?:earlier|last)"),
    };

    public static readonly Pattern Confronting = new(
        "calm down",
        "you(?:'re| are) (?:lying|being (?:difficult|ridiculous|unreasonable|rude|stubborn|childish|dramatic)|wrong|not listening|making (?:this|it) (?:worse|harder)|overreacting|out of line|in denial|just making excuses)",
        "you (?:never|always) (?:listen|do|say|call|complain|make|want|think|blame|cause|argue|refuse)",
        "(?:that's|that is|it's)(?: just| only)?(?: an?)? (?:excuse|excuses|lie|nonsense|ridiculous|not true|not how it (?:works|happened)|no excuse)",
        "(?:it's|that's|this is)(?: all)? your(?: own)? fault",
        "what(?:'s| is) (?:wrong|the matter|your problem) with you",
        "what(?:'s| is) your problem",
        "because i said so",
        "i(?:'m| am) (?:warning|ordering) you",
        "(?:this is|that's) (?:your|the) last (?:warning|chance)",
        "do you want (?:to go to jail|me to arrest|to get arrested|a ticket|to be arrested)",
        "(?:don't|do not) (?:lie|talk back|get smart|play games|give me|you (?:lie|dare)|argue)(?: (?:to|with) me| that)?",
        "stop (?:lying|arguing|making excuses|yelling|shouting|whining|complaining|wasting)",
        "you should be ashamed",
        "(?:shame on you|you people|or else|how could you|grow up|give me a break|get over it|who do you think you are)",
        "you (?:brought|did) this (?:on|to) yourself",
        "you (?:just )?(?:don't|do not) (?:care|want to (?:understand|help|listen))",
        "you (?:clearly|obviously) (?:don't|do not|didn't|have no)",
        "if you (?:had|'d) (?:just |only )?(?:listened|called|done|told|obeyed|cooperated)",
        "i don't (?:believe|buy) (?:you|that|it)",
        "(?:that's|that is) not my problem")
    {
        Except = new("(?:like|feels?|sounds?|think|thought|feeling|say|said|says) (?:\\w+ )?(?:that's|it's|this is)(?: all)? your(?: own)? fault", "(?:not|isn't|wasn't)(?: all)? your(?: own)? fault"),
    };

    /// <summary>By move: slow down, acknowledge, give the reason, two choices, save face, pause and return, hand over.</summary>
    public static readonly Pattern ExitRamp = new(
        "(?:let's|let us|can we|could we|why don't we) (?:\\w+ )?(?:slow (?:down|this down|things down)|take a (?:breath|moment|minute|second|step back)|pause|start over|begin again|leave it (?:there|here)|stop here)",
        "(?:there's|there is) no (?:rush|hurry)|take (?:your|all the) time|(?:no rush|no hurry)",
        "i(?:'d| would)(?: probably)? be (?:angry|upset|frustrated|mad|furious|scared|annoyed)(?: about (?:this|that|it))?,? too",
        "(?:you(?:'re| are) right(?: that| about| to be)|you have (?:a point|every right)|i (?:got|did) (?:that|this|it) wrong|that's (?:a )?fair(?: point| enough)?|i (?:should have|shouldn't have)|i(?:'m| am) sorry (?:that|for|about|we|i|it|you))",
        "(?:the reason (?:i|we|why)|i(?:'m| am) (?:only |just )?(?:asking|here|telling you this|standing here) because|let me (?:tell|explain to) you why|here's why)",
        "(?:we|you) (?:can|could)(?: either)? [^.?!]{3,60} or (?:(?:we|you) (?:can|could)|if you)",
        "(?:would you (?:rather|prefer)|which would you (?:rather|prefer)|either)[^.?!]{3,60} or [^.?!]{3,60}",
        "(?:nobody|no one)(?: else)? (?:needs|has) to (?:know|hear|see|lose)",
        "(?:just )?between (?:you and me|the two of us|us)",
        "(?:we|you and i|you)(?: can| could|'ll| will) (?:talk|do this|step|walk|go|speak) (?:somewhere (?:else|quiet|quieter)|over there|over here|outside|in private|privately|away from|out of)",
        "(?:i|we)(?: can| could|'ll| will)(?: also)? (?:come back|call back|stop by again|pick (?:this|it) up|talk again|give you (?:a minute|a moment|some (?:time|space)))",
        "(?:give|take) (?:you|yourself|it|this)? ?(?:a few minutes|some (?:time|space|room))",
        "(?:i|we)(?: can| could|'ll| will) (?:get|ask|call|bring|have|find) (?:\\w+ )?(?:my (?:partner|sergeant|colleague|supervisor)|someone else|somebody else|another officer|a (?:colleague|supervisor|counselor|chaplain|interpreter))",
        "(?:rather|prefer to|like to) (?:talk|speak) (?:to|with) (?:someone|somebody|another)")
    {
        Except = new("i should have (?:known you|you)", "you(?:'re| are) right (?:handed|here|there|now)", "i(?:'m| am) sorry you feel that way"),
    };

    /// <summary>A partner who asks for advice gives leave for it.</summary>
    public static readonly Pattern AskedForAdvice = new(
        "what (?:should|can|could|do|would) (?:i|we) do",
        "(?:any|what|some) (?:advice|ideas?|suggestions?)",
        "what (?:do|would) you (?:think|suggest|recommend|do)",
        "(?:tell|show) me (?:what|how)",
        "how (?:should|can|could|do|would) (?:i|we)");

    public static readonly Pattern Consent = new("yes|yeah|yep|sure|okay|ok|go ahead|please do|please|fine|all right|alright|of course|why not|i guess|absolutely|shoot");
}
