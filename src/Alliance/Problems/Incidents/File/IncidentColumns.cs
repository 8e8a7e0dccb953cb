using Alliance.Partnerships.Import.Register;

namespace Alliance.Problems.Incidents.File;

/// <summary>Where in a row the few things stand that are read; -1 where a file does not have it. No other column is looked at.</summary>
public sealed record IncidentColumns(int Date, int Category, int Neighborhood, int Place, int Latitude, int Longitude, int Count)
{
    private static readonly string[]
        Dates = ["date", "day", "incidentdate", "dateofincident", "occurred", "occurredon", "occurredondate", "occurreddate", "dateoccurred", "dateocc", "reporteddate", "datereported", "reportdate", "datetime", "incidentdatetime", "calldate", "fecha", "dia"],
        Categories = ["category", "incidentcategory", "kind", "type", "incidenttype", "calltype", "eventtype", "offense", "offence", "offensetype", "offensedescription", "offensecodegroup", "primarytype", "crimetype", "crime", "incident", "categoria", "tipo", "delito"],
        Neighborhoods = ["neighborhood", "neighbourhood", "area", "areaname", "neighborhoodname", "beat", "district", "communityarea", "barrio", "colonia", "vecindario", "sector", "zona"],
        Places = ["place", "organization", "organisation", "business", "premises", "venue", "placename", "businessname", "lugar", "establecimiento", "negocio", "organizacion"],
        Latitudes = ["latitude", "lat", "latitud", "ycoord", "y"],
        Longitudes = ["longitude", "lon", "lng", "long", "longitud", "xcoord", "x"],
        Counts = ["count", "incidents", "number", "n", "total", "cases", "cantidad", "numero", "incidentes"];

    public static ReadResult<IncidentColumns> Of(IReadOnlyList<string> headers)
    {
        var joined = headers.Select(HeaderWords.Joined).ToList();
        var columns = new IncidentColumns(Find(joined, Dates), Find(joined, Categories), Find(joined, Neighborhoods), Find(joined, Places), Find(joined, Latitudes), Find(joined, Longitudes), Find(joined, Counts));
        var there = string.Join(", ", headers.Select(header => Text.Cut(Text.Clean(header), 40)).Where(header => header.Length > 0).Take(12));
        if (columns.Date < 0) return new Sentence("No column holds the date: name it “date” in the first row. The columns here are: {0}.", there);
        if (columns.Category < 0) return new Sentence("No column holds the category: name it “category” in the first row. The columns here are: {0}.", there);
        return columns is { Neighborhood: < 0, Place: < 0 } && (columns.Latitude < 0 || columns.Longitude < 0)
            ? new Sentence("No column says where: name one “neighborhood”, or “place” for an organization, or two “latitude” and “longitude”. The columns here are: {0}.", there)
            : columns;
    }

    private static int Find(List<string> headers, string[] words) =>
        words.Select(word => headers.IndexOf(word)).FirstOrDefault(column => column >= 0, -1);
}
