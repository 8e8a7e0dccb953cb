using System.Globalization;

namespace Alliance.Load;

/// <summary>The box around everything on the map, and views of it as somebody sees who moves about and goes nearer.</summary>
public sealed record Town(double West, double South, double East, double North)
{
    private const double Earth = 512, WindowWidth = 1200, WindowHeight = 560;

    public static Town Of(string box)
    {
        var numbers = box.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new Town(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    public string View(Random random)
    {
        var zoom = 10.5 + 7 * random.NextDouble();
        var (x, y) = (West + random.NextDouble() * (East - West), South + random.NextDouble() * (North - South));
        var degrees = 360 / (Earth * Math.Pow(2, zoom));
        var (wide, high) = (WindowWidth * degrees, WindowHeight * degrees * Math.Cos(y * Math.PI / 180));
        return string.Create(CultureInfo.InvariantCulture, $"/Partnerships/Map?handler=Here&Box={x - wide / 2:0.#####},{y - high / 2:0.#####},{x + wide / 2:0.#####},{y + high / 2:0.#####}&Zoom={zoom:0.##}");
    }
}
