// Linq's SDK behind Express, as their documentation shows: the raw body goes to unwrap, which checks it and parses it.
// Environment: PORT, LINQ_WEBHOOK_SECRET, and DATABASE_URL for an insert before the answer.
import express from 'express';
import Linq from '@linqapp/sdk';
import pg from 'pg';

const linq = new Linq({ apiKey: 'none', webhookSecret: process.env.LINQ_WEBHOOK_SECRET });
const database = process.env.DATABASE_URL
  ? new pg.Pool({ connectionString: process.env.DATABASE_URL })
  : undefined;
await database?.query('CREATE TABLE IF NOT EXISTS event (id text PRIMARY KEY, type text NOT NULL, body text NOT NULL)');

const app = express();

app.post('/webhooks/linq', express.text({ type: 'application/json', limit: '1mb' }), async (request, response) => {
  let event;
  try {
    event = linq.webhooks.unwrap(request.body, { headers: request.headers });
  } catch {
    response.sendStatus(401);
    return;
  }
  await database?.query({
    name: 'insert',
    text: 'INSERT INTO event (id, type, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    values: [event.event_id, event.event_type, request.body],
  });
  response.sendStatus(200);
});

app.listen(Number(process.env.PORT), '127.0.0.1');
