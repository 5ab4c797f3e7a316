using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>Who was refused access, the newest first.</summary>
[Seats(Role.Administrator, Role.Auditor)]
internal sealed class RefusalsPage(Here here, Database database, Desk desk)
    : AdministrationPage(here)
{
    private const int Most = 200;

    /// <summary>The refusals.</summary>
    public IReadOnlyList<RefusalRow> Rows { get; private set; } = [];

    /// <summary>The names of people, by id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } =
        new Dictionary<string, string>();

    /// <summary>How many days are looked back.</summary>
    public int Days { get; private set; }

    /// <summary>Whether there may be more.</summary>
    public bool IsCut => Rows.Count == Most;

    public async Task OnGet(int? days)
    {
        Days = days is 1 or 7 or 30 or 365 ? days.Value : 30;
        (Rows, Names) = await database.Read(
            async reading =>
                (
                    await Looking.Refusals(reading, Here.Now.AddDays(-Days), Most),
                    await desk.Names(reading)
                ),
            Stop
        );
    }

    /// <summary>Why, in words.</summary>
    public string Why(string code) =>
        code switch
        {
            "not-your-role" => Here["it is for people in another role"],
            "not-yours" => Here["it is not theirs"],
            "not-signed-in" => Here["nobody had signed in"],
            _ => code.Replace('-', ' '),
        };
}
