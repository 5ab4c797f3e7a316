using System.Text;
using Passavant.Screening;
using Passavant.Screening.Lists;
using Passavant.Web.FollowTheMoney;

namespace Passavant.Web.Tests;

public sealed class ExampleTests
{
    // The engine reads lists of entities; the service reads questions. Both must mean the same by a property.
    [Fact]
    public void A_question_by_example_is_read_as_a_list_of_the_same_entity_would_be()
    {
        foreach (var schema in Schema.All)
        foreach (var property in Property.All.Where(one => one.Meaning != Meaning.NamePart))
        {
            var value = property.Meaning switch
            {
                Meaning.Date => "1961-05-03",
                Meaning.Country => "ru",
                Meaning.Gender => "male",
                _ => "Value 12345",
            };
            var name = property.Name == "name" ? "" : "\"name\":[\"Some Name\"],";
            var line =
                $"{{\"id\":\"q\",\"schema\":\"{schema.Name}\",\"properties\":{{{name}\"{property.Name}\":[\"{value}\"]}}}}\n";
            var listed = ListFormats
                .Find("ftm")!
                .Read([new ListFile("q", new MemoryStream(Encoding.UTF8.GetBytes(line)))])
                .Entries.Single()
                .Party;
            var stated = new Dictionary<string, IReadOnlyList<string>>
            {
                ["name"] = ["Some Name"],
                [property.Name] = [value],
            };
            var asked = Example.Of("q", schema, stated);
            Assert.Empty(asked.Ignored);
            Assert.Equal(
                Encoding.UTF8.GetString(PartyJson.ToBytes(listed)),
                Encoding.UTF8.GetString(PartyJson.ToBytes(asked.Party))
            );
        }
    }

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        var asked = Example.Of(
            "q",
            Schema.Find("Person")!,
            new Dictionary<string, IReadOnlyList<string>>
            {
                ["name"] = ["Ivan"],
                ["birthDate"] = ["some day", "1961"],
                ["nationality"] = ["Atlantis"],
                ["hobby"] = ["chess"],
            }
        );
        Assert.Equal(["hobby", "birthDate: some day", "nationality: Atlantis"], asked.Ignored);
        Assert.Equal("1961", asked.Party.Dates.Single().ToString());
    }
}
