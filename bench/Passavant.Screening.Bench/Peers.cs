using System.Diagnostics;
using F23.StringSimilarity;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Npgsql;
using Passavant.Screening.Lists;

namespace Passavant.Screening.Bench;

/// <summary>What others would use: the best match of a name, with a score from 0 to 1.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>The entries found for a name, the best first: list and id, and the score.</summary>
    IReadOnlyList<(string Entry, double Score)> Find(string name);
}

/// <summary>Lucene.Net: fuzzy terms over folded words, the fifty best compared by Jaro and Winkler on sorted words.</summary>
internal sealed class LucenePeer : IPeer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private readonly Analyzer analyzer = Analyzer.NewAnonymous(
        (_, reader) =>
        {
            var source = new StandardTokenizer(Version, reader);
            return new TokenStreamComponents(
                source,
                new ASCIIFoldingFilter(new LowerCaseFilter(Version, source))
            );
        }
    );
    private readonly JaroWinkler jaro = new();
    private readonly IndexSearcher searcher;

    public LucenePeer(IEnumerable<ListSnapshot> lists)
    {
        var folder = new RAMDirectory();
        using (var writer = new IndexWriter(folder, new IndexWriterConfig(Version, analyzer)))
            foreach (var list in lists)
            foreach (var entry in list.Entries)
            foreach (var name in entry.Party.Names)
                writer.AddDocument([
                    new StringField("entry", $"{list.Id}/{entry.Party.Id}", Field.Store.YES),
                    new TextField("name", name.Text, Field.Store.YES),
                ]);
        searcher = new IndexSearcher(DirectoryReader.Open(folder));
    }

    public string Name => "Lucene.Net 4.8 fuzzy + Jaro-Winkler";

    public IReadOnlyList<(string Entry, double Score)> Find(string name)
    {
        var words = Words(name);
        var query = new BooleanQuery();
        foreach (var word in words)
            query.Add(
                new FuzzyQuery(
                    new Term("name", word),
                    word.Length <= 3 ? 0
                        : word.Length <= 5 ? 1
                        : 2,
                    1
                ),
                Occur.SHOULD
            );
        var sorted = string.Join(' ', words.Order(StringComparer.Ordinal));
        return
        [
            .. searcher
                .Search(query, 50)
                .ScoreDocs.Select(found => searcher.Doc(found.Doc))
                .Select(document =>
                    (
                        document.Get("entry"),
                        jaro.Similarity(
                            sorted,
                            string.Join(
                                ' ',
                                Words(document.Get("name")).Order(StringComparer.Ordinal)
                            )
                        )
                    )
                )
                .GroupBy(found => found.Item1)
                .Select(group => (group.Key, group.Max(found => found.Item2)))
                .OrderByDescending(found => found.Item2)
                .Take(5),
        ];
    }

    private List<string> Words(string text)
    {
        var words = new List<string>();
        using var stream = analyzer.GetTokenStream("name", text);
        var term = stream.AddAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            words.Add(term.ToString());
        stream.End();
        return words;
    }
}

/// <summary>PostgreSQL with pg_trgm: a GIN index over folded names, its own similarity, threshold 0.3.</summary>
internal sealed class TrigramPeer : IPeer, IDisposable
{
    private const int Port = 5599;
    private readonly string folder;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand find;

    private TrigramPeer(string folder, NpgsqlConnection connection)
    {
        (this.folder, this.connection) = (folder, connection);
        find = new NpgsqlCommand(
            "select entry, similarity(name, $1) s from names where name % $1 order by s desc limit 5",
            connection
        );
        find.Parameters.Add(new NpgsqlParameter { DbType = System.Data.DbType.String });
    }

    public string Name => "PostgreSQL 15 pg_trgm";

    /// <summary>A server of its own; null where PostgreSQL is not installed, or does not start.</summary>
    public static TrigramPeer? Start(IEnumerable<ListSnapshot> lists)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"trigrams-{Environment.ProcessId}");
        if (!Run($"mkdir -p {folder} && chmod 777 {folder}"))
            return null;
        if (
            !Run(As($"initdb -A trust --no-sync -U bench -D {folder}/data"))
            || !Run(
                As(
                    $"pg_ctl -w -D {folder}/data -l {folder}/log -o '-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c shared_buffers=512MB' start"
                )
            )
        )
            return null;
        var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Port};Username=bench;Database=postgres;Command Timeout=600"
        );
        connection.Open();
        Do("create extension pg_trgm; create table names (entry text, name text)");
        using (var copy = connection.BeginBinaryImport("copy names from stdin (format binary)"))
        {
            foreach (var list in lists)
            foreach (var entry in list.Entries)
            foreach (var name in entry.Party.Names)
                copy.WriteRow($"{list.Id}/{entry.Party.Id}", name.Text.ToLowerInvariant());
            copy.Complete();
        }
        Do("create index on names using gin (name gin_trgm_ops); analyze names");
        return new TrigramPeer(folder, connection);

        void Do(string text)
        {
            using var command = new NpgsqlCommand(text, connection);
            command.ExecuteNonQuery();
        }
    }

    public IReadOnlyList<(string Entry, double Score)> Find(string name)
    {
        find.Parameters[0].Value = name.ToLowerInvariant();
        using var reader = find.ExecuteReader();
        var found = new List<(string, double)>();
        while (reader.Read())
            found.Add((reader.GetString(0), reader.GetFloat(1)));
        return found;
    }

    public void Dispose()
    {
        connection.Dispose();
        Run(As($"pg_ctl -m immediate -D {folder}/data stop"));
        Run($"rm -rf {folder}");
    }

    // PostgreSQL refuses to run as root.
    private static string As(string command) =>
        Environment.UserName == "root" ? $"su postgres -s /bin/sh -c \"{command}\"" : command;

    private static bool Run(string command)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"{command} >/dev/null 2>&1"])
        )!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
