using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>How often something was tried this minute, so that nobody tries without end. Each server counts for itself; who failed too often is kept in the records besides.</summary>
internal sealed class Attempts(TimeProvider time)
{
    private readonly Lock one = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private long minute;

    /// <summary>Counts one more try.</summary>
    /// <exception cref="Trouble">There were <paramref name="most"/> this minute.</exception>
    public void Count(string what, int most)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        lock (one)
        {
            if (minute != now / 60)
            {
                counts.Clear();
                minute = now / 60;
            }
            var count = counts[what] = counts.GetValueOrDefault(what) + 1;
            if (count <= most)
                return;
        }
        var wait = (int)(60 - now % 60);
        throw new Trouble(
            StatusCodes.Status429TooManyRequests,
            $"Too many tries; wait {wait} seconds."
        )
        {
            Code = "too-often",
            French = $"Trop de tentatives ; attendez {wait} secondes.",
            RetryAfter = wait,
        };
    }
}
