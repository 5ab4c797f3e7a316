using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Commands;

/// <summary>Reads the acts beside an accord.</summary>
internal static class InstrumentFile
{
    public static Instruments Read(string? path, Accord accord, Surroundings surroundings)
    {
        if (path is null)
            return Instruments.None;
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(surroundings.Folder, path));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble(
                wrong is FileNotFoundException or DirectoryNotFoundException
                    ? $"there is no file {path}."
                    : wrong.Message
            );
        }
        var faults = new List<InputFault>();
        if (
            InstrumentsJson.Read(
                bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0),
                accord,
                faults
            ) is
            { } acts
        )
            return acts;
        foreach (var fault in faults)
            surroundings.Error.WriteLine($"{path}: {fault}");
        throw new Trouble($"the instruments in {path} cannot be read.");
    }
}
