namespace Alliance.Tests.Portal.Attacks;

/// <summary>Every text that the department's pages take. The first list is read by partners too, and is planted by the test of stored scripts.</summary>
internal static class StaffTexts
{
    public static readonly IReadOnlyList<string> ReadByPartners =
    [
        "/Partnerships/Areas Input.Name",
        "/Partnerships/Areas/{id:guid} Input.Name",
        "/Partnerships/Checks/{id:guid}/Repair Input.Reason",
        "/Partnerships/Concerns/{id:guid} Input.Words",
        "/Stewardship/Concerns/{id:guid} Input.Words",
        "/Partnerships/Contacts/Add/{partnerId:guid} Input.RoleTitle",
        "/Partnerships/Contacts/{id:guid} Input.RoleTitle",
        "/Partnerships/Engagements/Log/{partnerId:guid} Input.Purpose",
        "/Partnerships/Engagements/Log/{partnerId:guid} Input.Heard",
        "/Partnerships/Engagements/Log/{partnerId:guid} Input.OurPromise",
        "/Partnerships/Engagements/Log/{partnerId:guid} Input.TheirPromise",
        "/Partnerships/Engagements/Log/{partnerId:guid} Input.NextPurpose",
        "/Partnerships/Engagements/Log/{partnerId:guid} Input.KeptBack",
        "/Partnerships/Engagements/Log/{partnerId:guid} Input.KeptBackReason",
        "/Partnerships/Handovers/{id:guid}/Talk Input.Heard",
        "/Partnerships/Goals/Start/{partnerId:guid} Input.Words",
        "/Partnerships/Goals/Start/{partnerId:guid} Input.Heard",
        "/Partnerships/Goals/{id:guid}/Stage Input.Heard",
        "/Partnerships/Goals/{id:guid}/Rulers Input.Why",
        "/Partnerships/Goals/{id:guid}/End Input.Why",
        "/Problems/Start Input.Title",
        "/Problems/{id:guid}/Note Input.Words",
        "/Problems/{id:guid}/Option Input.Words",
        "/Problems/{id:guid}/Option Input.Part",
        "/Problems/Options/{option:guid} Input.Part",
        "/Problems/Options/{option:guid} Voice.Why",
        "/Problems/{id:guid}/Move Input.Why",
        "/Partnerships/Partners/Add Input.Name",
        "/Partnerships/Partners/Edit/{id:guid} Input.Name",
        "/Partnerships/Partners/Add Input.Telephone",
        "/Partnerships/Partners/Edit/{id:guid} Input.Telephone",
        "/Partnerships/Partners/Approach/{id:guid} Input.Words",
        "/Partnerships/Promises/Make/{partnerId:guid} Input.Words",
        "/Partnerships/Promises/{id:guid} Input.Reason",
        "/Partnerships/Relationships/Start/{partnerId:guid} Input.Purpose",
        "/Partnerships/Relationships/Change/{partnerId:guid} Input.Purpose",
        "/Partnerships/Relationships/Phase/{partnerId:guid} Input.Why",
        "/Partnerships/Relationships/End/{partnerId:guid} Input.Why",
        "/Partnerships/Relationships/Pause/{partnerId:guid} Input.Why",
        "/Partnerships/Prepare/{partnerId:guid}/Correct Input.Words",
        "/Partnerships/Thanks/Say/{partnerId:guid} Input.Words",
        "/Partnerships/Touchpoints/Plan/{partnerId:guid} Input.Purpose",
        "/Partnerships/Touchpoints/Cancel/{id:guid} Input.Reason",
        "/accounts/add Input.Name",
        "/agency Input.Name",
        "/agency Input.ComplaintRoute",
        "/Stewardship/Releases/Begin/{partnerId:guid} Input.FileNumber",
    ];

    /// <summary>Read by colleagues alone, or by nobody. Whoever adds a line says why.</summary>
    public static readonly IReadOnlyList<string> ReadByNoPartner =
    [
        "/Callouts/What Input.Near",
        // The key of one of the study's outcomes; another is refused.
        "/Evaluation/Outcomes/{studyId:guid} Outcome",
        // Codes, keys and links; and what a survey is called.
        "/Evaluation/Keys/{studyId:guid} Key", "/Evaluation/Surveys/Send/{id:guid} Key", "/Evaluation/Surveys/Plan Input.Instrument", "/Evaluation/Surveys/Plan Input.Title",
        "/Kiosk/{code} Code", "/Kiosk/{code} KioskCode", "/Kiosk/{code} Seal", "/Kiosk/{code} Slip", "/S/{code} Code", "/S/{code} Seal", "/S/{code} Slip",
        "/Survey/TakeBack Code", "/Survey/{secret} Seal", "/Survey/{secret} Secret", "/Survey/{secret} Slip",
        "/Partnerships/Thanks/Colleague Input.Words",
        // Where an officer's own letter of the day goes; another than an address is refused.
        "/Partnerships/Digest Input.Address",
        // What a supervisor says to an officer on how they work, and their answer: read by the two.
        "/Partnerships/Craft/Write Input.Words", "/Partnerships/Craft/{id:guid} Answer",
        // Of another form of the same page.
        "/Problems/Options/{option:guid} Input.Words",
        // What an agency agrees to do about itself, and who is there for its own people.
        "/Stewardship/Organization/Element/{id:guid} Input.Words",
        "/Stewardship/Organization/Element/{id:guid} of",
        "/Stewardship/Organization/Action/{id:guid} Input.Why",
        "/agency Input.WhereToTurn",
        // The course: read by learners and those who teach.
        "/Training/Write/{key?} Input.Title", "/Training/Write/{key?} Input.Summary", "/Training/Write/{key?} Input.Teachers", "/Training/Write/{key?} Input.Aims", "/Training/Write/{key?} Input.Reading",
        "/Training/Write/{key?} Input.Dialogue", "/Training/Write/{key?} Input.Exercises", "/Training/Write/{key?} Input.Check", "/Training/Write/{key?} Input.Guide", "/Training/Write/{key?} Input.References", "/Training/Write/{key?} Input.Why",
        "/Training/Cohorts/Plan Input.Title", "/Training/Cohorts/Plan Input.Place", "/Training/Sessions/{id:guid} SignWords",
        "/Training/Cohorts/Plan Input.Format", "/Training/Cohorts/{id:guid} scenario", "/Training/Modules/{key} Key", "/Training/Modules/{key}/Check Key", "/Training/Modules/{key}/Check Sign", "/Training/Write/{key?} Input.Sources", "/Training/Write/{key?} Key",
        // What is planned in a study: read by evaluators, the steward and trainers. Squads are read by the administrator.
        "/Evaluation/Studies/New Input.Title", "/Evaluation/Studies/New Input.Question", "/Evaluation/Studies/New readyMade", "/Evaluation/Studies/Question/{id:guid} Input.Title", "/Evaluation/Studies/Question/{id:guid} Input.Question",
        "/Evaluation/Studies/Outcomes/{id:guid} Input.Key", "/Evaluation/Studies/Outcomes/{id:guid} Input.Title", "/Evaluation/Studies/Outcomes/{id:guid} Input.Why", "/Evaluation/Studies/Outcomes/{id:guid} Input.Asked",
        "/Evaluation/Studies/Outcome/{outcome:guid} Input.Key", "/Evaluation/Studies/Outcome/{outcome:guid} Input.Title", "/Evaluation/Studies/Outcome/{outcome:guid} Input.Why", "/Evaluation/Studies/Outcome/{outcome:guid} Input.Asked",
        "/Evaluation/Studies/Units/{id:guid} Units[0].Stratum", "/Evaluation/Studies/Timetable/{id:guid} Input.Format", "/Evaluation/Studies/Timetable/{id:guid} Input.Place",
        "/Evaluation/Studies/Ethics/{id:guid} Input.Body", "/Evaluation/Studies/Ethics/{id:guid} Input.Number", "/Evaluation/Studies/Ethics/{id:guid} Input.DataTerms", "/Evaluation/Studies/Ethics/{id:guid} Input.Conflicts",
        "/Evaluation/Studies/Deviations/{id:guid} Input.What", "/Evaluation/Studies/Deviations/{id:guid} Input.Why", "/Evaluation/Studies/Deviations/{id:guid} Change.Reason",
        "/squads Input.Name", "/squads/{id:guid} Input.Name",
        // What a learner says in practice is theirs alone; a role-play is not kept.
        "/Training/Practice/{id:guid} Said", "/Training/Practice/Start scenario", "/Training/Practice/RolePlay/{id:guid} Text",
        "/Training/Certificates/{id:guid} Why", "/Training/Observations/{id:guid}/Sheet Strength", "/Training/Observations/{id:guid}/Sheet TryNext",
        // Questionnaires: what is published is asked of whoever answers a survey, as text; a language out of two; short names.
        "/Evaluation/Instruments/New Input.Title", "/Evaluation/Instruments/{id:guid} Language", "/Evaluation/Instruments/{id:guid} Item", "/Evaluation/Instruments/Ready/{key} Key", "/Evaluation/Instruments/Ready/{key} Language",
        "/Evaluation/Instruments/{id:guid}/About Input.TitleEn", "/Evaluation/Instruments/{id:guid}/About Input.TitleEs", "/Evaluation/Instruments/{id:guid}/About Input.IntroEn", "/Evaluation/Instruments/{id:guid}/About Input.IntroEs",
        "/Evaluation/Instruments/{id:guid}/About Input.License", "/Evaluation/Instruments/{id:guid}/About Input.Source",
        "/Evaluation/Instruments/{id:guid}/Item/{key?} Key", "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.Key", "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.En", "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.Es",
        "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.List", "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.AnswersEn", "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.AnswersEs",
        "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.WhenItem", "/Evaluation/Instruments/{id:guid}/Item/{key?} Input.WhenAnswers",
        "/Evaluation/Instruments/{id:guid}/Scale/{key?} Key", "/Evaluation/Instruments/{id:guid}/Scale/{key?} Input.En", "/Evaluation/Instruments/{id:guid}/Scale/{key?} Input.Es", "/Evaluation/Instruments/{id:guid}/Scale/{key?} Input.Items",
        // A sheet of paper typed in: a language out of two, and what was typed the first time, to compare.
        "/Evaluation/Paper/{waveId:guid}/Enter Language", "/Evaluation/Paper/{waveId:guid}/Enter First",
        // Letters, or refused; and a language out of two.
        "/Partnerships/Contacts/{id:guid}/Invite Input.Address",
        "/Partnerships/Contacts/{id:guid}/Invite Input.FirstName",
        "/Partnerships/Contacts/{id:guid}/Invite Input.Language",
        // Which page follows.
        "/Partnerships/Contacts/Add/{partnerId:guid} then",
        // What the public knows of an organization: on colleagues' pages only, where this test plants it too.
        "/Partnerships/Partners/Add Input.OtherName",
        "/Partnerships/Partners/Add Input.LineOfBusiness",
        "/Partnerships/Partners/Add Input.Street",
        "/Partnerships/Partners/Add Input.City",
        "/Partnerships/Partners/Add Input.State",
        "/Partnerships/Partners/Add Input.PostalCode",
        "/Partnerships/Partners/Add Input.RoleEmail",
        "/Partnerships/Partners/Add Input.Website",
        "/Partnerships/Partners/Edit/{id:guid} Input.OtherName",
        "/Partnerships/Partners/Edit/{id:guid} Input.LineOfBusiness",
        "/Partnerships/Partners/Edit/{id:guid} Input.Street",
        "/Partnerships/Partners/Edit/{id:guid} Input.City",
        "/Partnerships/Partners/Edit/{id:guid} Input.State",
        "/Partnerships/Partners/Edit/{id:guid} Input.PostalCode",
        "/Partnerships/Partners/Edit/{id:guid} Input.RoleEmail",
        "/Partnerships/Partners/Edit/{id:guid} Input.Website",
        // Looked for, and not kept.
        "/Partnerships/Places/{id:guid}/Refer Q", "/Partnerships/Ecomap/{partnerId:guid} Q", "/Partnerships/Ecomap/Area/{areaId:guid} Q",
        "/Stewardship/Desk Filter.Action",
        "/Stewardship/Desk Filter.Role",
        "/Stewardship/Withdraw Input.Code",
        "/Stewardship/Withdraw Input.Organization",
        "/Stewardship/Withdraw Input.Number",
        "/Stewardship/Screen text",
        // Chosen from a list, or what the form was made from.
        "/agency Input.TimeZone",
        "/agency Input.Seen",
        "/accounts/{id:guid} Input.Seen",
        "/Stewardship/Releases/{id:guid} Black",
        // Of a court: never shown to the partner.
        "/Stewardship/Holds/Place/{partnerId:guid} Input.FileNumber",
        "/Stewardship/Holds/Place/{partnerId:guid} Input.OrderNumber",
        "/Stewardship/Releases/Begin/{partnerId:guid} Input.OrderNumber",
        // Of the department's own sign-in.
        "/accounts/add Input.UserName",
        "/my-password Current",
        "/my-password Input.New",
        "/my-password Input.Again",
        "/password Input.New",
        "/password Input.Again",
        "/second-factor Code",
        "/second-factor/set-up Code",
        "/sign-in Input.UserName",
        "/sign-in Input.Password",
        "/sign-in ReturnUrl",
        "/sign-in who",
        "/unlock Password",
        "/unlock Code",
        "/unlock ReturnUrl",
        "/unlock Kept",
        "/unlock KeptPath",
    ];

    public static IEnumerable<string> All => ReadByPartners.Concat(ReadByNoPartner);
}
