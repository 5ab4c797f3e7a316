using System.Diagnostics;
using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>What kinds of findings and their gravity are called, in each language.</summary>
public static class KindWords
{
    /// <summary>A kind in a few words, as a heading: <c>Never comes to bear</c>.</summary>
    public static string Say(this Language language, FindingKind kind) =>
        In(language, Of(kind)).Title;

    /// <summary>What a kind is, in a sentence.</summary>
    public static string Describe(this Language language, FindingKind kind) =>
        In(language, Of(kind)).Text;

    /// <summary>A gravity.</summary>
    public static string Say(this Language language, Gravity gravity) =>
        language.Say(
            gravity switch
            {
                Gravity.Loophole => ProofPhrase.GravityLoophole,
                Gravity.Flaw => ProofPhrase.GravityFlaw,
                _ => ProofPhrase.GravityNote,
            }
        );

    private static (string Title, string Text) In(
        Language language,
        ((string, string) English, (string, string) French) words
    ) => language == Language.French ? words.French : words.English;

    private static ((string, string) English, (string, string) French) Of(FindingKind kind) =>
        kind switch
        {
            FindingKind.Gap => (
                (
                    "Gap",
                    "Something that ought to be there is not: a control nobody asks a licence for, a selection that reaches nothing, a requirement without a limit."
                ),
                (
                    "Lacune",
                    "Il manque quelque chose qui devrait y être : un contrôle pour lequel personne ne demande de licence, une sélection qui n'atteint rien, une exigence sans délai."
                )
            ),
            FindingKind.Contradiction => (
                ("Contradiction", "Conditions that cannot hold together."),
                ("Contradiction", "Des conditions qui ne peuvent être réunies.")
            ),
            FindingKind.Dead => (
                ("Never comes to bear", "A provision that never comes to bear."),
                ("Jamais applicable", "Une disposition qui ne s'applique jamais.")
            ),
            FindingKind.Redundant => (
                ("Redundant", "A provision without which every outcome would be the same."),
                ("Superflu", "Une disposition sans laquelle toute issue serait la même.")
            ),
            FindingKind.Shadowed => (
                (
                    "Shadowed",
                    "An authorisation or derogation whose every case is lifted by another, or stays prohibited."
                ),
                (
                    "Éclipsé",
                    "Une autorisation ou une dérogation dont chaque cas est déjà couvert par une autre, ou reste interdit."
                )
            ),
            FindingKind.Overlap => (
                (
                    "Overlap",
                    "Two controls of one family reach the same item with different outcomes, and neither comes first."
                ),
                (
                    "Chevauchement",
                    "Deux contrôles d'une même famille atteignent le même article avec des issues différentes, sans que l'un prime."
                )
            ),
            FindingKind.ReachesProhibited => (
                (
                    "Reaches what is prohibited",
                    "An authorisation lifts requirements where a prohibition stands."
                ),
                (
                    "Atteint ce qui est interdit",
                    "Une autorisation lève des exigences là où une interdiction demeure."
                )
            ),
            FindingKind.ReachesGravest => (
                (
                    "Reaches the gravest sensitivity",
                    "An authorisation opens the gravest sensitivity without a licence."
                ),
                (
                    "Atteint la sensibilité la plus grave",
                    "Une autorisation ouvre la sensibilité la plus grave sans licence."
                )
            ),
            FindingKind.Milder => (
                (
                    "Milder than another text",
                    "A transfer comes out milder than under another text."
                ),
                (
                    "Plus clément qu'un autre texte",
                    "Un transfert est traité avec plus de clémence que sous un autre texte."
                )
            ),
            FindingKind.NotMonotone => (
                (
                    "Milder where riskier",
                    "A riskier or more sensitive case is looked at more mildly."
                ),
                (
                    "Plus clément là où le risque croît",
                    "Un cas plus risqué ou plus sensible est examiné avec plus de clémence."
                )
            ),
            FindingKind.SectorLoophole => (
                (
                    "Milder under another name",
                    "The same capability passes more mildly under another name."
                ),
                (
                    "Plus clément sous un autre nom",
                    "La même capacité passe avec plus de clémence sous un autre nom."
                )
            ),
            FindingKind.SunsetCliff => (
                (
                    "Drop at a sunset",
                    "On a day an outcome drops because a provision ends and none follows it."
                ),
                (
                    "Chute à l'échéance",
                    "Un jour donné, une issue s'adoucit parce qu'une disposition prend fin sans que rien ne la remplace."
                )
            ),
            FindingKind.Splitting => (
                ("Splitting", "Several transfers, each below a limit, together above it."),
                (
                    "Fractionnement",
                    "Plusieurs transferts, chacun sous une limite, la dépassent ensemble."
                )
            ),
            FindingKind.UnaskedFact => (
                ("Fact nobody is asked for", "A fact nobody is asked for can decide an outcome."),
                (
                    "Fait que personne ne demande",
                    "Un fait que personne ne demande peut décider d'une issue."
                )
            ),
            FindingKind.UnitSlip => (
                (
                    "Slip of a unit",
                    "A threshold a power of ten from its neighbours or its counterpart."
                ),
                (
                    "Erreur d'unité",
                    "Un seuil à une puissance de dix de ses voisins ou de son pendant."
                )
            ),
            FindingKind.CorrelationDrift => (
                ("Codes that drift apart", "Codes said to correspond do not."),
                ("Codes qui divergent", "Des codes dits correspondants ne correspondent pas.")
            ),
            FindingKind.UnreachableLevel => (
                ("Rung out of reach", "A rung of the ladder no case can reach."),
                ("Échelon hors d'atteinte", "Un échelon qu'aucun cas ne peut atteindre.")
            ),
            FindingKind.IdleLimit => (
                ("Limit without effect", "A time limit whose miss does nothing."),
                ("Délai sans effet", "Un délai dont le dépassement n'a aucune conséquence.")
            ),
            FindingKind.FailedExpectation => (
                (
                    "Expectation not kept",
                    "An expectation of the states that the text does not keep."
                ),
                ("Attente non tenue", "Une attente des États que le texte ne tient pas.")
            ),
            _ => throw new UnreachableException(),
        };
}
