namespace Passavant.Store.Tests;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("cases.db")]
    [InlineData("/var/lib/passavant/cases.db")]
    [InlineData("Data Source=cases.db")]
    [InlineData("data source=cases.db;Mode=ReadWriteCreate")]
    public async Task A_path_or_a_data_source_is_a_SQLite_file(string connection)
    {
        await using var database = Database.Open(connection);
        Assert.Equal(Dialect.Sqlite, database.Dialect);
        Assert.Contains("Foreign Keys=True", database.ConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Database=passavant;Username=u;Password=p@ss:word")]
    [InlineData("Username=u;Password=p@ss:word;Host=db;Database=passavant")]
    [InlineData("postgres://u:p%40ss%3Aword@db/passavant")]
    [InlineData("postgresql://u:p%40ss%3Aword@db:5432/passavant")]
    public async Task A_host_or_a_postgres_address_is_PostgreSQL(string connection)
    {
        await using var database = Database.Open(connection);
        Assert.Equal(Dialect.Postgres, database.Dialect);
        var read = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal(
            ("db", 5432, "passavant", "u", "p@ss:word"),
            (read.Host, read.Port, read.Database, read.Username, read.Password)
        );
    }

    [Fact]
    public async Task What_an_address_asks_for_beside_is_taken_over()
    {
        await using var database = Database.Open(
            "postgres://db:7/p?sslmode=verify-full&Maximum%20Pool%20Size=9"
        );
        var read = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal(
            (7, Npgsql.SslMode.VerifyFull, 9),
            (read.Port, read.SslMode, read.MaxPoolSize)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=a.db;Colour=red")]
    [InlineData("Host=db;Colour=red")]
    [InlineData("postgres://db/p?colour=red")]
    [InlineData("postgres://")]
    public void What_names_no_records_is_refused_with_an_example(string connection)
    {
        var refusal = Assert.Throws<FormatException>(() => Database.Open(connection));
        Assert.Contains("'passavant.db'", refusal.Message, StringComparison.Ordinal);
    }
}
