using Alliance.Training.Curriculum;

namespace Alliance.Tests.Training;

/// <summary>How a course is given, as an agency writes it: what is missing is said.</summary>
public sealed class CourseFormatTests
{
    [Theory]
    [InlineData("sessions:")]
    [InlineData("sessions: []")]
    [InlineData("sessions:\n  - { day: 1, minutes: 60, title: Welcome }\n  -")]
    [InlineData("")]
    public void Read_WithoutASession_SaysWhatIsNeeded(string sessions) =>
        Should.Throw<FormatException>(() => CourseFormat.Read($"---\nkey: evening\nhours: 1\n{sessions}\n---\nFor whom.\n")).Message.ShouldBe("“evening” needs at least one session, and each a day, its minutes and a title.");

    [Fact]
    public void Read_WithAnEmptyHead_SaysSo() => Should.Throw<FormatException>(() => CourseFormat.Read("---\n---\nFor whom.\n")).Message.ShouldBe("The head of the file is empty.");

    [Fact]
    public void Read_WithItsSessions_AddsThemUp() =>
        CourseFormat.Read("---\nkey: evening\ntitle: An evening\nhours: 1\nsessions:\n  - { day: 1, minutes: 20, title: Welcome }\n  - { day: 2, minutes: 40, title: Listening }\n---\nFor whom.\n").Days.ShouldBe(2);

    [Fact]
    public void Read_WithOtherMinutesThanHours_SaysSo() =>
        Should.Throw<FormatException>(() => CourseFormat.Read("---\nkey: evening\nhours: 1\nsessions:\n  - { day: 1, minutes: 20, title: Welcome }\n---\nFor whom.\n")).Message.ShouldBe("The sessions of “evening” take 20 minutes, and the course says 60.");
}
