// The API as its description says it is: calls an operation by its id and holds every answer against the shape that is stated
// for its status.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { startDemo } from '../demo.mjs';

export let site;
let description;
let ajv;
const tokens = new Map();
export const called = new Map(); // operationId -> set of statuses seen

before(async () => {
  site = await startDemo();
  description = parse(await (await fetch(`${site.address}/api/v1/openapi.yaml`)).text());
  ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(description, 'openapi');
});
after(() => site?.stop());

/** A token of a person of the demo, made once for each set of scopes. */
export async function tokenOf(person, ...scopes) {
  const name = [person, ...scopes].join(' ');
  if (!tokens.has(name)) tokens.set(name, await site.tokenOf(person, ...scopes));
  return tokens.get(name);
}

/** What anybody may ask, without a token. */
export const isOpen = (operation) => operation.security?.length === 0;

/** [path, method, operation, pointer] of every operation of the description. */
export function operations() {
  const out = [];
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
      if (item[method]) out.push({ path, method, operation: item[method], parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(resolved) });
    }
  }
  return out;
}

const pointer = (...parts) => `openapi#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
const resolved = (value) => (value.$ref ? value.$ref.slice(2).split('/').reduce((at, part) => at[part], description) : value);

/** Fails unless the answer is one that the description has for this operation. */
function checkShape({ path, method, operation }, status, type, body) {
  const stated = operation.responses[String(status)];
  assert.ok(stated, `${operation.operationId} answered ${status}, which is not described: ${JSON.stringify(body)}`);
  const content = resolved(stated).content;
  if (!content) return assert.equal(body, undefined, `${operation.operationId} ${status} has no body`);
  assert.deepEqual(Object.keys(content), [type], `the type of ${operation.operationId} ${status}`);
  const at = stated.$ref ? stated.$ref.slice(2).split('/') : ['paths', path, method, 'responses', String(status)];
  const valid = ajv.compile({ $ref: pointer(...at, 'content', type, 'schema') });
  assert.ok(valid(body), `${operation.operationId} ${status}: ${ajv.errorsText(valid.errors)} in ${JSON.stringify(body).slice(0, 600)}`);
}

/** Calls an operation and checks the answer against the description. */
export async function call(operationId, { as, token, path = {}, query = {}, body, key = randomUUID(), raw } = {}) {
  const found = operations().find((each) => each.operation.operationId === operationId);
  assert.ok(found, `${operationId} is described`);
  const filled = found.path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name]));
  const headers = {};
  if (as) token = await tokenOf(as);
  if (token) headers.authorization = `Bearer ${token}`;
  if (found.method === 'post' && key) headers['idempotency-key'] = key;
  if (body !== undefined || raw !== undefined) headers['content-type'] = 'application/json';
  const search = new URLSearchParams(query).toString();
  const response = await fetch(`${site.address}/api/v1${filled}${search && `?${search}`}`, {
    method: found.method.toUpperCase(),
    headers,
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : undefined;
  const type = response.headers.get('content-type')?.split(';')[0];
  checkShape(found, response.status, type, answer);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  if (!called.has(operationId)) called.set(operationId, new Set());
  called.get(operationId).add(response.status);
  return { status: response.status, body: answer, location: response.headers.get('location') };
}

/** The same, for what must go well. */
export async function good(operationId, options) {
  const answer = await call(operationId, options);
  assert.ok(answer.status < 300, `${operationId}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Every item of a list, fetched in small pages. */
export async function all(operationId, options, limit = 3) {
  const out = [];
  for (let after; ; ) {
    const { body } = await good(operationId, { ...options, query: { ...options.query, limit, ...(after && { after }) } });
    assert.ok(body.items.length <= limit);
    out.push(...body.items);
    if (!body.next) return out;
    after = body.next;
  }
}

/** A body with the needed members, right in kind. */
export function bodyFor(operation) {
  const schema = operation.requestBody && resolved(operation.requestBody.content['application/json'].schema);
  if (!schema) return undefined;
  const made = { integer: 1, boolean: true, array: [], object: { amount: '30.00', currency: 'USD' } };
  const out = {};
  for (const name of schema.required ?? []) {
    const member = resolved(schema.properties[name]);
    out[name] = member.enum?.[0] ?? (member.format === 'date' ? '2026-01-05' : member.format === 'email' ? 'x@demo.example' : made[member.type] ?? 'words');
  }
  if (operation.operationId === 'submitEntry') Object.assign(out, { work_process: '1', minutes: 30, note: 'words' });
  return out;
}

/** Fails unless it is a problem as the description has it. */
export function checkProblem(problem) {
  assert.ok(ajv.compile({ $ref: pointer('components', 'schemas', 'Problem') })(problem));
}
