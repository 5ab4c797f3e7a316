using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>What proofs say, in English and in French.</summary>
internal static class ProofPhrases
{
    /// <summary>A text of the interface with its places filled.</summary>
    public static string Say(
        this Language language,
        ProofPhrase phrase,
        params ReadOnlySpan<string> parts
    )
    {
        var (english, french) = Table[phrase];
        var text = language == Language.French ? french : english;
        for (var i = 0; i < parts.Length; i++)
            text = text.Replace($"{{{i}}}", parts[i], StringComparison.Ordinal);
        return text;
    }

    public static readonly IReadOnlyDictionary<ProofPhrase, (string English, string French)> Table =
        new Dictionary<ProofPhrase, (string, string)>
        {
            // the search for loopholes
            [ProofPhrase.LoopholesOf] = ("Loopholes: {0}", "Failles : {0}"),
            [ProofPhrase.LoopholesOfDraft] = (
                "Loopholes of the draft: {0}",
                "Failles du projet : {0}"
            ),
            [ProofPhrase.UnderLaw] = (
                "{0} {1}, {2}; law of {3}, as known on {4}",
                "{0} {1}, {2} ; droit au {3}, tel que connu au {4}"
            ),
            [ProofPhrase.NothingFound] = (
                "No loophole found: {0}.",
                "Aucune faille trouvée : {0}."
            ),
            [ProofPhrase.NothingFoundButOpen] = (
                "No loophole found, but not everything could be decided: {0}.",
                "Aucune faille trouvée, mais tout n'a pas pu être tranché : {0}."
            ),
            [ProofPhrase.NothingFoundOfKinds] = (
                "Nothing found of what was looked for: {0}.",
                "Rien trouvé de ce qui était recherché : {0}."
            ),
            [ProofPhrase.NothingFoundOfKindsButOpen] = (
                "Nothing found of what was looked for, but not everything could be decided: {0}.",
                "Rien trouvé de ce qui était recherché, mais tout n'a pas pu être tranché : {0}."
            ),
            [ProofPhrase.LookedFor] = (
                "Looked for: {0}; nothing else.",
                "Recherché : {0} ; rien d'autre."
            ),
            [ProofPhrase.Found] = (
                "Found: {0}. Of what was asked: {1}.",
                "Trouvé : {0}. Parmi les questions posées : {1}."
            ),
            [ProofPhrase.ProvedOf] = ("{0} questions proved", "{0} questions prouvées"),
            [ProofPhrase.ProvedOne] = ("1 question proved", "1 question prouvée"),
            [ProofPhrase.LeftOpen] = ("{0} left undecided", "{0} restées ouvertes"),
            [ProofPhrase.LeftOpenOne] = ("1 left undecided", "1 restée ouverte"),
            [ProofPhrase.NothingAsked] = (
                "Nothing was asked: the text gives no occasion for a question of these kinds.",
                "Aucune question n'a été posée : le texte n'en offre pas l'occasion pour ces catégories."
            ),
            [ProofPhrase.GravityLoophole] = ("Loophole", "Faille"),
            [ProofPhrase.GravityFlaw] = ("Flaw", "Défaut"),
            [ProofPhrase.GravityNote] = ("Note", "Remarque"),
            [ProofPhrase.OneLoophole] = ("1 loophole", "1 faille"),
            [ProofPhrase.Loopholes] = ("{0} loopholes", "{0} failles"),
            [ProofPhrase.OneFlaw] = ("1 flaw", "1 défaut"),
            [ProofPhrase.Flaws] = ("{0} flaws", "{0} défauts"),
            [ProofPhrase.OneNote] = ("1 note", "1 remarque"),
            [ProofPhrase.Notes] = ("{0} notes", "{0} remarques"),
            [ProofPhrase.LoopholesTitle] = ("Loopholes", "Failles"),
            [ProofPhrase.FlawsTitle] = ("Flaws", "Défauts"),
            [ProofPhrase.NotesTitle] = ("Notes", "Remarques"),
            [ProofPhrase.HowToRead] = (
                "Where a finding shows a transfer, every fact of it is officially determined, and the assessment itself gave the outcome shown.",
                "Lorsqu'un constat montre un transfert, chacun de ses faits est officiellement établi, et c'est l'évaluation elle-même qui a donné l'issue indiquée."
            ),
            [ProofPhrase.QuestionsTitle] = ("What was asked", "Ce qui a été demandé"),
            [ProofPhrase.ColumnKind] = ("Kind", "Catégorie"),
            [ProofPhrase.ColumnAsked] = ("Questions", "Questions"),
            [ProofPhrase.ColumnProved] = ("Proved", "Prouvées"),
            [ProofPhrase.ColumnFindings] = ("Findings", "Constats"),
            [ProofPhrase.ColumnOpen] = ("Undecided", "Ouvertes"),
            [ProofPhrase.FindingHeading] = ("{0}: {1}", "{0} : {1}"),
            [ProofPhrase.ShowsWhere] = ("It shows where:", "Il se montre là où :"),
            [ProofPhrase.ShowsWhereAny] = (
                "It shows in each of these cases:",
                "Il se montre dans chacun de ces cas :"
            ),
            [ProofPhrase.WitnessIs] = ("A transfer that shows it", "Un transfert qui le montre"),
            [ProofPhrase.WitnessesAre] = (
                "Transfers that show it, side by side",
                "Des transferts qui le montrent, côte à côte"
            ),
            [ProofPhrase.MoreFacts] = (
                "{0} more facts are stated; whatever they were, it would come out the same.",
                "{0} autres faits sont établis ; quels qu'ils soient, l'issue serait la même."
            ),
            [ProofPhrase.MoreFactsOne] = (
                "1 more fact is stated; whatever it were, it would come out the same.",
                "1 autre fait est établi ; quel qu'il soit, l'issue serait la même."
            ),
            [ProofPhrase.ColumnFact] = ("Fact", "Fait"),
            [ProofPhrase.ColumnValue] = ("What is stated", "Ce qui est établi"),
            [ProofPhrase.ColumnCase] = ("Case {0}", "Cas {0}"),
            [ProofPhrase.ColumnText] = ("Text", "Texte"),
            [ProofPhrase.ColumnLawOf] = ("Law of", "Droit au"),
            [ProofPhrase.ColumnOutcome] = ("Outcome", "Issue"),
            [ProofPhrase.OutcomesOfIt] = ("What comes of it", "Ce qui en résulte"),
            [ProofPhrase.LawOf] = ("law of {0}", "droit au {0}"),
            [ProofPhrase.ActsBeside] = ("Acts beside the text", "Actes joints au texte"),
            [ProofPhrase.Named] = ("named", "désigné"),
            [ProofPhrase.Owns] = ("{0} owns of {1}", "{0} détient de {1}"),
            [ProofPhrase.Controls] = ("{0} controls {1}", "{0} contrôle {1}"),
            [ProofPhrase.ActsFor] = ("{0} acts for {1}", "{0} agit pour {1}"),
            [ProofPhrase.Concerned] = ("Where the text says it:", "Où le texte le dit :"),
            [ProofPhrase.ProvisionAt] = ("{0} ({1})", "{0} ({1})"),
            [ProofPhrase.Suggestion] = ("Suggestion", "Suggestion"),
            [ProofPhrase.ConfirmWith] = ("Confirm it with", "À confirmer par"),
            [ProofPhrase.OpenTitle] = ("Left undecided", "Resté ouvert"),
            [ProofPhrase.OpenIntro] = (
                "What is not decided is not cleared. These questions could neither be proved nor answered with a transfer:",
                "Ce qui n'est pas tranché n'est pas écarté. Ces questions n'ont pu être ni prouvées ni résolues par un transfert :"
            ),
            [ProofPhrase.OpenQuestion] = ("{0}: {1}", "{0} : {1}"),

            // drafts
            [ProofPhrase.CombinationsLead] = (
                "{0} combinations of open choices; {1} without a loophole or a flaw.",
                "{0} combinaisons de choix ouverts ; {1} sans faille ni défaut."
            ),
            [ProofPhrase.CombinationsLeadOfKinds] = (
                "{0} combinations of open choices; {1} without a loophole or a flaw of the kinds looked for.",
                "{0} combinaisons de choix ouverts ; {1} sans faille ni défaut des catégories recherchées."
            ),
            [ProofPhrase.CombinationsPartly] = (
                "There are too many combinations of open choices to analyse each: every alternative was analysed once, with the first alternative everywhere else. What is said below holds among these.",
                "Les combinaisons de choix ouverts sont trop nombreuses pour être toutes analysées : chaque variante l'a été une fois, avec la première variante partout ailleurs. Ce qui suit vaut pour celles-ci."
            ),
            [ProofPhrase.CombinationsTitle] = ("Combinations", "Combinaisons"),
            [ProofPhrase.CombinationsCaption] = (
                "What was found in each, by gravity",
                "Ce qui a été trouvé dans chacune, par gravité"
            ),
            [ProofPhrase.ColumnNumber] = ("No", "Nº"),
            [ProofPhrase.ColumnChoices] = ("Choices", "Choix"),
            [ProofPhrase.ColumnMilderThan] = ("Against {0}", "Face à {0}"),
            [ProofPhrase.NowhereMilder] = ("nowhere milder", "nulle part plus clément"),
            [ProofPhrase.SomewhereMilder] = ("somewhere milder", "parfois plus clément"),
            [ProofPhrase.MilderOpen] = ("undecided", "non tranché"),
            [ProofPhrase.NothingInCommon] = ("no common jurisdiction", "aucune compétence commune"),
            [ProofPhrase.CannotBeRead] = ("cannot be read", "illisible"),
            [ProofPhrase.AsItStands] = ("as it stands", "en l'état"),
            [ProofPhrase.AlternativesTitle] = (
                "What the alternatives open and close",
                "Ce que les variantes ouvrent et ferment"
            ),
            [ProofPhrase.InEvery] = ("In every combination", "Dans chaque combinaison"),
            [ProofPhrase.ExactlyWith] = (
                "Exactly where {0} is chosen",
                "Exactement lorsque {0} est choisi"
            ),
            [ProofPhrase.NoneDepends] = (
                "No finding depends on the choices.",
                "Aucun constat ne dépend des choix."
            ),
            [ProofPhrase.MatrixCaption] = (
                "Findings that depend on the choices, by number of the combination",
                "Constats qui dépendent des choix, par numéro de combinaison"
            ),
            [ProofPhrase.ColumnFinding] = ("Finding", "Constat"),
            [ProofPhrase.ColumnOccursIn] = ("Occurs in", "Présent dans"),
            [ProofPhrase.OccursIn] = ("In combinations", "Dans les combinaisons"),
            [ProofPhrase.OccursInEvery] = ("every one", "toutes"),
            [ProofPhrase.NowhereMilderThanAny] = (
                "Nowhere milder than any of the texts it was held against: {0}.",
                "Nulle part plus clément qu'aucun des textes auxquels il a été confronté : {0}."
            ),

            // comparison
            [ProofPhrase.ComparedTitle] = ("{0} held against {1}", "{0} face à {1}"),
            [ProofPhrase.ComparedLaws] = (
                "{0}, law of {1}; {2}, law of {3}",
                "{0}, droit au {1} ; {2}, droit au {3}"
            ),
            [ProofPhrase.MilderSomewhere] = (
                "{0} is milder than {1} somewhere.",
                "{0} est par endroits plus clément que {1}."
            ),
            [ProofPhrase.MilderNowhere] = (
                "{0} is nowhere milder than {1}: proved.",
                "{0} n'est nulle part plus clément que {1} : prouvé."
            ),
            [ProofPhrase.MilderUndecided] = (
                "Whether {0} is milder than {1} anywhere could not be decided.",
                "Il n'a pas pu être tranché si {0} est quelque part plus clément que {1}."
            ),
            [ProofPhrase.Relaxes] = (
                "The new edition relaxes: some transfer comes out milder under {0} than under {1}.",
                "La nouvelle édition assouplit : un transfert au moins est traité avec plus de clémence sous {0} que sous {1}."
            ),
            [ProofPhrase.RelaxesNothing] = (
                "The new edition relaxes nothing: proved.",
                "La nouvelle édition n'assouplit rien : prouvé."
            ),
            [ProofPhrase.RelaxesUndecided] = (
                "Whether the new edition relaxes anything could not be decided.",
                "Il n'a pas pu être tranché si la nouvelle édition assouplit quoi que ce soit."
            ),
            [ProofPhrase.Tightens] = (
                "The new edition tightens: some transfer comes out stricter under {0} than under {1}.",
                "La nouvelle édition durcit : un transfert au moins est traité plus strictement sous {0} que sous {1}."
            ),
            [ProofPhrase.TightensNothing] = (
                "The new edition tightens nothing: proved.",
                "La nouvelle édition ne durcit rien : prouvé."
            ),
            [ProofPhrase.TightensUndecided] = (
                "Whether the new edition tightens anything could not be decided.",
                "Il n'a pas pu être tranché si la nouvelle édition durcit quoi que ce soit."
            ),
            [ProofPhrase.SameEverywhere] = (
                "Every transfer comes out alike under {0} and {1}: proved.",
                "Tout transfert a la même issue sous {0} et {1} : prouvé."
            ),
            [ProofPhrase.WithinBoth] = (
                "This speaks of transfers within the jurisdiction of both texts.",
                "Ceci porte sur les transferts relevant de la compétence des deux textes."
            ),
            [ProofPhrase.WithinNeither] = (
                "No transfer lies within the jurisdiction of both {0} and {1}: there is nothing to compare.",
                "Aucun transfert ne relève à la fois de la compétence de {0} et de {1} : il n'y a rien à comparer."
            ),
            [ProofPhrase.VersionTitle] = ("Version", "Version"),
            [ProofPhrase.VersionBefore] = ("Version replaced", "Version remplacée"),
            [ProofPhrase.VersionClaimed] = ("Version claimed", "Version annoncée"),
            [ProofPhrase.VersionNeeded] = ("Version deserved", "Version méritée"),
            [ProofPhrase.VersionStep] = ("What has to change", "Ce qui doit changer"),
            [ProofPhrase.StepPatch] = (
                "the third number: every transfer comes out as before",
                "le troisième nombre : tout transfert a la même issue qu'avant"
            ),
            [ProofPhrase.StepMinor] = (
                "the second number: the text only relaxes, or only tightens",
                "le deuxième nombre : le texte ne fait qu'assouplir, ou que durcir"
            ),
            [ProofPhrase.StepMajor] = (
                "the first number: the text relaxes and tightens, or it could not be decided",
                "le premier nombre : le texte assouplit et durcit, ou il n'a pas pu être tranché"
            ),
            [ProofPhrase.VersionSuffices] = (
                "The version claimed suffices.",
                "La version annoncée suffit."
            ),
            [ProofPhrase.VersionTooLow] = (
                "The version claimed says less than has changed.",
                "La version annoncée dit moins que ce qui a changé."
            ),
            [ProofPhrase.VersionUnreadable] = (
                "The versions are not of the form 1.2.3, so nothing can be said of what is claimed.",
                "Les versions ne sont pas de la forme 1.2.3 : rien ne peut être dit de ce qui est annoncé."
            ),
            [ProofPhrase.TransferMilderUnder] = (
                "A transfer milder under {0}",
                "Un transfert traité avec plus de clémence sous {0}"
            ),
            [ProofPhrase.ScopeTitle] = (
                "What only one text controls",
                "Ce qu'un seul texte contrôle"
            ),
            [ProofPhrase.ScopeIntro] = (
                "Items that fall under a control of one text and under none of the other.",
                "Articles relevant d'un contrôle de l'un des textes et d'aucun contrôle de l'autre."
            ),
            [ProofPhrase.TreatmentTitle] = (
                "What both control, and treat differently",
                "Ce que les deux contrôlent et traitent différemment"
            ),
            [ProofPhrase.TreatmentIntro] = (
                "Items both texts control, with outcomes that differ.",
                "Articles que les deux textes contrôlent, avec des issues différentes."
            ),
            [ProofPhrase.NoControlTitle] = (
                "Items that no control names",
                "Articles qu'aucun contrôle ne nomme"
            ),
            [ProofPhrase.NoControlIntro] = (
                "Caught, or not, by end use, end user or destination.",
                "Visés, ou non, par l'utilisation finale, l'utilisateur final ou la destination."
            ),
            [ProofPhrase.OnlyControls] = (
                "Controlled by {0} alone: {1}",
                "Contrôlé par {0} seul : {1}"
            ),
            [ProofPhrase.NoControlNames] = ("No control", "Aucun contrôle"),
            [ProofPhrase.MilderHere] = (
                "{0} is milder where: {1}",
                "{0} est plus clément là où : {1}"
            ),
            [ProofPhrase.OutcomeUnder] = ("{0}: {1}", "{0} : {1}"),
            [ProofPhrase.ForExample] = ("For example: {0}", "Par exemple : {0}"),
            [ProofPhrase.JudgementsBear] = (
                "It depends on judgements that people have to make.",
                "Cela dépend d'appréciations qui reviennent à des personnes."
            ),
            [ProofPhrase.ListIsCut] = (
                "And more: the list is cut short here, and a greater --most shows more.",
                "Et davantage : la liste est abrégée ici ; un --most plus grand en montre plus."
            ),
            [ProofPhrase.NotAllDecided] = (
                "Not everything here could be decided; there may be more.",
                "Tout n'a pas pu être tranché ici ; il peut y en avoir davantage."
            ),
            [ProofPhrase.PortfolioTitle] = ("On the transfers given", "Sur les transferts fournis"),
            [ProofPhrase.PortfolioCaption] = (
                "{0} transfers, each assessed under both texts",
                "{0} transferts, chacun évalué selon les deux textes"
            ),
            [ProofPhrase.PortfolioMilder] = ("milder under {0}", "plus clément sous {0}"),
            [ProofPhrase.PortfolioStricter] = ("stricter under {0}", "plus strict sous {0}"),
            [ProofPhrase.PortfolioSame] = ("the same", "identique"),
            [ProofPhrase.PortfolioOutside] = (
                "outside the jurisdiction of a text",
                "hors de la compétence d'un des textes"
            ),
            [ProofPhrase.PortfolioOpen] = (
                "open: too little is stated to tell",
                "ouvert : trop peu de faits sont établis pour le dire"
            ),
            [ProofPhrase.PortfolioRejected] = (
                "{0} transfers could not be read and were left out.",
                "{0} transferts n'ont pu être lus et ont été écartés."
            ),
            [ProofPhrase.PortfolioRejectedOne] = (
                "1 transfer could not be read and was left out.",
                "1 transfert n'a pu être lu et a été écarté."
            ),
            [ProofPhrase.ColumnTransfers] = ("Transfers", "Transferts"),
            [ProofPhrase.ColumnShare] = ("Share", "Part"),
            [ProofPhrase.ColumnTransfer] = ("Transfer", "Transfert"),
            [ProofPhrase.PortfolioExamples] = ("Examples", "Exemples"),
        };
}
