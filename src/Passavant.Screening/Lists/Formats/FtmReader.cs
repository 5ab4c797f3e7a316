using System.Globalization;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>FollowTheMoney entities as JSON lines, and deltas of them (lines with <c>op</c>: ADD, MOD, DEL), each applied to what the files before it hold. Links, sanctions, addresses and documents are joined to the parties they speak of.</summary>
internal static class FtmReader
{
    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        var entities = new Dictionary<string, FtmEntity>(StringComparer.Ordinal);
        foreach (var source in files)
        {
            var file = list.Open(source);
            // A delta in which nothing changed is empty.
            foreach (var (record, line) in JsonLines.Read(file, mayBeEmpty: entities.Count > 0))
                if (record.TryGetProperty("op", out _))
                    FtmDeltas.Apply(record, file, line, entities);
                else if (FtmEntity.Read(record, file, line) is not { } entity)
                    file.Refuse(line, null, "no id", "an entity with an id", "mend the line");
                else if (!entities.TryAdd(entity.Id, entity))
                    file.Refuse(
                        line,
                        $"entity '{entity.Id}'",
                        $"an id that was used before, on line {entities[entity.Id].Line}",
                        "each id once",
                        "the first was kept; give this one an id of its own"
                    );
        }
        foreach (var entity in entities.Values)
            if (FtmSchemas.IsParty(entity.Schema))
                entity.File.Entry(FtmParty.Draft(entity, rule));
        var joining = new FtmJoining(entities, list.Drafts);
        foreach (var entity in entities.Values)
            joining.Join(entity);
        joining.Finish();
    }

    /// <summary>A share between 0 and 1 from a percentage such as <c>50.5</c> or <c>50 %</c>.</summary>
    public static decimal? Share(string percentage) =>
        decimal.TryParse(
            percentage.TrimEnd('%', ' '),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var share
        ) && share is >= 0 and <= 100
            ? share / 100
            : null;
}
