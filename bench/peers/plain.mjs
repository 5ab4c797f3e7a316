// No engine at all: the rules as JavaScript somebody would write by hand. Jint runs the same text.
import { all, quoted } from "./conditions.mjs";

const oneOf = (name, words) => `[${quoted(words)}].includes(${name})`;

export const source = (rules) => {
  const when = (tests) => all(tests, "t.", oneOf);
  const lines = ["function decide(t) {", "  let top = -1, lift = -1, risk = 0, rank = 0;"];
  for (const control of rules.controls) lines.push(`  if (${control.sensitivity} > top && ${when(control.when)}) top = ${control.sensitivity};`);
  for (const lift of rules.authorisations) lines.push(`  if (${lift.upTo} > lift && ${when(lift.when)}) lift = ${lift.upTo};`);
  for (const indicator of rules.indicators) lines.push(`  if (${indicator.level} > risk && ${when(indicator.when)}) risk = ${indicator.level};`);
  lines.push("  if (top >= 0) rank = top > lift ? 3 + matrix[top][risk] : 1;");
  for (const prohibition of rules.prohibitions)
    lines.push(
      `  if (top >= ${prohibition.from === 0 ? -1 : prohibition.from} && ${when(prohibition.when)}) rank = Math.max(rank, ${when(prohibition.derogation)} ? 1 : 6);`,
    );
  lines.push("  return rank;", "}");
  return `const matrix = ${JSON.stringify(rules.matrix)};\n${lines.join("\n")}`;
};

export const plain = (rules) => {
  const decide = new Function(`${source(rules)}\nreturn decide;`)();
  return { name: "plain JavaScript on V8", decide };
};
