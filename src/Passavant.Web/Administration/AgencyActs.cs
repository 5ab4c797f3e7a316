using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.Administration;

/// <summary>What administrators do with agencies.</summary>
internal static class AgencyActs
{
    /// <summary>Enters an agency, or changes the version of it that was read; answers whether it is new.</summary>
    /// <exception cref="Trouble">What is said of it cannot be, or somebody changed it meanwhile.</exception>
    public static Task<(AgencyRow Row, bool IsNew)> Put(
        Actor by,
        string id,
        AgencyRoutes.Request asked,
        string version,
        Administering administering,
        CancellationToken stop
    )
    {
        Check(id, asked);
        var row = AgencyRows.Row(
            new Agency(
                id,
                new Wording(asked.Name),
                asked.Kind,
                asked.State,
                asked.Contact,
                asked.Reviews,
                asked.Trusted
            ),
            asked.Calendar
        );
        return administering.Do(
            by,
            async change =>
            {
                var before = await Store.People.FindAgency(change, id);
                Versions.Match(version, before is null ? null : Versions.Of(before));
                if (
                    asked.Reviews is { } reviewed
                    && await Store.People.FindAgency(change, reviewed) is null
                )
                    throw Trouble.Invalid("there is no agency of that id", "body", "reviews");
                return new Deed<(AgencyRow, bool)>(
                    before is null ? "agency-entered" : "agency-changed",
                    AgencyRoutes.View(row),
                    writing => Store.People.Put(writing, row),
                    (row, before is null)
                );
            },
            stop
        );
    }

    private static void Check(string id, AgencyRoutes.Request asked)
    {
        var faults = new List<Fault>();
        if (!Texts.IsId(id) || id == Actor.System.Agency)
            faults.Add(new(["path", "id"], "expected a short name such as export-control"));
        if (
            asked.Name.Count == 0
            || asked.Name.Any(one =>
                !Texts.IsLanguage(one.Key) || one.Value.Trim().Length is 0 or > 200
            )
        )
            faults.Add(
                new(
                    ["body", "name"],
                    "expected a name of up to 200 signs for each language, such as {\"en\":\"Ministry of Defence\"}"
                )
            );
        if (asked.State is { Length: 0 or > 64 })
            faults.Add(new(["body", "state"], "expected a state such as FR"));
        if (asked.Contact is { } contact && !Texts.IsEmail(contact))
            faults.Add(
                new(["body", "contact"], "expected an address such as advice@ministry.example")
            );
        if (asked.Reviews is not null && asked.Kind != AgencyKind.Adviser)
            faults.Add(new(["body", "reviews"], "is said of an adviser only"));
        if (asked.Trusted && asked.Kind != AgencyKind.Applicant)
            faults.Add(new(["body", "trusted"], "is said of an applicant only"));
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
    }
}
