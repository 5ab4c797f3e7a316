using MimeKit;

namespace Passavant.Web.Post;

/// <summary>The folder messages are put in where there is no server.</summary>
internal static class Outbox
{
    /// <summary>Puts a message in the folder as <c>id.eml</c>: whole or not at all, and once however often it is put.</summary>
    public static async Task Put(
        MimeMessage message,
        string id,
        string folder,
        CancellationToken stop
    )
    {
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{id}.unfinished");
        await using (var file = File.Create(unfinished))
        {
            await message.WriteToAsync(file, stop);
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, Path.Combine(folder, $"{id}.eml"), overwrite: true);
    }
}
