using Passavant.Cli.Tests.Documents;
using Passavant.Store;
using Passavant.Web;

namespace Passavant.EndToEnd.Tests;

/// <summary>What the guide says of the care of records is done, and prints what is shown.</summary>
public sealed class GuidePages
{
    [Fact]
    public async Task Backing_up_and_restoring_prints_what_the_guide_shows()
    {
        var folder = Directory.CreateTempSubdirectory("passavant-guide-").FullName;
        await using (var store = Database.Open(Path.Combine(folder, "passavant.db")))
            _ = await store.Migrate(DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        var blocks = FencedBlock.Of("docs/guide/back-up-and-restore.md");
        var done = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "sh")
                continue;
            await using var said = new StringWriter();
            string[] args =
            [
                .. ShellWords
                    .Split(blocks[i].Text.TrimEnd('\n'))
                    .Skip(1)
                    .Select(word => word.Contains('.') ? Path.Combine(folder, word) : word),
            ];
            Assert.Equal(0, await RecordsCommand.Run(args, said, TimeProvider.System));
            var printed = said.ToString()
                .Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            Assert.True(Elided.Matches(blocks[i + 1].Text, printed), printed);
            done++;
        }
        Assert.Equal(3, done);
        Directory.Delete(folder, true);
    }
}
