using System.Globalization;
using System.Text;
using QRCoder;

namespace Alliance.Platform.Layout;

/// <summary>A QR code as one path of unit squares, to be drawn by an svg of this width.</summary>
public sealed record QrPicture(string Path, int Width)
{
    public static QrPicture Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
                if (code.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new QrPicture(path.ToString(), code.ModuleMatrix.Count);
    }
}
