namespace Passavant.Accords.Words;

/// <summary>Requirements, prohibitions with their derogations, authorisations with their conditions and duties, kinds of licence.</summary>
internal static class DutyChapters
{
    public static void Requirements(AccordWriting writing)
    {
        var language = writing.Language;
        if (writing.Accord.Requirements.Count == 0)
            return;
        writing.Heading(2, language[Phrase.RequirementsTitle]);
        foreach (var requirement in writing.Accord.Requirements.Where(writing.MaySee))
        {
            Title(writing, requirement);
            When(writing, Phrase.HoldsIf, requirement);
            writing.Pairs([
                (language[Phrase.Trigger], language.Say(requirement.Trigger)),
                (language[Phrase.ReachesControls], writing.Reach(requirement.Controls)),
                (
                    language[Phrase.Effect],
                    language[requirement.NotifyAndWait ? Phrase.EffectNotify : Phrase.EffectLicence]
                ),
                (language[Phrase.LegalBasis], writing.In(requirement.LegalBasis)),
                (language[Phrase.Authority], writing.AuthorityTitle(requirement.Authority)),
                (language[Phrase.List], writing.In(requirement.List)),
                .. writing.Common(requirement),
            ]);
            foreach (var rule in requirement.Review)
            {
                writing.Say(language.Say(Phrase.ReviewInLaw, language.Say(rule.Policy)));
                writing.Add(new Block.Listing(writing.Lines(rule.When)));
                if (rule.Unless.Count > 0)
                {
                    writing.Say(language[Phrase.Unless]);
                    writing.Add(new Block.Listing([.. rule.Unless.SelectMany(writing.Lines)]));
                }
            }
        }
    }

    public static void Prohibitions(AccordWriting writing)
    {
        var language = writing.Language;
        if (writing.Accord.Prohibitions.Count == 0)
            return;
        writing.Heading(2, language[Phrase.ProhibitionsTitle]);
        foreach (var prohibition in writing.Accord.Prohibitions.Where(writing.MaySee))
        {
            Title(writing, prohibition);
            When(writing, Phrase.HoldsIf, prohibition);
            writing.Pairs([
                (language[Phrase.ReachesControls], writing.Reach(prohibition.Controls)),
                (language[Phrase.LegalBasis], writing.In(prohibition.LegalBasis)),
                (language[Phrase.Authority], writing.AuthorityTitle(prohibition.Authority)),
                .. writing.Common(prohibition),
            ]);
            foreach (var derogation in prohibition.Derogations.Where(writing.MaySee))
            {
                writing.Heading(4, language.Say(Phrase.DerogationTitle, writing.Name(derogation)));
                When(writing, Phrase.HoldsIf, derogation);
                Texts(writing, Phrase.ConditionsToKeep, derogation.Conditions);
                writing.Pairs([
                    (language[Phrase.GrantedBy], writing.AuthorityTitle(derogation.Authority)),
                    .. writing.Common(derogation),
                ]);
            }
        }
    }

    public static void Authorisations(AccordWriting writing)
    {
        var language = writing.Language;
        if (writing.Accord.Authorisations.Count == 0)
            return;
        writing.Heading(2, language[Phrase.AuthorisationsTitle]);
        foreach (var authorisation in writing.Accord.Authorisations.Where(writing.MaySee))
        {
            Title(writing, authorisation);
            When(writing, Phrase.HoldsIf, authorisation);
            Texts(writing, Phrase.ConditionsToKeep, authorisation.Conditions);
            if (authorisation.Duties.Count > 0)
            {
                writing.Say(
                    language[Phrase.Duties] + (language == Language.French ? "\u00A0:" : ":")
                );
                writing.Add(
                    new Block.Listing([
                        .. authorisation.Duties.Select(duty => new Outline(
                            Duty(duty, writing),
                            []
                        )),
                    ])
                );
            }
            writing.Pairs([
                (language[Phrase.Kind], authorisation.Kind),
                (language[Phrase.LiftsWhat], string.Join(", ", authorisation.Lifts)),
                (language[Phrase.ReachesControls], writing.Reach(authorisation.Controls)),
                (language[Phrase.Registration], writing.In(authorisation.Registration)),
                .. writing.Common(authorisation),
            ]);
        }
    }

    public static void Licences(AccordWriting writing)
    {
        var language = writing.Language;
        var licences = writing.Records("licences");
        if (licences.Count == 0)
            return;
        writing.Heading(2, language[Phrase.LicencesTitle]);
        writing.Table(
            "",
            [
                Phrase.ColumnName,
                Phrase.Kind,
                Phrase.Scope,
                Phrase.LicenceValidity,
                Phrase.LicenceTolerance,
                Phrase.LicenceRequires,
            ],
            licences.Select(entry =>
                (IReadOnlyList<Cell>)
                    [
                        writing.In(entry.Wording("title")) is { Length: > 0 } title
                            ? title
                            : entry.Text("id") ?? "",
                        entry.Text("kind") ?? "",
                        writing.In(entry.Wording("scope")),
                        writing.Limit(entry.Limit("validity")),
                        entry.Text("tolerance") ?? "",
                        string.Join(
                            writing.Language.Semicolon,
                            entry.Wordings("requires").Select(writing.In)
                        ),
                    ]
            )
        );
    }

    private static string Duty(Duty duty, AccordWriting writing) =>
        string.Join(
            writing.Language.Semicolon,
            new[]
            {
                writing.In(duty.Text),
                duty.Within is { } within
                    ? writing.Language.Say(Phrase.DutyWithin, writing.Language.Say(within))
                    : null,
                duty.To is { } to
                    ? writing.Language.Say(Phrase.DutyTo, writing.AuthorityTitle(to))
                    : null,
            }.OfType<string>()
        );

    private static void Title(AccordWriting writing, Provision provision) =>
        writing.Heading(3, writing.Name(provision), provision.Id);

    private static void When(AccordWriting writing, Phrase lead, Provision provision)
    {
        if (
            provision.When is not Conditions.Condition.All { Parts.Count: 0 }
            || provision.Unless.Count > 0
        )
            writing.Conditions(lead, provision.When, provision.Unless);
    }

    private static void Texts(AccordWriting writing, Phrase lead, IReadOnlyList<Wording> texts)
    {
        if (texts.Count == 0)
            return;
        writing.Say(
            writing.Language[lead] + (writing.Language == Language.French ? "\u00A0:" : ":")
        );
        writing.Add(
            new Block.Listing([.. texts.Select(text => new Outline(writing.In(text), []))])
        );
    }
}
