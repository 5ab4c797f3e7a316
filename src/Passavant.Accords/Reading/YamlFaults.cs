namespace Passavant.Accords.Reading;

/// <summary>The faults of one file, up to a limit, after which a last fault says that there are more.</summary>
sealed class YamlFaults(string file, ICollection<Fault> faults)
{
    int count;

    public bool Full => count >= YamlReader.MostFaults;

    public void Add(int line, int column, string code, string found, string expected) =>
        Add(new Place(file, line, column), code, found, expected);

    public void Add(Place place, string code, string found, string expected)
    {
        count++;
        if (count < YamlReader.MostFaults)
        {
            faults.Add(new Fault(place, Severity.Error, code, found, expected));
        }
        else if (count == YamlReader.MostFaults)
        {
            var expectation = "these to be mended first; the rest are not listed";
            faults.Add(
                new Fault(
                    place,
                    Severity.Error,
                    "too-many-faults",
                    $"{count} faults and perhaps more",
                    expectation
                )
            );
        }
    }
}
