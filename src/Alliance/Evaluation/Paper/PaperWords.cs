using Alliance.Evaluation.Instruments;

namespace Alliance.Evaluation.Paper;

/// <summary>What is printed around the questions, in both languages.</summary>
public static class PaperWords
{
    public static readonly InBoth Survey = new("Survey", "Encuesta");
    public static readonly InBoth Unit = new("Group", "Grupo");
    public static readonly InBoth Sheet = new("Sheet", "Hoja");
    public static readonly InBoth HowTo = new("Put a cross on one number for each question. Leave out what you do not want to answer. Do not write your name, and name nobody else.", "Marque con una cruz un número en cada pregunta. Deje sin contestar lo que no quiera contestar. No escriba su nombre ni nombre a nadie.");
    public static readonly InBoth Figure = new("A box for a number", "Un recuadro para un número");
    public static readonly InBoth Lines = new("Lines to write on", "Renglones para escribir");
    public static readonly InBoth Thanks = new("Thank you. Fold the sheet and put it into the box or the envelope: nobody in the room reads it.", "Gracias. Doble la hoja y póngala en la caja o en el sobre: nadie en la sala la lee.");
}
