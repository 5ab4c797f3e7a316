// GoRules zen: decision tables, one after the other, joined by expressions.
import { ZenEngine } from "@gorules/zen-engine";
import { quoted, rank } from "./conditions.mjs";

const cell = (test) => (test.words ? quoted(test.words) : `${test.sign} ${test.limit}`);

export const zenPeer = (rules) => {
  const nodes = [{ id: "input", type: "inputNode", name: "input" }];
  const edges = [];
  const then = (node) => {
    edges.push({ id: `e${nodes.length}`, sourceId: nodes.at(-1).id, targetId: node.id, type: "edge" });
    nodes.push(node);
  };
  const table = (id, hitPolicy, fields, outputs, rows, outputPath) =>
    then({
      id,
      type: "decisionTableNode",
      name: id,
      content: {
        hitPolicy,
        passThrough: true,
        ...(outputPath && { outputPath }),
        inputs: fields.map((field) => ({ id: `i-${field}`, name: field, field })),
        outputs: outputs.map((field) => ({ id: `o-${field}`, name: field, field })),
        rules: rows.map(([tests, results], index) => ({
          _id: `${id}-${index}`,
          ...Object.fromEntries(fields.map((field) => [`i-${field}`, ""])),
          ...Object.fromEntries(Object.entries(tests).map(([field, text]) => [`i-${field}`, text])),
          ...Object.fromEntries(Object.entries(results).map(([field, value]) => [`o-${field}`, `${value}`])),
        })),
      },
    });
  const expressions = (id, pairs) =>
    then({
      id,
      type: "expressionNode",
      name: id,
      content: { passThrough: true, expressions: Object.entries(pairs).map(([key, value]) => ({ id: `${id}-${key}`, key, value })) },
    });
  const cells = (tests) => Object.fromEntries(tests.map((test) => [test.key, cell(test)]));
  const words = ["destination", ...Object.keys(rules.choices)];

  table("controls", "collect", rules.parameters, ["sensitivity"], rules.controls.map((c) => [cells(c.when), { sensitivity: c.sensitivity }]), "controls");
  table("lifts", "collect", words, ["upTo"], rules.authorisations.map((a) => [cells(a.when), { upTo: a.upTo }]), "lifts");
  table("risks", "collect", words, ["level"], rules.indicators.map((i) => [cells(i.when), { level: i.level }]), "risks");
  expressions("sums", {
    top: "len(controls) > 0 ? max(map(controls, #.sensitivity)) : -1",
    lift: "len(lifts) > 0 ? max(map(lifts, #.upTo)) : -1",
    risk: "len(risks) > 0 ? max(map(risks, #.level)) : 0",
    row: "len(controls) == 0 ? -1 : (max(map(controls, #.sensitivity)) > (len(lifts) > 0 ? max(map(lifts, #.upTo)) : -1) ? max(map(controls, #.sensitivity)) : -2)",
  });
  table("matrix", "first", ["row", "risk"], ["review"], [
    [{ row: "-1" }, { review: rank.none }],
    [{ row: "-2" }, { review: rank.authorised }],
    ...rules.matrix.flatMap((row, top) => row.map((policy, risk) => [{ row: `${top}`, risk: `${risk}` }, { review: rank.policy + policy }])),
  ]);
  rules.prohibitions.forEach((prohibition, index) => {
    const reach = prohibition.from === 0 ? {} : { top: `>= ${prohibition.from}` };
    table(`prohibition${index}`, "first", [...words, "top"], [`p${index}`], [
      [{ ...cells(prohibition.when), ...cells(prohibition.derogation), ...reach }, { [`p${index}`]: rank.authorised }],
      [{ ...cells(prohibition.when), ...reach }, { [`p${index}`]: rank.prohibited }],
      [{}, { [`p${index}`]: rank.none }],
    ]);
  });
  expressions("outcome", { rank: `max([review, ${rules.prohibitions.map((_, index) => `p${index}`).join(", ")}])` });
  then({ id: "output", type: "outputNode", name: "output" });

  const decision = new ZenEngine().createDecision({ contentType: "application/vnd.gorules.decision", nodes, edges });
  return { name: "GoRules zen-engine", decide: async (facts) => (await decision.evaluate(facts)).result.rank };
};
