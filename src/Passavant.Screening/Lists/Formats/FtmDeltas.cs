using System.Text.Json;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>Applies the lines of a delta.</summary>
internal static class FtmDeltas
{
    public static void Apply(
        JsonElement record,
        FileIntake file,
        long line,
        Dictionary<string, FtmEntity> entities
    )
    {
        var op = record.Said("op");
        var entity =
            record.TryGetProperty("entity", out var said) && said.ValueKind == JsonValueKind.Object
                ? FtmEntity.Read(said, file, line)
                : null;
        if (entity is null || op is not ("ADD" or "MOD" or "DEL"))
        {
            file.Refuse(
                line,
                null,
                $"the operation '{op}' {(entity is null ? "without an entity" : $"on '{entity.Id}'")}",
                "ADD, MOD or DEL with an entity",
                "mend the line"
            );
            return;
        }
        entities.TryGetValue(entity.Id, out var before);
        // What is replaced or taken away has gone into what there is now.
        before?.File.Joined();
        if (op == "DEL")
        {
            if (entities.Remove(entity.Id))
                file.Joined();
            else
                file.Refuse(
                    line,
                    $"entity '{entity.Id}'",
                    "DEL of an entity that is not there",
                    "an entity of the files before",
                    "apply the deltas in their order, each once"
                );
            return;
        }
        if (before is not null != (op == "MOD"))
            file.Value(
                line,
                $"entity '{entity.Id}'",
                op == "MOD"
                    ? "MOD of an entity that is not there"
                    : "ADD of an entity that is there",
                op == "MOD" ? "an entity of the files before" : "a new entity",
                "it now is as the delta says; apply the deltas in their order, each once"
            );
        if (before is not null && FtmExtras.Kept(before) is { } kept)
            entity.Set(FtmExtras.Property, [kept]);
        entities[entity.Id] = entity;
    }
}
