namespace Alliance.Portal.Invited;

/// <summary>What is said, and kept, where a contact's answer or code comes from a browser in which somebody of the department is signed in.</summary>
public static class OurDevice
{
    public const string Purpose = "Typing a contact's answer on a device of the department";

    public const string Sentence = "Somebody of the department is signed in in this browser, so nothing said here counts. Say it on a device of your own.";
}
