using Passavant.Accords.Reading;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>The accord at a glance: what it is called, since when it is in force, what the states want by it, what it holds.</summary>
[Anybody]
internal sealed class AccordOverviewPage(Here here, Desk desk) : AccordPage(here, desk)
{
    /// <summary>What the states want in common.</summary>
    public IEnumerable<Entry> Interests =>
        Telling.Records("interests").Where(entry => entry.Text("kind") != "red line");

    /// <summary>What must not happen.</summary>
    public IEnumerable<Entry> RedLines =>
        Telling.Records("interests").Where(entry => entry.Text("kind") == "red line");

    /// <summary>What the text holds: how many, of what, where to read them.</summary>
    public IEnumerable<(int Count, string Label, string Path)> Contents =>
        new[]
        {
            (Accord.Controls.Count, Here["controls"], "/accord/controls"),
            (Accord.Requirements.Count, Here["duties to ask first"], "/accord/matrix#requirements"),
            (Accord.Prohibitions.Count, Here["prohibitions"], "/accord/matrix#prohibitions"),
            (Accord.Authorisations.Count, Here["general authorisations"], "/accord/authorisations"),
            (
                Telling.Records("licences").Count,
                Here["kinds of licence"],
                "/accord/authorisations#licences"
            ),
            (Accord.Indicators.Count, Here["signs of risk"], "/accord/criteria#indicators"),
            (Accord.Mitigations.Count, Here["safeguards"], "/accord/criteria#safeguards"),
            (Accord.Procedure.Limits.Count, Here["time limits"], "/accord/ladder#limits"),
        }.Where(one => one.Item1 > 0);
}
