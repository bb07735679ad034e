import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
}
const document: { paths: Record<string, Record<string, Operation>> } = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../../../../../openapi.json`, 'utf8'),
);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** The verbs that begin a summary. Add a new one only if none of these has the same meaning. */
const VERBS =
  'Accept Add Apply Assign Block Cancel Change Confirm Connect Count Create Deactivate Delete Disconnect Dismiss Download End Exchange Export Get Invite List Look Mark Merge Preview Reactivate Reconnect Register Release Remove Rename Render Reopen Reset Resolve Retry Revoke Run Search Send Set Sign Snooze Start Switch Test Unblock Update Upload'.split(
    ' ',
  );

test('every operation summary is a short imperative without a full stop, and unique', () => {
  expect(operations.length).toBeGreaterThan(120);
  for (const { operationId, summary } of operations) {
    expect(VERBS, `${operationId}: ${summary}`).toContain(summary.split(' ')[0]);
    expect(summary, operationId).toMatch(/[^.]$/);
    expect(summary.length, operationId).toBeLessThanOrEqual(80);
  }
  const summaries = operations.map(({ summary }) => summary);
  expect(summaries).toEqual([...new Set(summaries)]);
});

test('every operation description consists of whole sentences', () => {
  const descriptions = operations.flatMap(({ description }) => description ?? []);
  expect(descriptions.length).toBeGreaterThan(10);
  for (const text of descriptions) expect(text).toMatch(/^[A-Z].*\.$/s);
});

test('operations are named with get, list and update', () => {
  for (const { operationId } of operations)
    expect(operationId).not.toMatch(/^(?:find|read|fetch|change|edit|new)[A-Z]/);
});
