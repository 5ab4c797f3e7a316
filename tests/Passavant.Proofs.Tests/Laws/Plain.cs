using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Tests.Smt;

namespace Passavant.Proofs.Tests.Laws;

using Case = Passavant.Accords.Tests.Laws.Case;

/// <summary>Generated accords and cases but those whose items are asked what other items fall under, where that asks about items again: these are read too widely (see <c>Universe.Some</c>).</summary>
internal static class Plain
{
    public static readonly Gen<Draft> Draft = Drafts.Any.Where(IsPlain);

    public static readonly Gen<Case> Case = Complete.Case.Where(one => IsPlain(one.Draft));

    private static bool IsPlain(Draft draft)
    {
        var over = draft
            .Clauses.SelectMany(clause => clause.Walk())
            .OfType<Clause.Over>()
            .Where(clause => clause.Set == "item")
            .ToList();
        return !over.Exists(clause => clause.Part.Walk().Any(part => part is Clause.FallsUnder))
            || !draft
                .Controls.SelectMany(control => control.Clauses)
                .Concat(draft.Notes.SelectMany(note => note.Clauses))
                .SelectMany(clause => clause.Walk())
                .Any(clause => clause is Clause.Over { Set: "item" });
    }
}
