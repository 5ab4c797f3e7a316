using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using LogAnswer = Passavant.Trust.Documents.LogAnswer;
using LogDisclosure = Passavant.Trust.Log.Disclosure;

namespace Passavant.Trust.Tests.Documents;

/// <summary>A document is in the log when the leaf of its issuing commits to it, behind the act it rests on.</summary>
public sealed class DocumentLeafTests
{
    private const string Origin = "log.nordmark.example";
    private const long Act = 2;
    private const long Issued = 4;

    private static readonly SigningKey Key = SigningKey.FromSeed(
        Origin,
        SignatureType.Ed25519,
        SHA256.HashData("leaf tests"u8)
    );

    private static readonly byte[] Document = Encoding.ASCII.GetBytes("eyJ.a.b");
    private static readonly byte[] Summary = [0xd2, 0x84, 1];

    private static readonly IssuerAuthority Authority = new(
        Samples.Authority,
        "NM",
        "Nordmark",
        null,
        [new IssuerLog(Origin, [Key.Verifier.ToString()])],
        []
    );

    private static LogDisclosure Opening(byte[] signed, string? field = null) =>
        LogDisclosure.Of(
            SHA256.HashData("secret"u8),
            field ?? DocumentLeaf.FieldOf(signed),
            DocumentLeaf.ValueOf(signed)
        );

    private static LogAnswer Ask(
        byte[] signed,
        LogDisclosure opening,
        string kind = DocumentLeaf.Kind,
        string? origin = Origin,
        long? act = Act
    )
    {
        var leaf = LeafEntry
            .Of(
                kind,
                Samples.Issued,
                [Opening(Document), Opening(Summary), Opening(Document, "body.other")]
            )
            .ToBytes();
        var tree = new GrowingTree();
        for (var i = 0; i < 7; i++)
            tree.Append(Merkle.HashLeaf(i == Issued ? leaf : BitConverter.GetBytes(i)));
        var tiles = tree.TakeTiles().ToDictionary(one => one.Tile.Path, one => one.Bytes);
        Assert.True(TileReader.TryOpen(tree.Head, tiles.GetValueOrDefault, out var reader, out _));
        var proof = new LogProof(
            Issued,
            reader.InclusionProof(Issued)!,
            SignedCheckpoint.Sign(new Checkpoint(Origin, tree.Head), 1, Key),
            DocumentLeaf.Extra(leaf, opening)
        );
        return DocumentLeaf.With(null)(
            new LogQuestion(signed, proof.ToBytes(), Authority, origin, act)
        );
    }

    private static void Is(CheckOutcome outcome, string says, LogAnswer answer)
    {
        Assert.Equal(outcome, answer.Outcome);
        Assert.Contains(says, answer.Words);
    }

    [Fact]
    public void One_leaf_commits_to_the_document_and_to_its_summary()
    {
        Is(CheckOutcome.Passed, "entry 4", Ask(Document, Opening(Document)));
        Is(CheckOutcome.Passed, "entry 4", Ask(Summary, Opening(Summary), origin: null));
        Is(
            CheckOutcome.Passed,
            "entry 4",
            Ask(Document, Opening(Document), origin: null, act: null)
        );
    }

    [Fact]
    public void Another_document_field_kind_log_or_order_fails()
    {
        Is(CheckOutcome.Failed, "of another document", Ask([.. Document, 1], Opening(Document)));
        Is(CheckOutcome.Failed, "does not open", Ask(Summary, Opening(Document)));
        Is(CheckOutcome.Failed, "does not open", Ask(Document, Opening(Document, "body.other")));
        Is(CheckOutcome.Failed, "does not open", Ask([.. Document, 1], Opening([.. Document, 1])));
        Is(CheckOutcome.Failed, "of the kind 'lodge'", Ask(Document, Opening(Document), "lodge"));
        Is(CheckOutcome.Failed, "names 'other'", Ask(Document, Opening(Document), origin: "other"));
        foreach (var act in new[] { Issued, Issued + 1, long.MaxValue })
            Is(
                CheckOutcome.Failed,
                "after what it rests on",
                Ask(Document, Opening(Document), act: act)
            );
    }
}
