using System.Linq.Expressions;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>An agreed action as it is listed: by its day, never by who does it.</summary>
public sealed record ActionRow(Guid Id, Guid RoundId, string Element, string Words, string Who, Guid WhoId, DateOnly DueOn, ActionEnding? Ending, string? Why, DateTime? EndedAt);

public static class ActionRows
{
    public static Task<List<ActionRow>> ActionsAsync(this AllianceContext db, Expression<Func<AgreedAction, bool>> which) =>
        (from action in db.Set<AgreedAction>().Where(which)
         join account in db.Users on action.WhoId equals account.Id
         join end in db.Set<ActionEnd>() on action.Id equals end.ActionId into ends
         from end in ends.DefaultIfEmpty()
         orderby action.DueOn, action.Id
         select new ActionRow(action.Id, action.RoundId, action.Element, action.Words, account.DisplayName, account.Id, action.DueOn, end == null ? null : end.Ending, end == null ? null : end.Why, end == null ? null : end.EndedAt)).ToListAsync();
}
