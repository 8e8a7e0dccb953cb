using System.Globalization;
using System.Text;

namespace Alliance.Tests.Training.Coach;

/// <summary>Annotated conversations of our own making, in the columns of AnnoMI: enough to learn that a question is a question.</summary>
internal static class Invented
{
    private static readonly string[] Things = ["smoking", "drinking", "the noise", "the fights", "the fire door", "the music", "the trash", "the parking"];

    public static string Annotated(int videos)
    {
        var text = new StringBuilder("transcript_id,mi_quality,video_group,topic,utterance_id,interlocutor,utterance_text,main_therapist_behaviour,client_talk_type,annotator_id,therapist_input_exists,therapist_input_subtype,reflection_exists,reflection_subtype,question_exists,question_subtype\n");
        for (var video = 0; video < videos; video++)
        {
            for (var place = 0; place < 24; place++) text.AppendLine(Row(video, place));
        }
        return text.ToString();
    }

    private static string Row(int video, int place)
    {
        var thing = Things[(video + place) % Things.Length];
        var (said, codes) = (place % 12) switch
        {
            0 => ($"What do you make of {thing}?", "question,n/a,1,False,n/a,False,n/a,True,open"),
            1 => ($"I want to stop {thing}.", "n/a,change,1,n/a,n/a,n/a,n/a,n/a,n/a"),
            2 => ($"You want to stop {thing}.", "reflection,n/a,1,False,n/a,True,simple,False,n/a"),
            3 => ($"I cannot stop {thing}.", "n/a,sustain,1,n/a,n/a,n/a,n/a,n/a,n/a"),
            4 => ($"It sounds like {thing} wears you out.", "reflection,n/a,1,False,n/a,True,complex,False,n/a"),
            5 => ("Mm-hmm.", "n/a,neutral,1,n/a,n/a,n/a,n/a,n/a,n/a"),
            6 => ($"Did {thing} start today?", "question,n/a,1,False,n/a,False,n/a,True,closed"),
            7 => ("It was a Tuesday.", "n/a,neutral,1,n/a,n/a,n/a,n/a,n/a,n/a"),
            8 => ($"There is a rule about {thing} in this town.", "therapist_input,n/a,1,True,information,False,n/a,False,n/a"),
            9 => ("Okay.", "n/a,neutral,1,n/a,n/a,n/a,n/a,n/a,n/a"),
            10 => ("Right.", "other,n/a,1,False,n/a,False,n/a,False,n/a"),
            _ => ($"I will do without {thing}.", "n/a,change,1,n/a,n/a,n/a,n/a,n/a,n/a"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{video},high,v{video},invented,{place},{(place % 2 == 0 ? "therapist" : "client")},{said},{codes}");
    }
}
