using Alliance.Stewardship.Organization;
using FluentValidation;

namespace Alliance.Tests.Stewardship.Organization;

/// <summary>What the forms refuse, and the last that they take.</summary>
public sealed class OrganizationRulesTests
{
    private static readonly DateOnly Today = new(2027, 3, 2);

    [Fact]
    public void Open_ByADay_TakesTomorrowToFourMonths()
    {
        const string other = "Choose a day from tomorrow on, within the next four months.";
        string[] Said(DateOnly? by) => SaidBy(new OpenRules(Today), new OpenInput { AnswerBy = by });

        Said(null).ShouldBe(["Say until which day you ask."]);
        Said(Today).ShouldBe([other]);
        Said(Today.AddDays(1)).ShouldBeEmpty();
        Said(Today.AddDays(120)).ShouldBeEmpty();
        Said(Today.AddDays(121)).ShouldBe([other]);
    }

    [Fact]
    public void Act_WhatWhoAndWhen_AreAllAskedFor()
    {
        const string other = "Choose a day from today on, within two years.";
        string[] Said(DateOnly? dueOn, string? words = "A bench", bool isOld = false, bool hasWho = true) => SaidBy(new ActionRules(Today), new ActionInput { Id = isOld ? Guid.Empty : Guid.NewGuid(), Words = words, WhoId = hasWho ? Guid.NewGuid() : null, DueOn = dueOn });

        Said(Today).ShouldBeEmpty();
        Said(Today.AddYears(2), new string('x', 300)).ShouldBeEmpty();
        Said(Today.AddDays(-1)).ShouldBe([other]);
        Said(Today.AddYears(2).AddDays(1)).ShouldBe([other]);
        Said(null).ShouldBe(["Say by when."]);
        Said(Today, new string('x', 301)).ShouldBe(["Say it in at most 300 characters."]);
        Said(Today, null).ShouldBe(["Say what is to be done."]);
        Said(Today, hasWho: false).ShouldBe(["Choose who sees to it."]);
        Said(Today, isOld: true).ShouldBe(["This form is too old to be saved. Open it again; copy what you typed first."]);
    }

    [Fact]
    public void End_DroppedNeedsAReason_DoneNeedsNone()
    {
        string[] Said(ActionEnding? ending, string? why = null) => SaidBy(new EndActionRules(), new EndActionInput { Ending = ending, Why = why });

        Said(null).ShouldBe(["Choose what became of it."]);
        Said((ActionEnding)9).ShouldBe(["Choose what became of it."]);
        Said(ActionEnding.Dropped).ShouldBe(["Say why it was dropped, so that nobody wonders."]);
        Said(ActionEnding.Dropped, "The paper stopped").ShouldBeEmpty();
        Said(ActionEnding.Done).ShouldBeEmpty();
        Said(ActionEnding.Done, new string('x', 300)).ShouldBeEmpty();
        Said(ActionEnding.Done, new string('x', 301)).ShouldBe(["Say it in at most 300 characters."]);
    }

    [Fact]
    public void Book_AskedForWhatItDoesNotHold_HasNothing()
    {
        ElementBook.Find(null).ShouldBeNull();
        ElementBook.Find("nonsense").ShouldBeNull();
        ElementBook.Find("media")!.Part.ShouldBe(Part.Partnerships);
    }

    private static string[] SaidBy<T>(AbstractValidator<T> rules, T input) => [.. rules.Validate(input).Errors.Select(e => e.ErrorMessage)];
}
