using System.Diagnostics;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Certifying;

/// <summary>Something said of a line of a transfer, as certificates can say it. A closed family.</summary>
internal abstract record Statement
{
    private Statement() { }

    /// <summary>A condition holds, or does not, in the glossary of the law of that number.</summary>
    public sealed record Holds(Condition Condition, int In = 0, bool Is = true) : Statement;

    /// <summary>The text of a provision holds, or does not.</summary>
    public sealed record Text(Provision Provision, int In = 0, bool Is = true) : Statement;

    /// <summary>A provision applies, or does not: what it asks of controls and of jurisdiction included.</summary>
    public sealed record Applies(Provision Provision, int In = 0, bool Is = true) : Statement;

    /// <summary>The item falls under some control, or under none.</summary>
    public sealed record Controlled(bool Is, int In = 0) : Statement;

    /// <summary>The outcome is at least as strict.</summary>
    public sealed record AtLeast(Outcome Outcome, int In = 0) : Statement;

    /// <summary>The outcome is at most as strict.</summary>
    public sealed record AtMost(Outcome Outcome, int In = 0) : Statement;

    /// <summary>The outcome under one law is milder than under another.</summary>
    public sealed record IsMilder(int Milder, int Than) : Statement;

    /// <summary>All statements of one case hold.</summary>
    public sealed record Any(IReadOnlyList<IReadOnlyList<Statement>> Cases) : Statement;

    /// <summary>Where it holds.</summary>
    public int Formula(IReadOnlyList<Law> laws, FormulaTable formulas)
    {
        return this switch
        {
            Holds said => Signed(laws[said.In].Read(said.Condition), said.Is),
            Text said => Signed(TextOf(laws[said.In], said.Provision), said.Is),
            Applies said => Signed(Applying(laws[said.In], said.Provision), said.Is),
            Controlled said => Signed(laws[said.In].Controlled, said.Is),
            AtLeast said => laws[said.In].AtLeast(said.Outcome, within: false),
            AtMost { Outcome: Outcome.Prohibited } => FormulaTable.Always,
            AtMost said => formulas.Not(laws[said.In].AtLeast(said.Outcome + 1, within: false)),
            IsMilder said => formulas.Any([
                .. Enum.GetValues<Outcome>()
                    .Where(outcome => outcome > Outcome.NotRequired)
                    .Select(outcome =>
                        formulas.All(
                            laws[said.Than].AtLeast(outcome, within: false),
                            formulas.Not(laws[said.Milder].AtLeast(outcome, within: false))
                        )
                    ),
            ]),
            Any said => formulas.Any([
                .. said.Cases.Select(one =>
                    formulas.All([.. one.Select(part => part.Formula(laws, formulas))])
                ),
            ]),
            _ => throw new UnreachableException(),
        };

        int Signed(int formula, bool holds) => holds ? formula : formulas.Not(formula);

        int TextOf(Law law, Provision provision) =>
            law.Holds(provision) ? law.OwnText(provision) : FormulaTable.Never;

        int Applying(Law law, Provision provision) =>
            !law.Holds(provision)
                ? FormulaTable.Never
                : provision switch
                {
                    Control control => law.Applies(control),
                    Requirement one => formulas.All(law.Arises(one), law.Jurisdiction),
                    Prohibition one => formulas.All(law.Arises(one), law.Jurisdiction),
                    Authorisation one => formulas.All(law.Text(one), law.Selected(one.Controls)),
                    _ => law.Text(provision),
                };
    }

    /// <summary>Whether it is true where these are the outcomes under each law; true where it does not speak of outcomes.</summary>
    public bool MayBe(IReadOnlyList<Outcome> outcomes) =>
        this switch
        {
            AtLeast said => outcomes[said.In] >= said.Outcome,
            AtMost said => outcomes[said.In] <= said.Outcome,
            IsMilder said => outcomes[said.Milder] < outcomes[said.Than],
            Any said => said.Cases.Any(one => one.All(part => part.MayBe(outcomes))),
            _ => true,
        };

    /// <summary>The conditions it brings with it.</summary>
    public IEnumerable<Condition> Conditions =>
        this switch
        {
            Holds said => [said.Condition],
            Any said => said.Cases.SelectMany(one => one.SelectMany(part => part.Conditions)),
            _ => [],
        };

    /// <summary>Writes it as certificates have it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (this)
        {
            case Holds said:
                json.WritePropertyName("condition");
                ConditionJson.Write(json, said.Condition);
                Rest(said.In, said.Is);
                break;
            case Text said:
                json.WriteString("text", said.Provision.Id);
                Rest(said.In, said.Is);
                break;
            case Applies said:
                json.WriteString("applies", said.Provision.Id);
                Rest(said.In, said.Is);
                break;
            case Controlled said:
                json.WriteBoolean("controlled", said.Is);
                Rest(said.In, true);
                break;
            case AtLeast said:
                json.WriteString("outcome", "at least");
                json.WriteString("is", said.Outcome.Name());
                Rest(said.In, true);
                break;
            case AtMost said:
                json.WriteString("outcome", "at most");
                json.WriteString("is", said.Outcome.Name());
                Rest(said.In, true);
                break;
            case IsMilder said:
                json.WriteNumber("milder", said.Milder);
                json.WriteNumber("than", said.Than);
                break;
            case Any said:
                json.WriteStartArray("any");
                foreach (var one in said.Cases)
                {
                    json.WriteStartArray();
                    foreach (var part in one)
                        part.Write(json);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                break;
        }
        json.WriteEndObject();

        void Rest(int law, bool holds)
        {
            if (law > 0)
                json.WriteNumber("in", law);
            if (!holds)
                json.WriteBoolean("holds", false);
        }
    }
}
