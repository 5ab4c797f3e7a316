using Passavant.Screening.Matching;

namespace Passavant.Web.Pages.Work;

/// <summary>What the points of a hit are made of, in English; the pages say it in their language.</summary>
internal static class HitWords
{
    /// <summary>A part of a score.</summary>
    public static string Of(Feature feature) =>
        feature switch
        {
            Feature.Word => Words.Text("The same word"),
            Feature.Instead => Words.Text("Another word in its place"),
            Feature.Missing => Words.Text("A word the list lacks"),
            Feature.Added => Words.Text("A word only the list has"),
            Feature.Order => Words.Text("Another order"),
            Feature.Number => Words.Text("A number on one side"),
            Feature.LegalForm => Words.Text("Another legal form"),
            Feature.Reading => Words.Text("An unusual reading"),
            Feature.WeakAlias => Words.Text("A weak alias"),
            Feature.Date => Words.Text("Dates"),
            Feature.Country => Words.Text("Country"),
            Feature.Gender => Words.Text("Gender"),
            Feature.Place => Words.Text("Place of birth"),
            Feature.Identifier => Words.Text("Numbers of papers"),
            Feature.Kind => Words.Text("Person or organisation"),
            _ => Words.Text("Found whole"),
        };
}

/// <summary>How points are written.</summary>
internal static class PointWords
{
    /// <summary>Hundredths of a point as points.</summary>
    public static string Points(this Here here, int hundredths) =>
        (hundredths / 100m).ToString("0.#", here.Culture);
}
