using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

public sealed class PlaceTests
{
    [Fact]
    public void A_place_is_written_as_compilers_write_it() =>
        Assert.Equal("a.yaml:3:14", new Place("a.yaml", 3, 14).ToString());

    [Fact]
    public void Places_sort_by_file_then_line_then_column()
    {
        Place[] places = [new("a", 1, 2), new("a", 2, 1), new("a", 10, 1), new("b", 1, 1)];
        Assert.Equal(places, places.Reverse().Order());
        Assert.True(
            places[0] < places[1]
                && places[2] > places[1]
                && places[0] <= places[0]
                && places[0] >= places[0]
        );
    }
}
