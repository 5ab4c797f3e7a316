using System.Security.Cryptography;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Trust;

/// <summary>A keystore's file and its passphrase, which comes from whoever types or from the environment and never from the command line.</summary>
internal static class KeystoreAtHand
{
    /// <summary>The variable that holds the passphrase where nobody types.</summary>
    public const string Variable = "PASSAVANT_PASSPHRASE";

    private const int Longest = 1 << 24;
    private const int FewestCharacters = 8;

    /// <summary>Opens a keystore.</summary>
    public static (Keystore Keys, string Passphrase) Open(string path, Surroundings surroundings)
    {
        var file = BoundedFile.Read(path, Longest, surroundings, "a keystore");
        var passphrase = Passphrase(surroundings);
        try
        {
            return (Keystore.Open(file, passphrase), passphrase);
        }
        catch (DocumentException wrong)
        {
            throw new Trouble($"{path}: {Reading.Plain(wrong.Message)}.");
        }
    }

    /// <summary>A passphrase for a new keystore, typed twice.</summary>
    public static string NewPassphrase(Surroundings surroundings)
    {
        var passphrase = Passphrase(surroundings);
        if (passphrase.Length < FewestCharacters)
            throw new Trouble($"a passphrase has at least {FewestCharacters} characters.");
        if (
            surroundings.Variable(Variable) is not { Length: > 0 }
            && new Prompt(surroundings).Secret("The passphrase again: ") != passphrase
        )
            throw new Trouble("the two passphrases differ; nothing was written.");
        return passphrase;
    }

    /// <summary>Writes a keystore, readable by its owner alone. It is written beside and moved, so that the file is never half there; two writers at once do not undo each other's work.</summary>
    public static void Save(
        Keystore keys,
        string passphrase,
        string path,
        bool isNew,
        Surroundings surroundings
    )
    {
        var full = Path.Combine(surroundings.Folder, path);
        var partial = full + ".partial";
        var bytes = keys.Seal(passphrase, RandomNumberGenerator.Fill, surroundings.KeystoreCost);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream file;
        try
        {
            file = new FileStream(partial, options);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble(
                File.Exists(partial)
                    ? $"{path}.partial is there: another command is writing, or was broken off; remove it if none is."
                    : $"{path} cannot be written: {wrong.Message}"
            );
        }
        try
        {
            using (file)
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, full, overwrite: !isNew);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            File.Delete(partial);
            throw new Trouble($"{path} cannot be written: {wrong.Message}");
        }
    }

    private static string Passphrase(Surroundings surroundings) =>
        surroundings.Variable(Variable) is { Length: > 0 } given ? given
        : new Prompt(surroundings).Secret("Passphrase: ") is { Length: > 0 } typed ? typed
        : throw new Trouble(
            $"there is no passphrase; type it, or set {Variable}. It is never taken from the command line, where others could see it."
        );
}
