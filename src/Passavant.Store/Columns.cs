using System.Data;
using System.Globalization;
using Dapper;

namespace Passavant.Store;

/// <summary>How values lie in columns of both stores: an instant as microseconds since 1970 UTC, a truth as 0 or 1, a day as its ISO text.</summary>
/// <remarks>An instant is kept to the microsecond; what is finer is cut off.</remarks>
internal static class Columns
{
    /// <summary>Tells Dapper, once a process.</summary>
    static Columns()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.RemoveTypeMap(typeof(bool));
        SqlMapper.RemoveTypeMap(typeof(bool?));
        SqlMapper.AddTypeHandler(new Instants());
        SqlMapper.AddTypeHandler(new Days());
        SqlMapper.AddTypeHandler(new Truths());
    }

    /// <summary>Makes sure Dapper knows.</summary>
    public static void Learn() { }

    /// <summary>An instant as its column holds it.</summary>
    public static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant a column holds, in UTC.</summary>
    public static DateTimeOffset Instant(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private sealed class Instants : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = Microseconds(value);
        }

        public override DateTimeOffset Parse(object value) =>
            Instant(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    private sealed class Days : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        public override DateOnly Parse(object value) =>
            DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private sealed class Truths : SqlMapper.TypeHandler<bool>
    {
        public override void SetValue(IDbDataParameter parameter, bool value)
        {
            parameter.DbType = DbType.Int16;
            parameter.Value = (short)(value ? 1 : 0);
        }

        public override bool Parse(object value) =>
            Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;
    }
}
