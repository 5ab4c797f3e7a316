namespace Passavant.Store;

/// <summary>What pages and due work read of cases: rows computed from events, written in the transaction that appends them.</summary>
public static class CaseRows
{
    /// <summary>Waits until nobody else works on the case, and keeps others off it until the transaction ends. Whatever is no case is not waited for.</summary>
    public static async Task Hold(Transaction change, string number)
    {
        if (change.Dialect is Dialect.Postgres)
            _ = await change.One<string>(
                $"SELECT number FROM cases WHERE number = @number{change.Dialect.Hold()}",
                new { number }
            );
    }
}
