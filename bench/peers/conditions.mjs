// The generated rules speak of facts in one way only: { key, sign, limit } for numbers, { key, words } for choices. Each engine gets its own spelling.
export const infix = (test, prefix, oneOf) => (test.words ? oneOf(prefix + test.key, test.words) : `${prefix}${test.key} ${test.sign} ${test.limit}`);

export const all = (tests, prefix, oneOf) => tests.map((test) => infix(test, prefix, oneOf)).join(" && ");

export const quoted = (words) => words.map((word) => JSON.stringify(word)).join(", ");

// How strict an answer is, as the outcomes of an accord are ordered.
export const rank = { none: 0, authorised: 1, policy: 3, prohibited: 6 };

// What is left to the host where an engine hands out the rules that hold and no more.
export const gravest = (numbers, otherwise) => numbers.reduce((left, right) => Math.max(left, right), otherwise);
