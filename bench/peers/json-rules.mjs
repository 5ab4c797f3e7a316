// json-rules-engine: rules with events; what the first ones found becomes facts that the matrix's rules ask for.
import { Engine } from "json-rules-engine";
import { gravest, rank } from "./conditions.mjs";

const operators = { ">=": "greaterThanInclusive", ">": "greaterThan", "<=": "lessThanInclusive", "<": "lessThan" };

const conditions = (tests) => ({
  all: tests.map((test) =>
    test.words ? { fact: test.key, operator: "in", value: test.words } : { fact: test.key, operator: operators[test.sign], value: test.limit },
  ),
});

export const jsonRulesPeer = (rules, allowUndefinedFacts = false) => {
  const engine = new Engine([], { allowUndefinedFacts });
  const add = (tests, priority, type, value) => engine.addRule({ conditions: conditions(tests), priority, event: { type, params: { value } } });
  for (const control of rules.controls) add(control.when, 100, "control", control.sensitivity);
  for (const lift of rules.authorisations) add(lift.when, 100, "lift", lift.upTo);
  for (const indicator of rules.indicators) add(indicator.when, 100, "risk", indicator.level);
  for (const prohibition of rules.prohibitions) {
    const reach = prohibition.from === 0 ? [] : [{ key: "top", sign: ">=", limit: prohibition.from }];
    engine.addRule({
      conditions: { all: [...conditions([...prohibition.when, ...reach]).all, { not: conditions(prohibition.derogation) }] },
      priority: 50,
      event: { type: "outcome", params: { value: rank.prohibited } },
    });
    add([...prohibition.when, ...reach, ...prohibition.derogation], 50, "outcome", rank.authorised);
  }
  rules.matrix.forEach((row, top) =>
    row.forEach((policy, risk) =>
      engine.addRule({
        conditions: {
          all: [
            { fact: "row", operator: "equal", value: top },
            { fact: "risk", operator: "equal", value: risk },
          ],
        },
        priority: 50,
        event: { type: "outcome", params: { value: rank.policy + policy } },
      }),
    ),
  );
  const found = (almanac, type, otherwise) =>
    gravest(
      almanac.getEvents("success").filter((event) => event.type === type).map((event) => event.params.value),
      otherwise,
    );
  engine.addFact("top", (_, almanac) => found(almanac, "control", -1));
  engine.addFact("risk", (_, almanac) => found(almanac, "risk", 0));
  engine.addFact("row", (_, almanac) => {
    const top = found(almanac, "control", -1);
    return top > found(almanac, "lift", -1) ? top : -1;
  });
  const decide = async (facts) => {
    const { events } = await engine.run(facts);
    const values = (type) => events.filter((event) => event.type === type).map((event) => event.params.value);
    const top = gravest(values("control"), -1);
    const outcome = gravest(values("outcome"), rank.none);
    return top >= 0 ? Math.max(outcome, rank.authorised) : outcome;
  };
  return { name: allowUndefinedFacts ? "json-rules-engine, allowUndefinedFacts" : "json-rules-engine", decide };
};
