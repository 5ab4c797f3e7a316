namespace Passavant.Store.Tests;

/// <summary>A database of a test's own, in one of the two stores.</summary>
public abstract class Store : IAsyncLifetime
{
    /// <summary>Any day: nothing depends on which.</summary>
    protected static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("passavant-store-").FullName;

    protected Database Database { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Names a new, empty database.</summary>
    protected abstract string NewConnection();

    /// <summary>A path in a folder that is removed with the test.</summary>
    protected string PathOf(string name) => Path.Combine(folder, name);

    public virtual async ValueTask InitializeAsync()
    {
        Database = Database.Open(NewConnection());
        _ = await Database.Migrate(Noon, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Something that happened; what does not matter.</summary>
    protected static NewEvent Happened(string what = "noted", string body = "{}") =>
        new()
        {
            Type = what,
            Body = System.Text.Encoding.UTF8.GetBytes(body),
            At = Noon,
            Person = "p-1",
            Agency = "a-1",
            Role = "officer",
        };

    protected Task<int> Append(string stream, int expected, params NewEvent[] events) =>
        Database.Write(change => Events.Append(change, stream, expected, events), Cancellation);
}
