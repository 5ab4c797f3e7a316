using System.Globalization;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Delivering;
using Passavant.Web.Registering;

namespace Passavant.Web.Issuing;

/// <summary>Which documents acts that are about no case call for: registrations under general authorisations, and certificates of delivery.</summary>
/// <remarks>Pure. What a document says stands in the act that calls for it; it bears the number of what it is of.</remarks>
internal static class CalledBesideCases
{
    /// <summary>The number of what a stream is about; null for a stream that calls for no documents.</summary>
    public static string? NumberOf(string stream) =>
        stream.StartsWith(Registration.Stream, StringComparison.Ordinal)
            ? stream[Registration.Stream.Length..]
        : stream.StartsWith(Delivery.Stream, StringComparison.Ordinal)
            ? stream[Delivery.Stream.Length..]
        : null;

    /// <summary>The document an act calls for; null where it calls for none.</summary>
    public static CalledDocument? Of(StoredEvent act) =>
        act.Type switch
        {
            Registration.Made => Of(act, Registration.Read(act.Body)),
            Delivery.Signed => Of(act, Delivery.Read(act.Body)),
            _ => null,
        };

    /// <summary>How the document stands after acts of the types.</summary>
    public static int StatusAfter(IEnumerable<string> types) =>
        types.Any(type => type is Registration.Ended or Delivery.Withdrawn)
            ? StatusList.Revoked
            : StatusList.Valid;

    private static CalledDocument Of(StoredEvent act, Registration says) =>
        Called(
            act,
            act.Agency,
            says.Authority,
            says.Until,
            new DocumentContent.GeneralAuthorisationRegistration(
                says.Authorisation,
                new DocumentParty(says.Holder, says.Country),
                says.Codes,
                says.Destinations,
                says.ExpectedUse,
                says.Conditions
            )
        );

    private static CalledDocument Of(StoredEvent act, Delivery says) =>
        Called(
            act,
            null,
            says.Authority,
            null,
            new DocumentContent.DeliveryVerificationCertificate(
                says.Licence,
                new DocumentParty(
                    says.Importer.Name,
                    says.Importer.Country,
                    says.Importer.Identifier,
                    says.Importer.Address
                ),
                says.Arrived.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                says.Place,
                [
                    .. says.Lines.Select(line => new DocumentLine(
                        line.Code,
                        line.Description,
                        line.Quantity.ToString("0.######", CultureInfo.InvariantCulture),
                        line.Unit,
                        null
                    )),
                ]
            )
        );

    private static CalledDocument Called(
        StoredEvent act,
        string? holder,
        string authority,
        DateTimeOffset? until,
        DocumentContent content
    )
    {
        var number = NumberOf(act.Stream)!;
        return new CalledDocument(
            $"{act.Position} {content.Kind}",
            number,
            null,
            number,
            holder,
            authority,
            act.At,
            until,
            act.Position,
            content
        );
    }
}
