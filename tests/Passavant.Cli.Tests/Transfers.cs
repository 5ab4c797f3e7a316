namespace Passavant.Cli.Tests;

/// <summary>Transfers for the small accord, as text.</summary>
internal static class Transfers
{
    public const string Csv = """
        transfer,line,destination,end use,item,output frequency
        T-1,1,BR,civil,frequency changer,650 Hz
        T-1,2,BR,civil,frequency changer,400 Hz
        T-2,1,JP,civil,frequency changer,0.65 kHz
        T-3,1,BR,,frequency changer,
        T-4,1,BR,military,frequency changer,650 Hz

        """;

    public const string Json = """
        {"transfer":"T-1","facts":{"destination":"BR","end use":"civil"},"items":[{"line":"1","facts":{"item":"frequency changer","output frequency":"650 Hz"}},{"line":2,"facts":{"item":"frequency changer","output frequency":"400 Hz"}}]}
        {"transfer":"T-2","facts":{"destination":"JP","end use":{"value":"civil"}},"items":[{"facts":{"item":"frequency changer","output frequency":"0.65 kHz"}}]}
        {"transfer":"T-3","facts":{"destination":"BR","end use":null},"items":[{"line":"1","facts":{"item":"frequency changer"}}]}

        {"transfer":"T-4","facts":{"destination":"BR","end use":"military"},"items":[{"line":"1","facts":{"item":"frequency changer","output frequency":"650 Hz"}}]}
        """;
}
