// Another implementation of RFC 9497 (mode VOPRF, ristretto255-SHA512), asked line by line in JSON.
import readline from 'node:readline';
import { DLEQProof, Evaluation, EvaluationRequest, Oprf, VOPRFClient, VOPRFServer, deriveKeyPair } from '@cloudflare/voprf-ts';
import { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';

const suite = Oprf.Suite.RISTRETTO255_SHA512;
const group = Oprf.getGroup(suite, CryptoNoble);
const hex = bytes => Buffer.from(bytes).toString('hex');
const bytes = text => new Uint8Array(Buffer.from(text, 'hex'));
let asked;

const answers = {
    async key({ seed, info }) {
        const { privateKey, publicKey } = await deriveKeyPair(Oprf.Mode.VOPRF, suite, bytes(seed), bytes(info), CryptoNoble);
        return { secret: hex(privateKey), public: hex(publicKey) };
    },
    async evaluate({ secret, blinded }) {
        const server = new VOPRFServer(suite, bytes(secret), CryptoNoble);
        const evaluation = await server.blindEvaluate(new EvaluationRequest(blinded.map(one => group.desElt(bytes(one)))));
        return { evaluated: evaluation.evaluated.map(one => hex(one.serialize())), proof: hex(evaluation.proof.serialize()) };
    },
    async output({ secret, input }) {
        return { output: hex(await new VOPRFServer(suite, bytes(secret), CryptoNoble).evaluate(bytes(input))) };
    },
    async blind({ public: key, inputs }) {
        const client = new VOPRFClient(suite, bytes(key), CryptoNoble);
        const [data, request] = await client.blind(inputs.map(bytes));
        asked = { client, data };
        return { blinded: request.blinded.map(one => hex(one.serialize())) };
    },
    async finalise({ evaluated, proof }) {
        const evaluation = new Evaluation(
            Oprf.Mode.VOPRF,
            evaluated.map(one => group.desElt(bytes(one))),
            DLEQProof.deserialize(group.id, bytes(proof), CryptoNoble)
        );
        return { outputs: (await asked.client.finalize(asked.data, evaluation)).map(hex) };
    },
};

for await (const line of readline.createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    let answer;
    try {
        answer = await answers[question.ask](question);
    } catch (fault) {
        answer = { fault: String(fault) };
    }
    console.log(JSON.stringify(answer));
}
