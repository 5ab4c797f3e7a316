using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class TileLaws
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(3, 67, 1, "tile/3/067.p/1")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(Tile.Entries, 1234067, 255, "tile/entries/x001/x234/067.p/255")]
    [InlineData(0, 1000, 8, "tile/0/x001/000.p/8")]
    public void Paths_are_those_of_the_specification(int level, long index, int width, string path)
    {
        var tile = new Tile(level, index, width);
        Assert.Equal(path, tile.Path);
        Assert.True(Tile.TryParse(path, out var read));
        Assert.Equal(tile, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile/")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/00/000")]
    [InlineData("tile/8/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/data/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000/000")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/x001/x000")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/1/")]
    [InlineData("tile/0/000.p/1.p/1")]
    [InlineData("tile/0/00٣")]
    [InlineData("tile/0/../000")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    public void Other_spellings_are_no_paths(string path) =>
        Assert.False(Tile.TryParse(path, out _));

    [Fact]
    public void There_is_no_tile_outside_the_levels_indexes_and_widths_of_the_specification()
    {
        foreach (
            var (level, index, width) in new[]
            {
                (-2, 0L, 1),
                (8, 0, 1),
                (0, -1, 1),
                (0, 0, 0),
                (0, 0, 257),
            }
        )
            Assert.Throws<ArgumentOutOfRangeException>(() => new Tile(level, index, width));
    }

    [Fact]
    public void The_tree_of_70000_has_the_tiles_the_specification_counts()
    {
        var tiles = Tile.Grown(0, 70_000).ToList();
        Assert.Equal(273, tiles.Count(tile => tile is { Level: 0, Width: 256 }));
        Assert.Contains(new Tile(0, 273, 112), tiles);
        Assert.Contains(new Tile(1, 0, 256), tiles);
        Assert.Contains(new Tile(1, 1, 17), tiles);
        Assert.Contains(new Tile(2, 0, 1), tiles);
        Assert.Equal(274 + 274 + 2 + 1, tiles.Count);
        Assert.Equal(
            [new(Tile.Entries, 0, 256), new(0, 0, 256), new(1, 0, 1)],
            Tile.Grown(255, 256).ToList()
        );
    }

    [Fact]
    public void What_grows_from_one_size_to_another_is_what_the_larger_has_and_the_smaller_has_not()
    {
        var sizes = Gen.Frequency((3, Gen.Long[0, 1000]), (1, Gen.Long[0, 70_000]));
        Long.Sample(
            Gen.Select(sizes, sizes).Select((a, b) => new Pair(Math.Min(a, b), Math.Max(a, b))),
            pair =>
            {
                var had = AllOf(pair.Older).ToHashSet();
                Assert.Equal(
                    AllOf(pair.Newer).Where(tile => !had.Contains(tile)).ToHashSet(),
                    Tile.Grown(pair.Older, pair.Newer).ToHashSet()
                );
            },
            200
        );
        // By the definition: on level l there are size/256^l hashes, in rows of 256.
        static IEnumerable<Tile> AllOf(long size)
        {
            for (var level = -1; level < 4; level++)
            {
                var count = size / (long)Math.Pow(256, Math.Max(level, 0));
                for (var index = 0L; index * 256 < count; index++)
                    yield return new(level, index, (int)Math.Min(256, count - index * 256));
            }
        }
    }

    [Fact]
    public void Tiles_hold_the_hashes_the_specification_defines()
    {
        const int Size = 256 * 256 + 300;
        var leaves = Trees.Hashes(Trees.Leaves(Size));
        var log = Written.Of(Size);
        foreach (
            var path in log.Files.Keys.Where(path =>
                !path.Contains("entries", StringComparison.Ordinal)
            )
        )
        {
            Assert.True(Tile.TryParse(path, out var tile));
            var under = (int)Math.Pow(256, tile.Level);
            for (var i = 0; i < tile.Width; i++)
            {
                var first = ((int)tile.Index * 256 + i) * under;
                Assert.Equal(
                    Merkle.Root(leaves.AsSpan(first, under)),
                    new TreeHash(log.Files[path].AsSpan(i * 32, 32))
                );
            }
        }
    }

    [Fact]
    public void A_log_grown_in_steps_and_taken_up_again_writes_what_a_log_grown_at_once_writes()
    {
        Long.Sample(
            Gen.Int[1, 400].List[1, 8].Select(steps => new Steps(steps)),
            steps =>
            {
                var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
                var tree = new GrowingTree();
                foreach (var step in steps.Of)
                {
                    for (var i = 0; i < step; i++)
                        tree.Append(Merkle.HashLeaf(Trees.Entry(tree.Size)));
                    foreach (var (tile, bytes) in tree.TakeTiles())
                        files.Add(tile.Path, bytes);
                    Assert.True(
                        GrowingTree.TryResume(
                            tree.Head,
                            files.GetValueOrDefault,
                            out var resumed,
                            out var fault
                        ),
                        fault
                    );
                    Assert.Equal(tree.Head, resumed.Head);
                    Assert.Empty(resumed.TakeTiles());
                    tree = resumed;
                }
                var whole = Written.Of(steps.Of.Sum());
                Assert.Equal(whole.Head, tree.Head);
                foreach (var (path, bytes) in whole.Files)
                    if (!path.Contains("entries", StringComparison.Ordinal))
                        Assert.Equal(bytes, files[path]);
            },
            30
        );
    }

    [Fact]
    public void Proofs_and_entries_read_from_tiles_are_those_of_the_definition()
    {
        foreach (var size in new[] { 1, 2, 255, 256, 257, 511, 700 })
        {
            var log = Written.Of(size);
            var leaves = Trees.Leaves(size);
            Assert.True(TileReader.TryOpen(log.Head, log.Read, out var reader, out _));
            for (var index = 0; index < size; index += 1 + size / 37)
            {
                Assert.Equal(Trees.Hashes(Trees.Path(index, leaves)), reader.InclusionProof(index));
                Assert.Equal(Trees.Entry(index), reader.Entry(index));
                Assert.Equal(
                    Trees.Hashes(Trees.Consistency(0, index + 1, leaves)),
                    reader.ConsistencyProof(index + 1)
                );
                Assert.Equal(Trees.Hash(Trees.Root(leaves[..index])), reader.RootAt(index));
            }
            Assert.Null(reader.Fault);
        }
    }

    [Fact]
    public void A_log_of_three_levels_of_tiles_is_read_and_checked()
    {
        const int Size = 256 * 256 * 2 + 256 * 3 + 7;
        var log = Written.Of(Size);
        Assert.True(TileReader.TryOpen(log.Head, log.Read, out var reader, out _));
        foreach (var index in new[] { 0, 255, 65535, 65536, 131071, 131072, Size - 1 })
        {
            var proof = reader.InclusionProof(index)!;
            var leaf = Merkle.HashLeaf(Trees.Entry(index));
            Assert.True(Merkle.VerifyInclusion(leaf, index, Size, proof, log.Head.Root));
            var older = reader.RootAt(index + 1)!.Value;
            Assert.True(
                Merkle.VerifyConsistency(
                    index + 1,
                    older,
                    Size,
                    log.Head.Root,
                    reader.ConsistencyProof(index + 1)
                )
            );
        }
    }

    [Fact]
    public void Where_a_partial_file_gave_way_to_the_full_one_the_full_one_serves()
    {
        var log = Written.Of(300);
        var head = log.Head;
        log.GrowTo(600);
        foreach (
            var path in log
                .Files.Keys.Where(path => path.EndsWith(".p/44", StringComparison.Ordinal))
                .ToList()
        )
            Assert.True(log.Files.Remove(path));
        Assert.True(TileReader.TryOpen(head, log.Read, out var reader, out var fault), fault);
        Assert.Equal(Trees.Entry(299), reader.Entry(299));
    }

    [Fact]
    public void Every_flipped_bit_of_a_tile_is_found_before_the_tile_is_used()
    {
        const int Size = 256 + 3;
        var log = Written.Of(Size);
        foreach (
            var path in log.Files.Keys.Where(path =>
                !path.Contains("entries", StringComparison.Ordinal)
            )
        )
        {
            var bytes = log.Files[path];
            for (var bit = 0; bit < bytes.Length * 8; bit += 1 + bytes.Length / 16)
            {
                var damaged = bytes.ToArray();
                damaged[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.NotNull(FaultOf(log, path, damaged));
            }
            Assert.Contains(path, FaultOf(log, path, null), StringComparison.Ordinal);
            Assert.Contains(path, FaultOf(log, path, bytes[..^1]), StringComparison.Ordinal);
            Assert.Contains(path, FaultOf(log, path, []), StringComparison.Ordinal);
        }

        static string? FaultOf(Written log, string path, byte[]? bytes)
        {
            var opened = TileReader.TryOpen(
                log.Head,
                asked => asked == path ? bytes : log.Read(asked),
                out var reader,
                out var fault
            );
            return !opened ? fault
                : reader!.InclusionProof(5) is null ? reader.Fault
                : null;
        }
    }

    [Fact]
    public void An_entry_that_is_not_the_logged_one_is_not_handed_out()
    {
        var log = Written.Of(10);
        var bundle = log.Files["tile/entries/000.p/10"];
        for (var bit = 0; bit < bundle.Length * 8; bit++)
        {
            var damaged = bundle.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            log.Files["tile/entries/000.p/10"] = damaged;
            Assert.True(TileReader.TryOpen(log.Head, log.Read, out var reader, out _));
            var faults = 0;
            for (var index = 0; index < 10; index++)
                if (reader.Entry(index) is { } entry)
                    Assert.Equal(Trees.Entry(index), entry);
                else
                    faults++;
            Assert.True(faults > 0);
            Assert.Contains("tile/entries/000.p/10", reader.Fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bundle_is_read_back_as_it_was_written_and_in_no_other_number()
    {
        Long.Sample(
            Gen.Byte.Array[0, 300].List[0, 20].Select(entries => new Bundle(entries)),
            given =>
            {
                var bundle = EntryBundle.Of([
                    .. given.Of.Select(entry => (ReadOnlyMemory<byte>)entry),
                ]);
                var ranges = new Range[given.Of.Count];
                Assert.True(EntryBundle.TrySplit(bundle, ranges, out _));
                Assert.Equal(given.Of, ranges.Select(range => bundle[range]));
                Assert.False(
                    EntryBundle.TrySplit(bundle, new Range[given.Of.Count + 1], out var fault)
                );
                Assert.Contains("expected", fault, StringComparison.Ordinal);
                if (given.Of.Count > 0)
                    Assert.False(
                        EntryBundle.TrySplit(bundle, new Range[given.Of.Count - 1], out _)
                    );
            },
            100
        );
        Assert.Throws<ArgumentException>(() => EntryBundle.Of([new byte[65536]]));
        Assert.Equal(65537, EntryBundle.Of([new byte[65535]]).Length);
    }

    [Fact]
    public void A_claimed_size_beyond_measure_reads_a_handful_of_files_and_is_refused()
    {
        var asked = 0;
        foreach (var size in new[] { long.MaxValue, 1L << 62, -1 })
            Assert.False(
                TileReader.TryOpen(
                    new TreeHead(size, Merkle.EmptyRoot),
                    _ =>
                    {
                        asked++;
                        return new byte[32];
                    },
                    out _,
                    out _
                )
            );
        Assert.InRange(asked, 0, 40);
    }

    private sealed record Pair(long Older, long Newer);

    private sealed record Steps(List<int> Of);

    private sealed record Bundle(List<byte[]> Of);
}
