// Drives the simulator with Linq's own SDK and prints what it found as one JSON object.
// Arguments: the simulator's address, an API key, the API key of another account, a file of events.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Linq, {
  APIConnectionError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from '@linqapp/sdk';

const [address, apiKey, otherKey, eventsFile] = process.argv.slice(2);
const baseURL = `${address}/api/partner`;
const client = new Linq({ apiKey, baseURL });
const stranger = new Linq({ apiKey: otherKey, baseURL });
const nobody = new Linq({ apiKey: 'unknown', baseURL });
const NOWHERE = '3f1c2b7e-0000-4000-8000-000000000000';
const result = { operations: [], errors: [], accepted: {}, refused: [], tampered_refused: 0 };

async function control(method, path, body) {
  const response = await fetch(`${address}/simulator/${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

async function operations() {
  const made = await client.webhookSubscriptions.create({
    target_url: 'https://example.com/linq',
    subscribed_events: ['message.sent', 'message.received'],
    phone_numbers: ['+12025550123'],
  });
  assert.match(made.signing_secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.equal(made.is_active, true);
  result.operations.push('create');
  const { subscriptions } = await client.webhookSubscriptions.list();
  assert.deepEqual(subscriptions.map((one) => one.id), [made.id]);
  result.operations.push('list');
  const found = await client.webhookSubscriptions.retrieve(made.id);
  assert.equal(found.signing_secret, undefined);
  assert.deepEqual(found.phone_numbers, ['+12025550123']);
  result.operations.push('retrieve');
  const changed = await client.webhookSubscriptions.update(made.id, {
    is_active: false,
    phone_numbers: null,
  });
  assert.equal(changed.is_active, false);
  assert.equal(changed.phone_numbers, null);
  assert.equal(changed.target_url, made.target_url);
  result.operations.push('update');
  await client.webhookSubscriptions.delete(made.id);
  assert.deepEqual((await client.webhookSubscriptions.list()).subscriptions, []);
  result.operations.push('delete');
  const { events } = await client.webhookEvents.list();
  assert.ok(events.includes('location.sharing.started'));
  result.operations.push('events');
}

async function fails(type, status, code, call) {
  const error = await call().then(
    () => assert.fail(`${type.name} expected`),
    (thrown) => thrown,
  );
  assert.ok(error instanceof type, `${type.name} expected, found ${error}`);
  assert.equal(error.status, status);
  assert.equal(error.error?.error?.code, code);
  result.errors.push(type.name);
}

async function errors() {
  const made = await client.webhookSubscriptions.create({
    target_url: 'https://example.com/errors',
    subscribed_events: ['message.sent'],
  });
  const again = { target_url: made.target_url, subscribed_events: ['message.sent'] };
  await fails(BadRequestError, 400, 1005, () => client.webhookSubscriptions.create(again));
  await fails(AuthenticationError, 401, 2004, () => nobody.webhookSubscriptions.list());
  await fails(PermissionDeniedError, 403, 2005, () =>
    stranger.webhookSubscriptions.retrieve(made.id),
  );
  await fails(NotFoundError, 404, 2010, () => client.webhookSubscriptions.delete(NOWHERE));
  await struck(
    { on: 'list', kind: 'rate_limit', retry_after_seconds: 0, count: 3 },
    RateLimitError, 429, 1007,
  );
  await struck({ on: 'list', kind: 'internal_error', count: 3 }, InternalServerError, 500, 3006);
  await struck({ on: 'list', kind: 'drop_before', count: 3 }, APIConnectionError);
  // Two failures, and the SDK's second retry gets through.
  await control('POST', 'faults', { on: 'list', kind: 'unavailable', count: 2 });
  assert.equal((await client.webhookSubscriptions.list()).subscriptions.length, 1);
  await control('DELETE', 'faults');
  await client.webhookSubscriptions.delete(made.id);
}

/** A fault that lasts as long as the SDK tries. */
async function struck(fault, type, status, code) {
  await control('POST', 'faults', fault);
  await fails(type, status, code, () => client.webhookSubscriptions.list());
  const { faults } = await control('GET', 'faults');
  assert.equal(faults[0].struck, 3, 'one try and two retries');
  await control('DELETE', 'faults');
}

function receive(secrets) {
  return createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const version = new URL(request.url, address).searchParams.get('version');
      judge(Buffer.concat(chunks).toString('utf8'), request.headers, version, secrets[version]);
      response.writeHead(200).end();
    });
  });
}

function judge(body, headers, version, key) {
  try {
    const event = client.webhooks.unwrap(body, { headers, key });
    assert.equal(event.webhook_version, version);
    assert.equal(event.event_id, headers['webhook-id']);
    assert.equal(event.event_type, headers['x-webhook-event']);
    (result.accepted[version] ??= []).push(event.event_type);
  } catch (error) {
    result.refused.push(`${version} ${headers['x-webhook-event']}: ${error.message}`);
  }
  try {
    client.webhooks.unwrap(`${body} `, { headers, key });
  } catch {
    result.tampered_refused++;
  }
}

async function deliveries() {
  const secrets = {};
  const server = receive(secrets);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { events } = await client.webhookEvents.list();
  for (const version of ['2026-02-03', '2025-01-01']) {
    const made = await client.webhookSubscriptions.create({
      target_url: `http://127.0.0.1:${server.address().port}/linq?version=${version}`,
      subscribed_events: events,
    });
    secrets[version] = made.signing_secret;
  }
  for (const event of JSON.parse(readFileSync(eventsFile, 'utf8'))) {
    await control('POST', 'events', event);
  }
  let pending = 1;
  for (const end = Date.now() + 60_000; pending > 0 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    pending = (await fetch(`${address}/simulator`).then((r) => r.json())).deliveries.pending;
  }
  assert.equal(pending, 0, 'all deliveries arrive');
  server.closeAllConnections();
  server.close();
}

await operations();
await errors();
await deliveries();
console.log(JSON.stringify(result));
