using System.Buffers;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Rescreening;

/// <summary>What changed as canonical JSON (RFC 8785), one line each.</summary>
public static class RescreenJson
{
    /// <summary>The first line of a file of changes: what they depend on.</summary>
    /// <param name="from">Screening as it was.</param>
    /// <param name="to">Screening as it is.</param>
    /// <param name="decided">The hash of the decisions taken into account, and the day on which they are to hold.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(
        ScreeningIdentity from,
        ScreeningIdentity to,
        (string Hash, DateOnly Day)? decided,
        IBufferWriter<byte> output
    )
    {
        var json = new CanonicalWriter(output);
        json.BeginObject();
        json.Member("configuration", to.Configuration);
        json.Member("day", decided?.Day);
        json.Member("decisions", decided?.Hash);
        json.Member("engine", to.Engine);
        Write("from", from.Lists, json);
        Write("to", to.Lists, json);
        json.EndObject();
    }

    /// <summary>One change.</summary>
    public static void Write(HitChange change, IBufferWriter<byte> output)
    {
        var json = new CanonicalWriter(output);
        var hit = (change.After ?? change.Before)!;
        json.BeginObject();
        Write("after", change.After, json);
        Write("before", change.Before, json);
        json.Member("cause", Word(change.Cause));
        json.Member("change", change.Kind.ToString().ToLowerInvariant());
        if (change.Decided is { } decided)
            DecisionJson.WriteState(decided, json);
        json.Member("fields", change.Fields);
        json.Member("id", change.Party.Id);
        json.Member("list", hit.List.Id);
        json.Member("listId", hit.Entry.Party.Id);
        json.Member("listName", hit.Entry.Party.Names[0].Text);
        json.Member("name", change.Party.Names.Count > 0 ? change.Party.Names[0].Text : "");
        json.EndObject();
    }

    /// <summary>The words of a cause, such as <c>entry added</c>.</summary>
    public static string Word(ChangeCause cause) =>
        cause switch
        {
            ChangeCause.EntryAdded => "entry added",
            ChangeCause.EntryRemoved => "entry removed",
            ChangeCause.EntryChanged => "entry changed",
            ChangeCause.PartyAdded => "party added",
            ChangeCause.PartyRemoved => "party removed",
            _ => "party changed",
        };

    private static void Write(string name, Hit? hit, CanonicalWriter json)
    {
        if (hit is null)
            return;
        var consequence = hit.Entry.Consequence;
        json.Name(name);
        json.BeginObject();
        json.Member("deniedBy", consequence.DeniedBy);
        json.Member("effect", consequence.Effect.Name());
        json.Member("itemScope", consequence.ItemScope);
        json.Member("name", hit.Name.Text);
        json.Member("policy", consequence.Policy);
        json.Member("programmes", hit.Entry.Programmes);
        json.Member("score", ScreeningJson.Decimal(hit.Points));
        json.Member("tier", hit.Tier.ToString().ToLowerInvariant());
        json.Member("until", consequence.Until ?? hit.Entry.Until);
        json.EndObject();
    }

    private static void Write(string name, IReadOnlyList<ListIdentity> lists, CanonicalWriter json)
    {
        json.Name(name);
        json.BeginArray();
        foreach (var list in lists)
        {
            json.BeginObject();
            json.Member("hash", list.Hash);
            json.Member("id", list.Id);
            json.EndObject();
        }
        json.EndArray();
    }
}
