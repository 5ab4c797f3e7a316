namespace Passavant.Trust.Documents;

/// <summary>A party as a document names it. Where a holder kept something back, or it was never stated, it is null.</summary>
/// <param name="Name">The name.</param>
/// <param name="Country">The two letters of its country.</param>
/// <param name="Identifier">A number of a register, such as a VAT number.</param>
/// <param name="Address">The address in one line.</param>
public sealed record DocumentParty(
    string? Name,
    string? Country,
    string? Identifier = null,
    string? Address = null
);

/// <summary>One line of goods, software or technology. Decimals are texts, so that nothing rounds them.</summary>
/// <param name="Code">Where it is listed, such as <c>3A001.b.2</c>; always shown.</param>
/// <param name="Description">What it is.</param>
/// <param name="Quantity">How many or how much. Null means that it was kept back, never that there is no limit.</param>
/// <param name="Unit">Of what, such as <c>piece</c> or <c>kg</c>.</param>
/// <param name="Value">Its value with its currency, such as <c>12500.00 EUR</c>.</param>
public sealed record DocumentLine(
    string Code,
    string? Description,
    string? Quantity,
    string? Unit,
    string? Value
);

/// <summary>What a document of one kind says.</summary>
/// <remarks>
/// What limits a permission (codes, destination, conditions, dates) is always shown: a holder could otherwise hide the limit and keep the permission. What a competitor would pay for (prices, quantities, descriptions, customers, addresses, reasons) is the holder's to show.
/// Where a property is null after reading, it was kept back or never stated.
/// </remarks>
public abstract record DocumentContent
{
    private DocumentContent() { }

    /// <summary>The kind in words: <c>licence</c> and so on.</summary>
    public abstract string Kind { get; }

    /// <summary>The type of credential, such as <c>LicenceCredential</c>.</summary>
    public abstract string CredentialType { get; }

    /// <summary>The type as SD-JWT VC names it, with its version: <c>urn:passavant:licence:1</c>.</summary>
    public string Vct => $"urn:passavant:{Kind.Replace(' ', '-')}:1";

    /// <summary>What the holder may keep back, as JSON pointers below the subject where <c>*</c> stands for every element.</summary>
    public abstract IReadOnlyList<string> Disclosable { get; }

    /// <summary>A licence granted to one holder.</summary>
    /// <param name="Form">individual, global, large project or temporary.</param>
    /// <param name="Destination">The two letters of the country it is for, or several.</param>
    /// <param name="Conditions">Every condition, in words; always shown.</param>
    public sealed record Licence(
        string Form,
        DocumentParty Holder,
        IReadOnlyList<string> Destination,
        IReadOnlyList<DocumentLine> Items,
        IReadOnlyList<DocumentParty> Consignees,
        IReadOnlyList<DocumentParty> EndUsers,
        string? EndUse,
        IReadOnlyList<string> Conditions
    ) : DocumentContent
    {
        /// <inheritdoc/>
        public override string Kind => "licence";

        /// <inheritdoc/>
        public override string CredentialType => "LicenceCredential";

        /// <inheritdoc/>
        public override IReadOnlyList<string> Disclosable { get; } =
        [
            "holder/identifier",
            "holder/address",
            "items/*/description",
            "items/*/quantity",
            "items/*/unit",
            "items/*/value",
            "consignees/*",
            "endUsers/*",
            "endUse",
        ];
    }

    /// <summary>That somebody registered to use a general authorisation.</summary>
    /// <param name="Authorisation">Its name, such as <c>EU001</c>.</param>
    /// <param name="Codes">What it was registered for, or none for all it covers; always shown.</param>
    /// <param name="Destination">Where to; always shown.</param>
    /// <param name="ExpectedUse">What the registrant expects to send in a year.</param>
    public sealed record GeneralAuthorisationRegistration(
        string Authorisation,
        DocumentParty Holder,
        IReadOnlyList<string> Codes,
        IReadOnlyList<string> Destination,
        string? ExpectedUse,
        IReadOnlyList<string> Conditions
    ) : DocumentContent
    {
        /// <inheritdoc/>
        public override string Kind => "general authorisation registration";

        /// <inheritdoc/>
        public override string CredentialType => "GeneralAuthorisationRegistrationCredential";

        /// <inheritdoc/>
        public override IReadOnlyList<string> Disclosable { get; } =
        ["holder/identifier", "holder/address", "expectedUse"];
    }

    /// <summary>What an end user declares about use, users and re-export.</summary>
    /// <param name="EndUser">Who declares.</param>
    /// <param name="Exporter">Whom they buy from.</param>
    /// <param name="Signatory">The person who signed, with their function.</param>
    /// <param name="Site">Where it will be used.</param>
    /// <param name="Undertakings">What the end user undertakes, in words; always shown.</param>
    public sealed record EndUseStatement(
        DocumentParty EndUser,
        DocumentParty? Exporter,
        string? Signatory,
        IReadOnlyList<DocumentLine> Items,
        string? EndUse,
        string? Site,
        IReadOnlyList<string> Undertakings
    ) : DocumentContent
    {
        /// <inheritdoc/>
        public override string Kind => "end-use statement";

        /// <inheritdoc/>
        public override string CredentialType => "EndUseStatementCredential";

        /// <inheritdoc/>
        public override IReadOnlyList<string> Disclosable { get; } =
        [
            "endUser/identifier",
            "endUser/address",
            "exporter",
            "signatory",
            "items/*/description",
            "items/*/quantity",
            "items/*/unit",
            "items/*/value",
            "endUse",
            "site",
        ];
    }

    /// <summary>That goods arrived, said by the state of destination.</summary>
    /// <param name="LicenceNumber">The number of the licence they were sent under.</param>
    /// <param name="Arrived">The day, such as <c>2026-11-26</c>.</param>
    /// <param name="Place">Where they were seen.</param>
    public sealed record DeliveryVerificationCertificate(
        string LicenceNumber,
        DocumentParty Importer,
        string Arrived,
        string? Place,
        IReadOnlyList<DocumentLine> Items
    ) : DocumentContent
    {
        /// <inheritdoc/>
        public override string Kind => "delivery verification certificate";

        /// <inheritdoc/>
        public override string CredentialType => "DeliveryVerificationCertificateCredential";

        /// <inheritdoc/>
        public override IReadOnlyList<string> Disclosable { get; } =
        [
            "importer/identifier",
            "importer/address",
            "place",
            "items/*/description",
            "items/*/quantity",
            "items/*/unit",
            "items/*/value",
        ];
    }

    /// <summary>What an authority decided in a case.</summary>
    /// <param name="Case">The number of the case.</param>
    /// <param name="Outcome">granted, refused and so on, in the authority's word; always shown.</param>
    /// <param name="Provisions">What it rests on; always shown.</param>
    /// <param name="AppealUntil">The last day to appeal, or null when there is none.</param>
    public sealed record Decision(
        string Case,
        string Outcome,
        IReadOnlyList<string> Provisions,
        string? AppealUntil,
        DocumentParty? Applicant,
        IReadOnlyList<DocumentLine> Items,
        string? Reasons
    ) : DocumentContent
    {
        /// <inheritdoc/>
        public override string Kind => "decision";

        /// <inheritdoc/>
        public override string CredentialType => "DecisionCredential";

        /// <inheritdoc/>
        public override IReadOnlyList<string> Disclosable { get; } =
        [
            "applicant",
            "items/*/description",
            "items/*/quantity",
            "items/*/unit",
            "items/*/value",
            "reasons",
        ];
    }

    /// <summary>That somebody asked and got an answer: what a self-assessment said, under which accord, as of which day.</summary>
    /// <param name="Accord">The identity of the accord.</param>
    /// <param name="AsOf">The day the law was read for.</param>
    /// <param name="KnownAt">The day of what was known.</param>
    /// <param name="Outcome">What it came to; always shown.</param>
    /// <param name="Determination">The hash of the whole determination, in base64url.</param>
    /// <param name="Asker">Who asked.</param>
    /// <param name="Summary">What was asked about, in words.</param>
    public sealed record SelfAssessmentReceipt(
        string Accord,
        string AsOf,
        string KnownAt,
        string Outcome,
        string Determination,
        DocumentParty? Asker,
        string? Summary
    ) : DocumentContent
    {
        /// <inheritdoc/>
        public override string Kind => "self-assessment receipt";

        /// <inheritdoc/>
        public override string CredentialType => "SelfAssessmentReceiptCredential";

        /// <inheritdoc/>
        public override IReadOnlyList<string> Disclosable { get; } = ["asker", "summary"];
    }
}
