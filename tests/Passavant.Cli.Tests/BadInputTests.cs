namespace Passavant.Cli.Tests;

/// <summary>Every way a file can be wrong: said by line and column, and the rest goes on.</summary>
public sealed class BadInputTests
{
    private const string Header = "transfer,line,destination,end use,item,output frequency";
    private const string Good = "T-9,1,BR,civil,frequency changer,650 Hz";

    public static TheoryData<string, string> BadRows =>
        new()
        {
            {
                "T-1,1,XX,civil,frequency changer,650 Hz",
                "2: transfer T-1, destination: found 'XX'; expected an ISO 3166 country code"
            },
            {
                "T-1,1,BR,civil,frequency chnger,650 Hz",
                "2: transfer T-1, item: found 'frequency chnger'; expected one of frequency changer, other; did you mean 'frequency changer'?"
            },
            {
                "T-1,1,BR,civil,frequency changer,650",
                "2: transfer T-1, output frequency: found '650' without a unit"
            },
            { "T-1,1,BR,civil,frequency changer,650 kg", "whose unit does not fit" },
            { "T-1,1,BR,civil,frequency changer,-1 Hz", "expected at least 0 Hz" },
            {
                "T-1,1,BR,civil,frequency changer",
                "2: transfer T-1: found 5 cells; expected 6, as the header has"
            },
            { "T-1,1,BR,civil,frequency changer,650 Hz,more", "found 7 cells; expected 6" },
            { ",1,BR,civil,frequency changer,650 Hz", "2: transfer: found no reference" },
            {
                "T-1,1,BR,civil,\"frequency changer,650 Hz",
                "2: the quotation mark at column 16 is never closed"
            },
            {
                "T-1,1,BR,civil,\"frequency\" changer,650 Hz",
                "2: text after the closing quotation mark at column 27"
            },
            {
                "T-1,1,BR,civil,frequency changer,650 Hz\nT-1,2,JP,civil,frequency changer,650 Hz",
                "3: transfer T-1, destination: found 'JP' where line 2 says 'BR'; expected one value for the whole transfer"
            },
            {
                "T-1,1,BR,civil,frequency changer,650 Hz\nT-1,1,BR,civil,frequency changer,650 Hz",
                "3: transfer T-1, line: found line '1' a second time"
            },
            { "T-1,1,BR,civil,frequency changer,\uFFFD Hz", "found bytes that are no UTF-8" },
        };

    [Theory]
    [MemberData(nameof(BadRows))]
    public void A_bad_row_is_rejected_with_its_place_and_the_rest_goes_on(
        string rows,
        string message
    )
    {
        using var command = Command.WithAccord().With("t.csv", $"{Header}\n{rows}\n{Good}\n");
        var ran = command.Run("assess", "t.csv", "--output", "-", "--to", "csv", "-q");
        Assert.Contains(message, ran.Error);
        Assert.Contains("T-9,1,licence required: case by case", ran.Output);
        Assert.DoesNotContain("T-1", ran.Output);
        Assert.Equal(1, ran.Code);
    }

    [Fact]
    public void Values_spelt_differently_but_equal_agree()
    {
        using var command = Command
            .WithAccord()
            .With(
                "t.csv",
                $"{Header}\nT-1,1,BR,civil,frequency changer,650 Hz\nT-1,2,br,,frequency changer,650 Hz\n"
            );
        Assert.Equal(0, command.Run("assess", "t.csv").Code);
    }

    [Fact]
    public void A_transfer_that_comes_back_later_is_rejected_and_the_first_stands()
    {
        using var command = Command
            .WithAccord()
            .With("t.csv", $"{Header}\n{Good}\nT-1,1,BR,civil,other,\n{Good}\n");
        var ran = command.Run("assess", "t.csv", "--output", "-", "--to", "csv", "-q");
        Assert.Contains("t.csv:4: transfer T-9, transfer: found transfer 'T-9' again", ran.Error);
        Assert.Contains("T-9,1,licence required", ran.Output);
        Assert.Equal(1, ran.Code);
    }

    [Fact]
    public void Rejects_go_to_their_own_file_with_every_row_of_the_transfer()
    {
        using var command = Command
            .WithAccord()
            .With(
                "t.csv",
                $"{Header}\n\"T\n1\",1,BR,civil,frequency changer,650 Hz\nT-2,1,BR,civil,frequency changer,650\nT-2,2,BR,civil,other,\n{Good}\n"
            );
        var ran = command.Run("assess", "t.csv", "--output", "d.csv", "--rejects", "r.csv", "-q");
        Golden.Matches("rejects.csv", command.Read("r.csv"));
        Assert.Contains("T-9", command.Read("d.csv"));
        Assert.Equal(1, ran.Code);
    }

    public static TheoryData<string, string> BadLines =>
        new()
        {
            { "{\"transfer\":\"T-1\"", "1: found no JSON" },
            { "[]", "found a list; expected a transfer: an object" },
            {
                """{"transfer":"T-1","facts":{},"itms":[]}""",
                "itms: found the key 'itms'; expected one of transfer, facts, items, parties, legs, holdings; did you mean 'items'?"
            },
            { """{"transfer":"T-1","items":[]}""", "items: found no items" },
            { """{"facts":{},"items":[{"facts":{}}]}""", "transfer: found no reference" },
            {
                """{"transfer":"T-1","items":[{"facts":{"output freqency":"1 Hz"}}]}""",
                "items[0].facts.output freqency: found the term 'output freqency'; expected a term of the glossary; did you mean 'output frequency'?"
            },
            {
                """{"transfer":"T-1","items":[{"facts":{"destination":"BR"}}]}""",
                "found 'destination', a fact about the transfer; expected facts about an item here"
            },
            {
                """{"transfer":"T-1","items":[{"facts":{"output frequency":650}}]}""",
                "items[0].facts.output frequency: found '650' without a unit"
            },
            {
                """{"transfer":"T-1","items":[{"facts":{"item":{"value":"other","standing":"docmented"}}}]}""",
                "items[0].facts.item.standing: found 'docmented'"
            },
            {
                """{"transfer":"T-1","items":[{"facts":{"item":{"standing":"documented"}}}]}""",
                "a fact without its value"
            },
            {
                """{"transfer":"T-1","items":[{"facts":{}}],"parties":[{"id":"p","roles":["end usr"]}]}""",
                "parties[0].roles[0]: found the role 'end usr'; expected a role of the glossary; did you mean 'end user'?"
            },
            {
                """{"transfer":"T-1","items":[{"line":"1"},{"line":"1"}]}""",
                "items: found '1' 2 times"
            },
            {
                """{"transfer":"T-1","items":[{"facts":{}}],"parties":[{"id":"p","roles":[]}],"holdings":[{"owner":"q","of":"p"}]}""",
                "holdings[0].owner: found the party 'q'"
            },
            {
                """{"transfer":"T-1","items":[{"facts":{}}],"parties":[{"id":"p"},{"id":"q"}],"holdings":[{"owner":"q","of":"p","share":"150 %"}]}""",
                "holdings[0].share: found '150 %'"
            },
            {
                """{"transfer":"T-1","transfer":"T-2","items":[{"facts":{}}]}""",
                "the key 'transfer' a second time"
            },
        };

    [Theory]
    [MemberData(nameof(BadLines))]
    public void A_bad_line_of_json_is_rejected_with_its_path_and_the_rest_goes_on(
        string line,
        string message
    )
    {
        using var command = Command.WithAccord().With("t.jsonl", $"{line}\n{Transfers.Json}");
        var ran = command.Run("assess", "t.jsonl", "--output", "-", "--to", "csv", "-q");
        Assert.Contains(message, ran.Error);
        Assert.Contains("T-4,1,licence required: presumption of denial", ran.Output);
        Assert.Equal(1, ran.Code);
    }

    public static TheoryData<string, string, string> BadFiles =>
        new()
        {
            {
                "t.csv",
                "transfer,destinaton,item\nT-1,BR,other\n",
                "t.csv:1: found the column 'destinaton'; expected transfer, line, a term of the glossary, 'ROLE: TERM' or 'leg 1: TERM'; did you mean 'destination'?"
            },
            {
                "t.csv",
                "transfer,end usr: item\nT-1,BR\n",
                "found the role 'end usr'; expected a role of the glossary, or 'leg' and a number; did you mean 'end user'?"
            },
            {
                "t.csv",
                "transfer,end user: item\nT-1,BR\n",
                "found the term 'item'; expected a fact about a party"
            },
            {
                "t.csv",
                "reference,item\nT-1,other\n",
                "t.csv has no column 'transfer'; found reference, item."
            },
            {
                "t.csv",
                "transfer,item,item\nT-1,other,other\n",
                "t.csv has the column 'item' 2 times"
            },
            { "t.csv", "", "t.csv is empty" },
            {
                "t.csv",
                "transfer,\"item\nT-1,other\n",
                "t.csv:1: the quotation mark at column 10 is never closed in the header."
            },
            { "t.parquet", "no parquet", "t.parquet is no Parquet file that can be read" },
            { "t.xlsx", "", "'t.xlsx' tells no format by its extension" },
        };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_file_that_cannot_be_read_is_refused_and_leaves_no_output(
        string file,
        string content,
        string message
    )
    {
        using var command = Command.WithAccord().With(file, content);
        var ran = command.Run("assess", file, "--output", "d.jsonl", "--rejects", "r.csv");
        Assert.Contains(message, ran.Error);
        Assert.Equal(2, ran.Code);
        Assert.Equal([file], Directory.GetFiles(command.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Unknown_columns_are_passed_over_on_demand()
    {
        using var command = Command
            .WithAccord()
            .With("t.csv", "transfer,colour,item\nT-1,red,other\n");
        Assert.Equal(0, command.Run("assess", "t.csv", "--ignore-unknown-columns").Code);
    }

    [Fact]
    public void A_missing_file_a_folder_and_a_closed_file_are_said()
    {
        using var command = Command.WithAccord();
        Assert.Contains("there is no file nowhere.csv", command.Run("assess", "nowhere.csv").Error);
        Assert.Contains(
            "accords is a folder",
            command.Run("assess", "accords", "--from", "csv").Error
        );
        Assert.Contains(
            "no folder",
            command.Run("assess", "nowhere.csv", "--accord", "nowhere").Error
        );
        Assert.Equal(2, command.Run("assess", "nowhere.csv").Code);
    }

    [Fact]
    public void A_file_missing_half_way_leaves_no_half_written_output()
    {
        using var command = Command
            .WithAccord()
            .With("t.csv", Transfers.Csv)
            .With("d.jsonl", "earlier\n");
        Assert.Equal(2, command.Run("assess", "t.csv", "nowhere.csv", "--output", "d.jsonl").Code);
        Assert.Equal("earlier\n", command.Read("d.jsonl"));
        Assert.False(command.Has("d.jsonl.partial"));
    }

    [Fact]
    public void Stopping_leaves_no_half_written_output()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        command.Stop = new CancellationToken(true);
        Assert.Equal(130, command.Run("assess", "t.csv", "--output", "d.jsonl").Code);
        Assert.False(command.Has("d.jsonl"));
        Assert.False(command.Has("d.jsonl.partial"));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--quiet")]
    public void A_reader_that_is_gone_ends_the_command_in_silence(string option)
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        using var gone = new Gone();
        Assert.Equal((0, ""), command.RunInto(gone, "assess", "t.csv", option, "-q"));
    }

    private sealed class Gone : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get; set; }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => 0;

        public override long Seek(long offset, SeekOrigin origin) => 0;

        public override void SetLength(long value) { }

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new IOException("Broken pipe", 32);
    }

    [Theory]
    [InlineData("t.csv", null)]
    [InlineData("./t.csv", null)]
    [InlineData("out.csv", "out.csv")]
    [InlineData("out.csv", "t.csv")]
    public void One_file_is_never_read_and_written_at_once(string output, string? rejects)
    {
        using var command = Command.WithAccord().With("t.csv", $"{Header}\n{Good}\n");
        var ran = command.Run([
            "assess",
            "t.csv",
            "--output",
            output,
            .. rejects is null ? [] : (string[])["--rejects", rejects],
        ]);
        Assert.Equal(2, ran.Code);
        Assert.Contains("is named twice", ran.Error);
        Assert.Equal($"{Header}\n{Good}\n", command.Read("t.csv"));
        Assert.False(command.Has("out.csv"));
    }

    [Fact]
    public void A_text_not_in_force_says_that_it_clears_nothing()
    {
        using var command = Command.WithAccord().With("t.csv", $"{Header}\n{Good}\n");
        var ran = command.Run(
            "assess",
            "t.csv",
            "--as-of",
            "2020-01-01",
            "--output",
            "-",
            "--to",
            "csv"
        );
        Assert.Contains("is not in force as of 2020-01-01", ran.Error);
        Assert.Contains("clears nothing", ran.Error);
        Assert.Contains("AUR not in force", ran.Output);
        Assert.Contains(
            "clears nothing",
            command
                .Run("classify", "--as-of", "2020-01-01", "--fact", "item=frequency changer")
                .Error
        );
    }

    [Fact]
    public void A_fact_stated_twice_is_refused()
    {
        using var command = Command.WithAccord();
        var ran = command.Run(
            "classify",
            "--fact",
            "item=frequency changer",
            "--fact",
            "item=other"
        );
        Assert.Equal(2, ran.Code);
        Assert.Contains("found 'item' stated twice", ran.Error);
    }
}
