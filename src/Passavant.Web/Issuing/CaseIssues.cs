using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Issuing;

/// <summary>The documents of a case, or of what is about none, for its pages.</summary>
internal sealed class CaseIssues(Database database, Bundles bundles, Issuer issuer)
{
    /// <summary>Whether documents are issued here at all.</summary>
    public bool IsOn => issuer.IsOn;

    /// <summary>The documents issued in a case, and how they stand.</summary>
    public Task<IReadOnlyList<IssuingRoutes.IssuedView>> Of(
        CaseNumber number,
        CancellationToken stop
    ) =>
        database.Read(
            async reading =>
                (IReadOnlyList<IssuingRoutes.IssuedView>)
                    [
                        .. (await IssuedDocuments.Of(reading, $"{number}")).Select(row =>
                            IssuingRoutes.View(row, bundles)
                        ),
                    ],
            stop
        );

    /// <summary>The last document of something that is no case, and how it stands; nothing until it is issued.</summary>
    public Task<IReadOnlyList<IssuingRoutes.IssuedView>> LastOf(
        string part,
        CancellationToken stop
    ) =>
        database.Read(
            async reading =>
                (IReadOnlyList<IssuingRoutes.IssuedView>)(
                    await IssuedDocuments.Last(reading, part) is { } row
                        ? [IssuingRoutes.View(row, bundles)]
                        : []
                ),
            stop
        );
}
