using System.Text;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

public sealed class DocumentSummaryTests
{
    private static readonly SoftwareKey Key = Keys.Of(1);
    private const string StatusBase = "https://status.nordmark.example/licences/";

    private static DocumentSummary Read(byte[] signed)
    {
        var read = CoseSign1.Read(DocumentSummary.FromQr(DocumentSummary.ToQr(signed)));
        Assert.True(read.IsSignedBy(Key.Key));
        Assert.Equal(DocumentSummary.KeyIdOf(Key.Key), read.KeyId!.Value.ToArray());
        return DocumentSummary.Read(read.Payload);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("AB", "BB8")]
    [InlineData("Hello!!", "%69 VD92EX0")]
    [InlineData("base-45", "UJCLQE7W581")]
    [InlineData("ietf!", "QED8WEX0")]
    public void Base45_is_that_of_the_standard(string bytes, string text)
    {
        Assert.Equal(text, Base45.Write(Encoding.ASCII.GetBytes(bytes)));
        Assert.Equal(bytes, Encoding.ASCII.GetString(Base45.Read(text, "")));
    }

    [Theory]
    [InlineData("GGW")] // 65536
    [InlineData("::")] // 2024 in one byte
    [InlineData(":::")]
    [InlineData("A")]
    [InlineData("ABCD")]
    [InlineData("ab")]
    [InlineData("A\n")]
    public void Texts_that_are_no_base45_are_refused(string text) =>
        Assert.Throws<DocumentException>(() => Base45.Read(text, ""));

    [Fact]
    public void A_licence_fits_whole_and_reads_back()
    {
        var signed = DocumentSummary.Sign(
            Samples.Of(Samples.Licence),
            "NM",
            StatusBase,
            Key.ToSigner()
        );
        var read = Read(signed);
        Assert.InRange(signed.Length, 1, DocumentSummary.LongestSigned);
        Assert.False(read.IsShortened);
        Assert.Equal("licence", read.Kind);
        Assert.Equal("2026-004711", read.Number);
        Assert.Equal("North Optics A/S", read.Holder!.ToString());
        Assert.Equal("12 piece", read.Lines[0].Quantity);
        Assert.Equal(["IN"], read.Destination);
        Assert.Equal("Institute of Astronomy", read.EndUser!.Text);
        Assert.Equal(2, read.Conditions);
        Assert.Equal(("1", 4711L, 1234567L), (read.StatusList, read.StatusIndex, read.LogIndex));
        Assert.Equal(Samples.Issued.AddYears(2), read.ValidUntil);
    }

    [Fact]
    public void Every_kind_of_document_has_a_summary() =>
        Assert.All(
            Samples.All,
            content =>
                Assert.Equal(
                    content.Kind,
                    Read(
                        DocumentSummary.Sign(Samples.Of(content), "NM", StatusBase, Key.ToSigner())
                    ).Kind
                )
        );

    private static Gen<string> Words(int least, int most) =>
        Choose
            .Of(
                "North",
                "Optics",
                "Institute",
                "of",
                "Astronomy",
                "Gesellschaft",
                "für",
                "Messtechnik",
                "Общество",
                "株式会社",
                "and",
                "Sons",
                "International",
                "Ltd"
            )
            .Array[least, most]
            .Select(words => string.Join(' ', words));

    private static Gen<DocumentLine> Line { get; } =
        Gen.Select(
            Choose.Of("3A001.b.2", "6A003.b.4.b", "5A002", "1C351.a.12", "9E003.a.3.a", "ML10.c"),
            Gen.Int[1, 100_000],
            Choose.Of("piece", "kg", "litre", "m"),
            (code, count, unit) => new DocumentLine(code, "", $"{count}", unit, null)
        );

    /// <summary>Licences as they are issued: mostly one to four items, one destination and one end user.</summary>
    private static Gen<DocumentPayload> Typical { get; } =
        Licences(Words(2, 5), Line.Array[1, 4], 2);

    /// <summary>Licences at their worst: long names in any script, sixty items, forty countries.</summary>
    private static Gen<DocumentPayload> Extreme { get; } =
        Licences(Words(1, 40), Line.Array[1, 60], 40);

    private static Gen<DocumentPayload> Licences(
        Gen<string> name,
        Gen<DocumentLine[]> lines,
        int countries
    ) =>
        Gen.Select(
            name,
            name,
            lines,
            Choose.Of("IN", "US", "JP", "BR", "ZA").Array[1, countries],
            Gen.Int[0, 1_000_000],
            Gen.Long[0, 100_000_000],
            (holder, user, items, destination, index, leaf) =>
                Samples.Of(
                    Samples.Licence with
                    {
                        Holder = new(holder, "DK"),
                        EndUsers = [new(user, "IN"), new("another", "IN")],
                        Items = items,
                        Destination = destination,
                    }
                ) with
                {
                    Status = new($"{StatusBase}{index % 40}", index),
                    Log = new("log", leaf),
                }
        );

    private static int[] Sizes(Gen<DocumentPayload> gen, int count, out double whole)
    {
        var sizes = new int[count];
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var document = gen.Generate(new PCG((uint)i + 1, 11), null, out _);
            var signed = DocumentSummary.Sign(document, "NM", StatusBase, Key.ToSigner());
            var read = Read(signed);
            var licence = (DocumentContent.Licence)document.Content;
            sizes[i] = signed.Length;
            // Whatever is not there is counted, and what is cut can be compared with the whole.
            Assert.Equal(licence.Items.Count, read.Lines.Count + read.LinesLeftOut);
            Assert.Equal(
                licence.Destination.Count,
                read.Destination.Count + read.DestinationsLeftOut
            );
            Assert.Equal(1, read.EndUsersLeftOut);
            Assert.True(read.Holder!.IsOf(licence.Holder.Name!));
            Assert.True(read.EndUser!.IsOf(licence.EndUsers[0].Name!));
            Assert.False(read.Holder!.IsOf(licence.Holder.Name + "x"));
            kept += read
                is {
                    LinesLeftOut: 0,
                    DestinationsLeftOut: 0,
                    Holder.Hash: null,
                    EndUser.Hash: null
                }
                ? 1
                : 0;
        }
        whole = (double)kept / count;
        Array.Sort(sizes);
        return sizes;
    }

    [Fact]
    public void A_summary_is_never_longer_than_a_code_on_paper_bears()
    {
        var count = Long.Run ? 20_000 : 200;
        var typical = Sizes(Typical, count, out var whole);
        var extreme = Sizes(Extreme, count, out var wholeExtreme);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"typical: median {typical[count / 2]}, 95th percentile {typical[count * 95 / 100]}, worst {typical[^1]} bytes, {whole:P1} whole; "
                + $"extreme: median {extreme[count / 2]}, worst {extreme[^1]} bytes, {wholeExtreme:P1} whole; QR text of 300 bytes: {DocumentSummary.ToQr(new byte[300]).Length} characters"
        );
        Assert.True(typical[^1] <= DocumentSummary.LongestSigned);
        Assert.True(extreme[^1] <= DocumentSummary.LongestSigned);
        Assert.True(whole > 0.8, $"{whole:P1} of typical licences fit whole");
    }

    [Fact]
    public void What_cannot_be_shortened_is_refused_rather_than_dropped() =>
        Assert.Throws<ArgumentException>(() =>
            DocumentSummary.Sign(
                Samples.Of(Samples.Licence) with
                {
                    Number = new string('9', 250),
                },
                "NM",
                StatusBase,
                Key.ToSigner()
            )
        );

    [Fact]
    public void No_flipped_bit_of_a_QR_text_passes()
    {
        var text = DocumentSummary.ToQr(
            DocumentSummary.Sign(Samples.Of(Samples.Licence), "NM", StatusBase, Key.ToSigner())
        );
        Assert.Matches("^[0-9A-Z $%*+./:-]+$", text);
        for (var i = 0; i < text.Length * 7; i++)
        {
            var flipped = text.ToCharArray();
            flipped[i / 7] ^= (char)(1 << (i % 7));
            try
            {
                Assert.False(
                    CoseSign1.Read(DocumentSummary.FromQr(new string(flipped))).IsSignedBy(Key.Key),
                    $"bit {i}"
                );
            }
            catch (DocumentException)
            {
                // refused, as it must be
            }
        }
    }

    [Fact]
    public void A_summary_has_one_spelling_and_no_unknown_member()
    {
        var payload = SummaryCbor.Write(
            DocumentSummary.Fitting(Samples.Of(Samples.Licence), "NM", StatusBase)
        );
        Assert.Equal(0xae, payload[0]);
        // A zero count spelled out, a longer spelling of the kind, another key, and a member missing.
        byte[][] others =
        [
            [0xaf, .. payload[1..], 0x18, 0x20, 0x00],
            [payload[0], 0x00, 0x18, 0x00, .. payload[3..]],
            [0xad, .. payload[3..]],
            [.. payload, 0x00],
            payload[..^1],
            [0xa0],
            [],
            [0xbf, 0xff],
        ];
        Assert.All(
            others,
            bytes => Assert.Throws<DocumentException>(() => DocumentSummary.Read(bytes))
        );
        Assert.Throws<DocumentException>(() => DocumentSummary.FromQr("HELLO"));
        Assert.Throws<DocumentException>(() => DocumentSummary.FromQr(new string('A', 10_000)));
    }
}
