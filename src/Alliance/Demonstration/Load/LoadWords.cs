using Alliance.Demonstration.Town;
using Alliance.Partnerships.Partners;

namespace Alliance.Demonstration.Load;

/// <summary>Names by the hundred thousand, put together from few words, and what is said from the town's own texts.</summary>
public static class LoadWords
{
    private static readonly string[] First = "Amber Anchor Apple Ash Autumn Beacon Birch Blue Bramble Bridge Bright Brook Canal Candle Cedar Clover Cobalt Copper Coral Corner Crescent Crown Dawn Delta Eagle East Elm Ember Evergreen Falcon Fern Field Flint Forest Fountain Gable Garden Garnet Golden Granite Green Grove Harbor Harvest Hawthorn Hazel Heron Hill Hollow Indigo Iron Ivory Juniper Keel Lake Lantern Laurel Linden Maple Marble Meadow Mill Moon Moss North Oak Olive Orchard Pearl Pine Plum Prairie Quarry Quill River Rowan Saffron Sage Silver Slate South Spruce Star Stone Summit Thistle Timber Valley Walnut West Willow Winter Wren".Split(' ');
    private static readonly string[] Second = "Arch Bay Bell Bend Branch Cabin Chime Circle Cliff Compass Court Cove Creek Crossing Dock Door Drum Feather Ferry Fiddle Gate Glen Grange Hall Hearth Helm Horn House Island Junction Kettle Key Ladder Landing Lane Leaf Ledger Light Loom Mark Market Mast Mirror Nest Oar Oven Path Pavilion Pier Plaza Point Pond Post Quay Ridge Ring Road Rope Row Sail Shell Shore Spoon Spring Square Stair Station Steeple Stream Table Terrace Thread Tower Trail Union View Wagon Walk Wall Water Weir Well Wharf Wheel Window Yard".Split(' ');

    private static readonly (PartnerKind Kind, string Group, string[] Ends)[] Sorts =
    [
        (PartnerKind.Business, "Business/food", ["Bakery", "Diner", "Kitchen", "Cafe", "Pizza", "Grill"]),
        (PartnerKind.Business, "Business/shop", ["Market", "Pharmacy", "Hardware", "Books", "Outfitters", "Grocery"]),
        (PartnerKind.Business, "Business/night", ["Tavern", "Lounge", "Music Hall", "Club"]),
        (PartnerKind.Business, "Business/work", ["Garage", "Print Works", "Storage", "Freight", "Laundry"]),
        (PartnerKind.Business, "Business/stay", ["Hotel", "Inn", "Hostel"]),
        (PartnerKind.School, "School", ["Elementary School", "Middle School", "High School", "College"]),
        (PartnerKind.FaithCommunity, "FaithCommunity", ["Fellowship", "Gathering", "Community"]),
        (PartnerKind.NonProfit, "NonProfit", ["Pantry", "Shelter", "Youth Workshop", "Job Corner", "Counseling"]),
        (PartnerKind.OtherAgency, "OtherAgency", ["Library", "Parks Office", "Clinic", "Fire Company"]),
        (PartnerKind.Media, "Media", ["Courier", "Radio", "Ledger"]),
        (PartnerKind.ResidentsGroup, "ResidentsGroup", ["Neighbors", "Residents", "Tenants", "Block Circle"]),
        (PartnerKind.Neighbor, "Neighbor", []),
    ];

    // Out of a hundred partners: businesses mostly, a few of everything.
    private static readonly byte[] Mix = [.. new[] { 24, 26, 5, 12, 2, 4, 6, 6, 4, 1, 8, 2 }.SelectMany((count, sort) => Enumerable.Repeat((byte)sort, count))];

    private static readonly Dictionary<string, Conversation[]> Talks = Sorts.ToDictionary(s => s.Group, s => Conversations.Of(s.Group).Concat(Conversations.Of("any")).ToArray());

    private static readonly string[] Endings =
    [
        " We agreed to talk again before the season.", " I said what I can do and what I cannot.", " It took longer than planned, and was worth it.",
        " We wrote down who does what, and by when.", " I will bring my backup along next time.", " Before I left I asked what I had missed.",
        " There was coffee, and time.", " We left two points for another day.", " I read it back to be sure that I had it right.",
    ];

    /// <summary>What was heard, about as long as an officer types: a talk from the town, and how it ended.</summary>
    public static string Said(Conversation talk, string who, Dice dice)
    {
        var capital = who[0] is '{' ? who : $"T{who[1..]}";
        return talk.Heard!.Replace("{Who}", capital, StringComparison.Ordinal).Replace("{who}", who, StringComparison.Ordinal) + dice.Pick(Endings);
    }

    public static byte SortOf(Dice dice) => dice.Pick(Mix);

    public static PartnerKind KindOf(byte sort) => Sorts[sort].Kind;

    public static string RoleOf(byte sort, Dice dice) => dice.Pick(Phrases.Of($"roles {Sorts[sort].Group}"));

    public static string PurposeOf(byte sort, Dice dice) => dice.Pick(Phrases.Of($"purpose {Sorts[sort].Group}"));

    public static string NameOf(byte sort, string area, Dice dice) => Sorts[sort].Ends is { Length: > 0 } ends
        ? $"{dice.Pick(First)} {dice.Pick(Second)} {dice.Pick(ends)}"
        : $"A neighbor in {area}";

    public static string? BusinessOf(byte sort, Dice dice) => Sorts[sort].Kind == PartnerKind.Business ? dice.Pick(Sorts[sort].Ends) : null;

    public static string StreetOf(Dice dice) => $"{dice.Between(1, 999)} {dice.Pick(First)} {dice.Pick(Second)} Street";

    public static Conversation TalkOf(byte sort, Dice dice) => dice.Pick(Talks[Sorts[sort].Group]);
}
