using System.Text.Json;
using Passavant.Accords.Tests;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

/// <summary>The test vectors for RFC 6962 proofs and for subtrees: all 518, of which 482 must be refused.</summary>
public sealed class MerkleVectors
{
    [Theory]
    [InlineData("inclusion", 98)]
    [InlineData("consistency", 98)]
    [InlineData("subtreeinclusion", 204)]
    [InlineData("subtreeconsistency", 118)]
    public void Every_vector_is_answered_as_it_says(string kind, int expected)
    {
        var wrong = new List<string>();
        var files = Files(kind);
        foreach (var file in files)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var vector = json.RootElement;
            if (Answer(kind, vector) == vector.GetProperty("wantErr").GetBoolean())
                wrong.Add(file);
        }
        Assert.Empty(wrong);
        Assert.Equal(expected, files.Count);
    }

    [Fact]
    public void Of_all_vectors_482_must_be_refused()
    {
        string[] kinds = ["inclusion", "consistency", "subtreeinclusion", "subtreeconsistency"];
        var refused = kinds
            .SelectMany(Files)
            .Count(file =>
                File.ReadAllText(file).Contains("\"wantErr\": true", StringComparison.Ordinal)
            );
        Assert.Equal(482, refused);
    }

    private static List<string> Files(string kind)
    {
        SharedData.Require("trust/merkle-rfc6962/LICENSE");
        var folder = Path.Combine(SharedData.Root!, "trust/merkle-rfc6962/testdata", kind);
        return [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)];
    }

    private static bool Answer(string kind, JsonElement vector)
    {
        try
        {
            return Holds(kind, vector);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Holds(string kind, JsonElement vector)
    {
        var proof = Proof(vector);
        long Number(string name) => unchecked((long)vector.GetProperty(name).GetUInt64());
        TreeHash Hash(string name) => Some(vector.GetProperty(name));
        return kind switch
        {
            "inclusion" => Merkle.VerifyInclusion(
                Hash("leafHash"),
                Number("leafIdx"),
                Number("treeSize"),
                proof,
                Hash("root")
            ),
            "consistency" => Merkle.VerifyConsistency(
                Number("size1"),
                Hash("root1"),
                Number("size2"),
                Hash("root2"),
                proof
            ),
            "subtreeinclusion" => Merkle.VerifySubtreeInclusion(
                Hash("leafHash"),
                Number("leafIdx"),
                Number("start"),
                Number("end"),
                proof,
                Hash("root")
            ),
            _ => Merkle.VerifySubtreeConsistency(
                Number("start"),
                Number("end"),
                Hash("root1"),
                Number("size"),
                Hash("root2"),
                proof
            ),
        };
    }

    private static TreeHash[] Proof(JsonElement vector)
    {
        var proof = vector.GetProperty("proof");
        return proof.ValueKind == JsonValueKind.Null
            ? []
            : [.. proof.EnumerateArray().Select(Some)];
    }

    // Where the vectors write "don't care 1" they mean some hash, the same for the same words. No bytes are no hash.
    private static TreeHash Some(JsonElement hash)
    {
        var bytes = hash.GetBytesFromBase64();
        return bytes.Length is 0 or TreeHash.Length ? new(bytes) : Merkle.HashLeaf(bytes);
    }
}
