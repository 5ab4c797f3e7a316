// Cedar: every rule a policy, all that hold come back as the reasons of one request; the matrix is a second request. Cedar answers yes or no only, so the host combines.
import cedar from "@cedar-policy/cedar-wasm/nodejs";
import { all, gravest, quoted, rank } from "./conditions.mjs";

const oneOf = (name, words) => `[${quoted(words)}].contains(${name})`;

export const cedarPeer = (rules) => {
  const permit = (id, action, when) => [id, `permit (principal, action == Action::"${action}", resource) when { ${when} };`];
  const when = (tests) => all(tests, "context.", oneOf);
  const policies = Object.fromEntries([
    ...rules.controls.map((control, index) => permit(`c${index}`, "classify", when(control.when))),
    ...rules.authorisations.map((lift, index) => permit(`a${index}`, "classify", when(lift.when))),
    ...rules.indicators.map((indicator, index) => permit(`i${index}`, "classify", when(indicator.when))),
    ...rules.prohibitions.map((prohibition, index) => permit(`p${index}`, "classify", when(prohibition.when))),
    ...rules.prohibitions.map((prohibition, index) => permit(`d${index}`, "classify", when(prohibition.derogation))),
    ...rules.matrix.flatMap((row, top) =>
      row.map((_, risk) => permit(`m${top},${risk}`, "review", `context.top == ${top} && context.risk == ${risk}`)),
    ),
  ]);
  const parsed = cedar.preparsePolicySet("rules", { staticPolicies: policies });
  if (parsed.type !== "success") throw new Error(JSON.stringify(parsed.errors));
  const ask = (action, context) => {
    const answer = cedar.statefulIsAuthorized({
      principal: { type: "Exporter", id: "e" },
      action: { type: "Action", id: action },
      resource: { type: "Item", id: "i" },
      context,
      preparsedPolicySetId: "rules",
      entities: [],
    });
    if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
    return answer.response.diagnostics;
  };
  const decide = (facts) => {
    const held = { c: [], a: [], i: [], p: [], d: [] };
    const { reason, errors } = ask("classify", facts);
    for (const id of reason) held[id[0]].push(Number(id.slice(1)));
    const top = gravest(held.c.map((index) => rules.controls[index].sensitivity), -1);
    const lift = gravest(held.a.map((index) => rules.authorisations[index].upTo), -1);
    let outcome = rank.none;
    if (top >= 0 && top <= lift) outcome = rank.authorised;
    else if (top >= 0) {
      const risk = gravest(held.i.map((index) => rules.indicators[index].level), 0);
      const [row, column] = ask("review", { top, risk }).reason[0].slice(1).split(",").map(Number);
      outcome = rank.policy + rules.matrix[row][column];
    }
    for (const index of held.p)
      if (rules.prohibitions[index].from === 0 || top >= rules.prohibitions[index].from)
        outcome = Math.max(outcome, held.d.includes(index) ? rank.authorised : rank.prohibited);
    decide.warned = errors.length > 0;
    return outcome;
  };
  return { name: "Cedar (cedar-wasm)", decide };
};
