// Answers one line of JSON for each line of JSON on standard input: { engine, set, milliseconds } runs an engine over a set of transfers for about that long.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { cedarPeer } from "./cedar.mjs";
import { jsonRulesPeer } from "./json-rules.mjs";
import { plain, source } from "./plain.mjs";
import { zenPeer } from "./zen.mjs";

const { rules, full, open } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const sets = { full, open };
const peers = [plain(rules), cedarPeer(rules), zenPeer(rules), jsonRulesPeer(rules), jsonRulesPeer(rules, true)];
const version = (name) => JSON.parse(readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url), "utf8")).version;

const answer = async (decide, facts) => {
  try {
    return { rank: await decide(facts), warned: decide.warned ?? false };
  } catch (error) {
    return { refused: String(error.message ?? error).slice(0, 200) };
  }
};

const run = async ({ decide }, transfers, milliseconds) => {
  const until = process.hrtime.bigint() + BigInt(Math.round(milliseconds * 1e6));
  const start = process.hrtime.bigint();
  const used = process.cpuUsage();
  let count = 0;
  for (let now = start; now < until; now = process.hrtime.bigint()) {
    // Sixteen at a time, so that asking for the time weighs nothing.
    for (let next = 0; next < 16; next++, count++) {
      const result = decide(transfers[count % transfers.length]);
      if (typeof result === "object") await result;
    }
  }
  const { user, system } = process.cpuUsage(used);
  return { count, nanoseconds: (user + system) * 1000 };
};

const handle = async (request) => {
  if (request.names)
    return {
      names: peers.map((peer) => peer.name),
      source: source(rules),
      versions: {
        node: process.version,
        "@cedar-policy/cedar-wasm": version("@cedar-policy/cedar-wasm"),
        "@gorules/zen-engine": version("@gorules/zen-engine"),
        "json-rules-engine": version("json-rules-engine"),
      },
    };
  const peer = peers[request.engine];
  if (request.milliseconds) return run(peer, sets[request.set], request.milliseconds);
  const answers = [];
  for (const facts of sets[request.set]) answers.push(await answer(peer.decide, facts));
  return { answers };
};

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await handle(JSON.parse(line))));
