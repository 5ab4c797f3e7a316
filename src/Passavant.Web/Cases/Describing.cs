using System.Xml.Linq;

namespace Passavant.Web.Cases;

/// <summary>What our own documentation says of a type or a member, for the interface's description.</summary>
internal static class Describing
{
    private static readonly Lazy<IReadOnlyDictionary<string, XElement>> said = new(Read);

    /// <summary>The summary of a type, in one line; empty where there is none.</summary>
    public static string Summary(Type type) => Summary($"T:{Name(type)}");

    /// <summary>The summary of a property, or of the parameter it is made of.</summary>
    public static string Summary(Type type, string property) =>
        Summary($"P:{Name(type)}.{property}") is { Length: > 0 } own
            ? own
            : Line(
                said.Value.GetValueOrDefault($"T:{Name(type)}")
                    ?.Elements("param")
                    .FirstOrDefault(one => (string?)one.Attribute("name") == property)
            );

    private static string Summary(string member) =>
        Line(said.Value.GetValueOrDefault(member)?.Element("summary"));

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Line(XElement? element)
    {
        if (element is null)
            return "";
        foreach (var see in element.Descendants().ToList())
            see.ReplaceWith(
                (
                    (string?)see.Attribute("cref") ?? (string?)see.Attribute("name") ?? see.Value
                ).Split('.', ':')[^1]
            );
        return string.Join(
            ' ',
            element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private static IReadOnlyDictionary<string, XElement> Read()
    {
        var found = new Dictionary<string, XElement>();
        foreach (
            var file in new[]
            {
                "Passavant.Cases.xml",
                "Passavant.Store.xml",
                "passavant-server.xml",
            }
        )
        {
            var path = Path.Combine(AppContext.BaseDirectory, file);
            if (!File.Exists(path))
                continue;
            foreach (var member in XDocument.Load(path).Descendants("member"))
                if ((string?)member.Attribute("name") is { } name)
                    found[name] = member;
        }
        return found;
    }
}
