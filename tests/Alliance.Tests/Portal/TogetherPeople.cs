using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Portal;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>Builders: goals and checks as the two sides make them.</summary>
internal static class TogetherPeople
{
    public static ActionContext ActAsOfficer(this TestHouse house) => house.Act(house.Person(Role.Officer).Id, Role.Officer);

    public static ActionContext ActAs(this TestHouse house, Contact contact) => house.Act(contact.Id) with { Role = PartnerPrincipal.RoleName };

    public static async Task<Guid> ShareGoalAsync(this TestHouse house, Partner partner, IEnumerable<Contact> with, string words = "No bottles on the steps on Sundays", string heard = "They have talked about it.")
    {
        var id = house.NewId();
        await house.DoAsync(services => services.GetRequiredService<GoalService>().ShareAsync(
            new NewGoal { Id = id, PartnerId = partner.Id, Words = words, ContactIds = [.. with.Select(c => c.Id)], Stage = StageOfChange.Contemplation, Heard = heard }, house.ActAsOfficer()));
        return id;
    }

    /// <summary>The officer asks; the check waits for both.</summary>
    public static async Task<Guid> AskBothAsync(this TestHouse house, Contact contact) => await house.DoAsync(services =>
        services.GetRequiredService<AllianceCheckService>().AskAsync(house.NewId(), contact.PartnerId, contact.Id, Side.Us, house.ActAsOfficer()));

    public static Task<bool> AnswerAsync(this TestHouse house, Guid check, Side side, ActionContext action, int bond, int goals, int tasks, bool forTotalsOnly = false) => house.DoAsync(services =>
        services.GetRequiredService<AllianceCheckService>().AnswerAsync(check, new NewAnswer { Id = house.NewId(), Side = side, Bond = bond, Goals = goals, Tasks = tasks, ForTotalsOnly = forTotalsOnly }, action));

    public static async Task<Page> AnswerAsync(this Browser browser, string path, int bond, int goals, int tasks, bool forTotalsOnly = false)
    {
        var form = (await browser.GetAsync(path)).Form("form.pa-form").Set("Input.Bond", $"{bond}").Set("Input.Goals", $"{goals}").Set("Input.Tasks", $"{tasks}");
        return await (forTotalsOnly ? form.Set("Input.ForTotalsOnly", "true") : form).SubmitAsync();
    }

    public static Task<List<AllianceAnswer>> AnswersAsync(this TestHouse house, Guid check) => house.AskAsync(db => db.Set<AllianceAnswer>().AsNoTracking().Where(a => a.CheckId == check).OrderBy(a => a.Side).ToListAsync());
}
