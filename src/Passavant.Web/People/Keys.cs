using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Passavant.Store;

namespace Passavant.Web.People;

/// <summary>The keys servers protect data with, in the records, so that servers that share them read each other's.</summary>
/// <remarks>They lie there as they are: whoever can read the records can read what was protected.</remarks>
internal sealed class Keys(Database database, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [
            .. database
                .Read(DataProtectionKeys.All)
                .GetAwaiter()
                .GetResult()
                .Select(text => XElement.Parse(text)),
        ];

    public void StoreElement(XElement element, string friendlyName) =>
        database
            .Write(change =>
                DataProtectionKeys.Put(
                    change,
                    friendlyName,
                    element.ToString(SaveOptions.DisableFormatting),
                    time.GetUtcNow()
                )
            )
            .GetAwaiter()
            .GetResult();
}
