// Answers one request from standard input by tools of others: documents and COSE checked and made.
import { Buffer } from 'node:buffer';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { Sign1 } from '@auth0/cose';
import { importJWK } from 'jose';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const key = (jwk, use) => {
  const { kty, crv, x, y, d } = jwk;
  return webcrypto.subtle.importKey('jwk', { kty, crv, x, y, ...(use === 'sign' ? { d } : {}) }, algorithm, false, [use]);
};
const es256 = { name: 'ECDSA', hash: 'SHA-256' };
const verifier = (jwk) => async (data, signature) =>
  webcrypto.subtle.verify(es256, await key(jwk, 'verify'), Buffer.from(signature, 'base64url'), Buffer.from(data));
const signer = (jwk) => async (data) =>
  Buffer.from(await webcrypto.subtle.sign(es256, await key(jwk, 'sign'), Buffer.from(data))).toString('base64url');
const hasher = (data, name) => createHash(name.replace('-', '')).update(Buffer.from(data)).digest();
const common = { hasher, hashAlg: 'sha-256', signAlg: 'ES256', kbSignAlg: 'ES256', saltGenerator: (length) => randomBytes(length).toString('base64url') };

const acts = {
  async verifyDocument({ text, jwk, nonce, now }) {
    const tool = new SDJwtInstance({
      ...common,
      verifier: verifier(jwk),
      kbVerifier: (data, signature, payload) => verifier(payload.cnf.jwk)(data, signature),
    });
    const { payload, kb } = await tool.verify(text, { keyBindingNonce: nonce, currentDate: now });
    return { payload, keyBinding: kb?.payload };
  },
  async issueDocument({ claims, frame, shown, jwk, holder, binding }) {
    const tool = new SDJwtInstance({ ...common, signer: signer(jwk), kbSigner: signer(holder) });
    const issued = await tool.issue(claims, frame, { header: { typ: 'dc+sd-jwt' } });
    return {
      issued,
      presented: await tool.present(issued, shown),
      bound: await tool.present(issued, shown, { kb: { payload: binding } }),
    };
  },
  async verifyCose({ hex, jwk }) {
    const read = Sign1.decode(Buffer.from(hex, 'hex'));
    await read.verify(await importJWK(jwk, 'ES256'));
    return { payload: Buffer.from(read.payload).toString('hex') };
  },
  async signCose({ payload, jwk }) {
    const signed = await Sign1.sign([[1, -7]], [[4, Buffer.from('11')]], Buffer.from(payload, 'hex'), await importJWK(jwk, 'ES256'));
    return { hex: Buffer.from(signed.encode()).toString('hex') };
  },
};

let input = '';
for await (const part of process.stdin) input += part;
const answers = [];
for (const { act, ...request } of JSON.parse(input)) {
  try {
    answers.push({ ok: await acts[act](request) });
  } catch (error) {
    answers.push({ refused: String(error?.message ?? error) });
  }
}
process.stdout.write(JSON.stringify(answers));
