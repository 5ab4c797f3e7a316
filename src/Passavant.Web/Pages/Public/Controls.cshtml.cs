using System.Globalization;
using Passavant.Accords;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>The controls by field of technology, all or those that hold the words looked for.</summary>
[Anybody]
internal sealed class ControlsPage(Here here, Desk desk) : AccordPage(here, desk)
{
    private const CompareOptions Loosely =
        CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private string[] words = [];

    /// <summary>The controls found, by domain.</summary>
    public IReadOnlyList<IGrouping<string?, Control>> Found { get; private set; } = [];

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    /// <summary>What was looked for.</summary>
    public string Asked { get; private set; } = "";

    public void OnGet(string? q)
    {
        Asked = (q ?? "").Trim();
        if (Asked.Length > 200)
            Asked = Asked[..200];
        Form.Fill("q", Asked);
        words = Asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Accord.Controls.Where(Telling.MaySee).Where(Holds).ToList();
        Count = found.Count;
        Found = [.. found.GroupBy(control => control.Domain)];
    }

    // Every word stands somewhere: in the code, the title, the field, what it is about, what others call it.
    private bool Holds(Control control)
    {
        if (words.Length == 0)
            return true;
        var text = string.Join(
            ' ',
            [
                control.Id,
                Telling.Title(control),
                Telling.Domain(control.Domain),
                Telling.In(control.Why),
                Telling.Sentence(control.When),
                .. control.Limbs.Select(limb => limb.Code.ToString()),
                .. control.Corresponds.Select(one => $"{one.Regime} {one.Code}"),
            ]
        );
        return words.All(word => Here.Culture.CompareInfo.IndexOf(text, word, Loosely) >= 0);
    }
}
