import { existsSync } from 'node:fs';
import { type ErrorCode, errorRegistry, errorResponse } from '@waqtor/contract';
import { expect } from 'vitest';

const pages = new URL('../../../../../docs/errors/', import.meta.url);

/** Expects a refusal with the status of its code, the error envelope, and a documentation page. */
export function expectRefusal(answer: { status: number; text: string }, code: ErrorCode, what = ''): void {
  const hint = `${what}: ${answer.text.slice(0, 300)}`;
  const body = errorResponse.parse(JSON.parse(answer.text));
  expect([answer.status, body.error.code], hint).toEqual([errorRegistry[code].status, code]);
  expect(existsSync(new URL(`${code}.md`, pages)), `docs/errors/${code}.md`).toBe(true);
}

/** Expects a refusal for any documented reason, but never a 5xx. */
export function expectRefused(answer: { status: number; text: string }, what: string): void {
  expect(answer.status, `${what}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
  if (answer.status < 400) return;
  const { code } = errorResponse.parse(JSON.parse(answer.text)).error;
  expectRefusal(answer, code, what);
}
