using Passavant.Accords.Conditions;

namespace Passavant.Products;

/// <summary>How our classification stands to a published one.</summary>
internal enum Agreement
{
    /// <summary>The same code, or both on no list.</summary>
    Match,

    /// <summary>A paragraph below the code published.</summary>
    MoreSpecific,

    /// <summary>Another answer.</summary>
    Disagreement,

    /// <summary>Facts are missing.</summary>
    Undecided,

    /// <summary>The published code, or the kind of product, is not in the accord.</summary>
    NotCovered,

    /// <summary>Nothing was published.</summary>
    NoLabel,
}

/// <summary>One product against one accord.</summary>
internal sealed record Comparison(
    Product Product,
    string State,
    string Published,
    Agreement Agreement,
    string Ours,
    string Grounds
)
{
    /// <summary>Compares what is published with what the accord says.</summary>
    public static Comparison Of(
        Product product,
        string state,
        string published,
        string? readAs,
        Assessor assessor,
        Transfer transfer
    )
    {
        var item = transfer.Items[0];
        var reasoning = assessor.Reason(transfer);
        var findings = assessor.Classify(transfer);
        var applying = findings.Where(finding => finding.Applies == Truth.Yes).ToList();
        var ours = Named(applying);
        var label = Label.Read(readAs ?? published);
        var otherKind = item.Facts.All.Any(fact =>
            fact.Term.Name == "item" && fact.Value.ToString() == "other"
        );

        switch (label)
        {
            case Label.Silent:
                return Say(Agreement.NoLabel, "");
            case Label.Unlisted when applying.Count > 0:
                return Say(Agreement.Disagreement, Deciding(applying));
            case Label.Unlisted when findings.Any(finding => finding.Applies == Truth.NotStated):
                return Say(Agreement.Undecided, Missing(findings));
            case Label.Unlisted:
                return Say(otherKind ? Agreement.NotCovered : Agreement.Match, "");
            case Label.NotListedAs not:
                var denied = findings
                    .Where(finding => not.Codes.Any(code => Related(finding, code)))
                    .ToList();
                return denied.Count == 0 ? Say(Agreement.NotCovered, "")
                    : denied.Any(finding => finding.Applies == Truth.Yes)
                        ? Say(
                            Agreement.Disagreement,
                            Deciding(denied.Where(finding => finding.Applies == Truth.Yes))
                        )
                    : denied.Any(finding => finding.Applies == Truth.NotStated)
                        ? Say(Agreement.Undecided, Missing(denied))
                    : Say(Agreement.Match, "");
            case Label.Listed listed:
                var related = findings
                    .Where(finding => listed.Codes.Any(code => Related(finding, code)))
                    .ToList();
                if (related.Count == 0)
                    return applying.Count > 0
                        ? Say(Agreement.Disagreement, Deciding(applying))
                        : Say(Agreement.NotCovered, "");
                var yes = related.Where(finding => finding.Applies == Truth.Yes).ToList();
                if (yes.Count == 0)
                    return related.Any(finding => finding.Applies == Truth.NotStated)
                        ? Say(Agreement.Undecided, Missing(related))
                        : Say(Agreement.Disagreement, Deciding(related));
                var codes = yes.SelectMany(Codes).ToList();
                if (listed.Codes.Any(codes.Contains))
                    return Say(Agreement.Match, "");
                if (codes.Any(code => listed.Codes.Any(one => one.Covers(code))))
                    return Say(Agreement.MoreSpecific, "");
                var paragraphs = yes.SelectMany(finding => finding.Control.Limbs)
                    .Select(limb => limb.Code);
                return listed.Codes.Any(code => paragraphs.Contains(code))
                    ? Say(Agreement.Disagreement, "another paragraph: " + Deciding(yes))
                    : Say(Agreement.Match, "to the depth we hold");
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        Comparison Say(Agreement agreement, string grounds) =>
            new(product, state, published, agreement, ours, grounds);

        string Deciding(IEnumerable<ControlFinding> controls) =>
            string.Join(
                " · ",
                controls.Select(finding =>
                    $"{finding.Control.Id}: {Products.Grounds.Deciding(reasoning.Text(finding.Control, item))}"
                )
            );

        // A control may be open only because one to be tried before it is.
        string Missing(IEnumerable<ControlFinding> controls) =>
            string.Join(
                ", ",
                controls
                    .Where(finding => finding.Applies == Truth.NotStated)
                    .SelectMany(finding =>
                        findings
                            .Where(earlier =>
                                finding.Control.After.Any(code => code.Covers(earlier.Control.Code))
                            )
                            .Append(finding)
                    )
                    .SelectMany(finding =>
                        Products.Grounds.Missing(reasoning.Text(finding.Control, item))
                    )
                    .Distinct()
            );
    }

    private static IEnumerable<ControlCode> Codes(ControlFinding finding) =>
        finding
            .Limbs.Where(limb => limb.Holds == Truth.Yes)
            .Select(limb => limb.Code)
            .Append(finding.Control.Code);

    private static bool Related(ControlFinding finding, ControlCode code) =>
        finding.Control.Code.Covers(code) || code.Covers(finding.Control.Code);

    private static string Named(IEnumerable<ControlFinding> applying)
    {
        var codes = applying.SelectMany(finding =>
        {
            var all = Codes(finding).ToList();
            return all.Where(code => !all.Any(other => other != code && code.Covers(other)));
        });
        var text = string.Join(", ", codes.Distinct().Order());
        return text.Length == 0 ? "none" : text;
    }
}
