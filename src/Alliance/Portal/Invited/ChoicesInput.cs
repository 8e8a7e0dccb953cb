using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using FluentValidation;

namespace Alliance.Portal.Invited;

/// <summary>What a contact chooses, as typed.</summary>
public sealed class ChoicesInput
{
    public bool? IsNamed { get; set; }
    public string? Name { get; set; }
    public string? Telephone { get; set; }
    public string? Email { get; set; }
    public bool ByEmail { get; set; }
    public bool InCallouts { get; set; }
    public List<CalloutHelp> For { get; set; } = [];
    public List<CalloutTimes> When { get; set; } = [];
    public bool IsSafeContact { get; set; }
    public bool IsAdult { get; set; }
    public bool IsAdultStaff { get; set; }

    public CalloutHelp AllFor => InCallouts ? For.Aggregate(CalloutHelp.None, (all, one) => all | one) : CalloutHelp.None;
    public CalloutTimes AllTimes => InCallouts ? When.Aggregate(CalloutTimes.None, (all, one) => all | one) : CalloutTimes.None;

    public Chosen ToChosen(ConsentWay way) => new()
    {
        Name = IsNamed == true ? Text.Clean(Name!) : null,
        Telephone = Telephone is null ? null : Partnerships.Import.Register.Telephone.Read(Text.Clean(Telephone)),
        Email = IsSafeContact ? null : Email?.Trim(),
        ByEmail = ByEmail,
        IsSafeContact = IsSafeContact,
        For = AllFor,
        When = AllTimes,
        Way = way,
        Language = PortalPage.IsSpanish ? "es" : "en",
    };

    public void Take(IEnumerable<ConsentChoice> choices)
    {
        foreach (var choice in choices)
            switch (choice.Kind)
            {
                case ChoiceKind.Named: IsNamed = true; break;
                case ChoiceKind.Unnamed: IsNamed = false; break;
                case ChoiceKind.Email: ByEmail = true; break;
                case ChoiceKind.SafeContact: IsSafeContact = true; break;
                case ChoiceKind.Callouts: TakeCallouts(choice.For, choice.When); break;
            }
    }

    /// <summary>What was ticked on the officer's phone, without a word of whom: "True|5|3|False".</summary>
    public string Ticked() => $"{IsNamed == true}|{(int)AllFor}|{(int)AllTimes}|{ByEmail}";

    public void TakeTicked(string ticked)
    {
        if (ticked.Split('|') is not [var named, var help, var times, var byEmail]) return;
        (IsNamed, ByEmail) = (named == "True", byEmail == "True");
        if (Enum.TryParse<CalloutHelp>(help, out var all) && all != CalloutHelp.None && Enum.TryParse<CalloutTimes>(times, out var hours)) TakeCallouts(all, hours);
    }

    private void TakeCallouts(CalloutHelp help, CalloutTimes times)
    {
        InCallouts = true;
        For = [.. Enum.GetValues<CalloutHelp>().Where(h => h != CalloutHelp.None && help.HasFlag(h))];
        When = [.. Enum.GetValues<CalloutTimes>().Where(t => t != CalloutTimes.None && times.HasFlag(t))];
    }
}

public sealed class ChoicesInputRules : AbstractValidator<ChoicesInput>
{
    /// <param name="isFirst">Whether it is the first yes, which needs to know that they are grown up.</param>
    /// <param name="isHanded">On the officer's phone no name is typed: it waits for the contact's own device.</param>
    /// <param name="isForStaff">Whether only adult staff take part there.</param>
    public ChoicesInputRules(bool isFirst, bool isHanded, bool isForStaff)
    {
        RuleFor(i => i.IsNamed).NotNull().WithMessage("Choose one of the two.");
        if (!isHanded)
        {
            RuleFor(i => i.Name).Must(name => name is not null && name.Any(char.IsLetter)).When(i => i.IsNamed == true).WithMessage("Type your name, or choose to stay unnamed.")
                .MaximumLength(Contact.NameMaxLength).WithMessage("Say the name in at most 80 characters.");
            RuleFor(i => i.Telephone).Must(t => t is null || Telephone.Read(Text.Clean(t)) is not null).WithMessage("This cannot be dialed. Type the number with its area code, such as (617) 555-0142.");
        }
        RuleFor(i => i.Email).NotNull().When(i => i.ByEmail && !i.IsSafeContact && !isHanded).WithMessage("Type your e-mail address, or take out the tick below.")
            .Must(e => e is null || PrivateAddress.IsAddress(e)).WithMessage("This does not look like an e-mail address. Check it, please.");
        When(i => i.InCallouts, () =>
        {
            RuleFor(i => i.For).NotEmpty().WithMessage("Choose what you may be asked for.");
            RuleForEach(i => i.For).IsInEnum().WithMessage("Choose what you may be asked for.");
            RuleFor(i => i.When).NotEmpty().WithMessage("Choose when you may be asked.");
            RuleForEach(i => i.When).IsInEnum().WithMessage("Choose when you may be asked.");
        });
        if (!isFirst) return;
        RuleFor(i => i.IsAdult).Equal(true).WithMessage("Only people who are 18 or older can take part.");
        if (isForStaff) RuleFor(i => i.IsAdultStaff).Equal(true).WithMessage("Here only adult staff can take part.");
    }
}
