using Passavant.Accords.Conditions;

namespace Passavant.Accords.Tests.Shipped;

/// <summary>Where the two editions really differ, the same item comes out differently; where they agree, it does not.</summary>
public sealed class DivergenceTests
{
    private const Truth Yes = Truth.Yes;
    private const Truth No = Truth.No;
    private const Truth Open = Truth.NotStated;

    public static TheoryData<string, string, Truth, string, Truth, string[]> Pairs =>
        new()
        {
            {
                "5285 TPP lies above 4800 and below 6000",
                "3A501.a.16",
                No,
                "3A090.a",
                Yes,
                ["item: integrated circuit", "total performance: 5285 TPP"]
            },
            {
                "6000 TPP is reached in both",
                "3A501.a.16",
                Yes,
                "3A090.a",
                Yes,
                ["item: integrated circuit", "total performance: 6000 TPP"]
            },
            {
                "tubes end at 650 and at 400 mm",
                "1A202",
                Yes,
                "1A202",
                No,
                [
                    "item: composite tube",
                    "inside diameter: 500 mm",
                    "wall thickness: 5 mm",
                    "fibre: 1C210.a",
                ]
            },
            {
                "only the Union limits the wall",
                "1A202",
                No,
                "1A202",
                Yes,
                [
                    "item: composite tube",
                    "inside diameter: 300 mm",
                    "wall thickness: 15 mm",
                    "fibre: 1C010.b",
                ]
            },
            {
                "oscilloscopes: 90 and 60 GHz",
                "3A002.a.7",
                No,
                "3A002.a.7",
                Yes,
                [
                    "item: oscilloscope",
                    "real-time sampling: yes",
                    "vertical noise: 1 %",
                    "upper 3 db frequency: 70 GHz",
                    "input bandwidth: 70 GHz",
                ]
            },
            {
                "an ultimate vacuum of 13.1 mPa lies between 13 and 13.3",
                "2B231",
                No,
                "2B231",
                Yes,
                [
                    "item: vacuum pump",
                    "throat size: 500 mm",
                    "pumping speed: 20 m3/s",
                    "ultimate vacuum: 13.1 mPa",
                ]
            },
            {
                "exactly 30 %: more than, or 30 % or more",
                "1C350.7",
                No,
                "1C350.c",
                Yes,
                [
                    "item: chemical",
                    "cas number: 7719-12-2",
                    "content by weight: 30 %",
                    "consumer packaging: none",
                ]
            },
            {
                "only the Union looks at the destination",
                "1C350.1",
                Yes,
                "1C350.b",
                No,
                [
                    "item: chemical",
                    "cas number: 111-48-8",
                    "content by weight: 25 %",
                    "consumer packaging: none",
                    "destination: EG",
                ]
            },
            {
                "milling machines by the 2006 edition",
                "2B201.a",
                Open,
                "2B201.b",
                Yes,
                [
                    "item: milling machine",
                    "contouring axes: 3",
                    "contouring rotary axes: 0",
                    "x-axis travel: 1 m",
                    "positioning accuracy by iso 230-2 2006: 4.5 um",
                    "limited to making: no such parts",
                ]
            },
            {
                "milling machines by the 1988 edition",
                "2B201.a",
                Yes,
                "2B201.b",
                Open,
                [
                    "item: milling machine",
                    "contouring axes: 3",
                    "contouring rotary axes: 0",
                    "x-axis travel: 1 m",
                    "positioning accuracy by iso 230-2 1988: 6 um",
                    "limited to making: no such parts",
                ]
            },
            {
                "diodes at 28 W: 30 and 25 W",
                "6A005.d.1.b",
                No,
                "6A005.d.1.b",
                Yes,
                [
                    "item: laser diode",
                    "diode form: individual",
                    "transverse mode: multiple",
                    "wavelength: 976 nm",
                    "laser output power: 28 W",
                    "status follows other equipment: no",
                ]
            },
            {
                "510 MHz in real time: 520 and 170 MHz",
                "3A002.c",
                No,
                "3A002.c",
                Yes,
                [
                    "item: signal analyser",
                    "highest analysed frequency: 26 GHz",
                    "real-time bandwidth: 510 MHz",
                    "shortest signal always caught: 3.5 us",
                    "constant percentage filters only: no",
                ]
            },
            {
                "a lock of the maker frees a drive in the Union only",
                "3A225",
                No,
                "3A225",
                Yes,
                [
                    "item: frequency changer",
                    "usable as a motor drive: yes",
                    "multiphase: yes",
                    "apparent power: 5 kV.A",
                    "output frequency: 1000 Hz",
                    "frequency control: 0.1 %",
                    "performance lock: its maker only",
                    "built into a machine: no",
                ]
            },
            {
                "composite shafts: 10 and 2 MW",
                "8A002.o.2",
                No,
                "8A002.o.2",
                Yes,
                ["item: composite shaft transmission", "propulsion power: 5 MW"]
            },
            {
                "an optical link under water counts in the United States only",
                "8A001.c.1",
                No,
                "8A001.c.1",
                Yes,
                [
                    "item: unmanned submersible vehicle",
                    "sets its own course: no",
                    "acoustic link: no",
                    "wireless optical range: 1500 m",
                ]
            },
            {
                "drones agree to the tenth of a kilometre an hour",
                "9A012.a.1",
                Yes,
                "9A012.a.1",
                Yes,
                [
                    "item: unmanned aerial vehicle",
                    "beyond natural vision: yes",
                    "endurance: 55 min",
                    "gust tolerance: 46.3 km/h",
                ]
            },
            {
                "and just below it",
                "9A012.a.1",
                No,
                "9A012.a.1",
                No,
                [
                    "item: unmanned aerial vehicle",
                    "beyond natural vision: yes",
                    "endurance: 55 min",
                    "gust tolerance: 12.8 m/s",
                ]
            },
            {
                "model aircraft that spray are left out in the United States only",
                "9A112.b",
                Yes,
                "9A120",
                No,
                [
                    "item: unmanned aerial vehicle",
                    "autonomous flight: yes",
                    "aerosol capacity: 40 L",
                    "recreational model aircraft: yes",
                ]
            },
            {
                "shakers: only the United States ask for the missile",
                "2B116",
                Yes,
                "2B116",
                No,
                [
                    "item: vibration shaker",
                    "bare table force: 57.8 kN",
                    "for listed vibration systems: yes",
                    "usable for missiles of 300 km or more: no",
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_same_item_comes_out_as_each_edition_says(
        string what,
        string union,
        Truth inTheUnion,
        string states,
        Truth inTheStates,
        string[] facts
    )
    {
        Assert.True(
            ShippedAccords.Eu.Says(union, facts) == inTheUnion,
            $"{what}: {union} in the Union"
        );
        Assert.True(
            ShippedAccords.Us.Says(states, facts) == inTheStates,
            $"{what}: {states} in the United States"
        );
    }
}
