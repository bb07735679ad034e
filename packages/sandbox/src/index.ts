/**
 * The sandbox: a simulated WhatsApp. Terms: an *app* signs webhooks; a *number* belongs to an account (WABA)
 * and is accessed with a token; a *person* is a simulated customer with a phone; a *fault* is an injected
 * failure; the *ledger* records what was actually accepted and delivered.
 */
export { AdminError, type NumberAccess, type SandboxAdmin, type WriteAs } from './control.ts';
export type { Fault, FaultEffect, FaultMatch } from './faults.ts';
export type { InboundRow, ItemRow, LedgerQueries, LedgerSummary, SendRow } from './ledger/ledger.queries.ts';
export type { PostRecord, Step } from './ledger/ledger.rows.ts';
export type { NewApp, NewNumber } from './numbers.ts';
export type { NewPerson, Person, PhonePolicy, ThreadEntry } from './people/person.ts';
export type { ScriptResult, ScriptStep } from './people/script.ts';
export type { Written } from './people/write-as.ts';
export { type RunningSandbox, type SandboxOptions, startSandbox } from './server.ts';
export { files as sampleFiles, mediaForm } from './testing/files.ts';
export { type Received, type Receiver, startReceiver } from './webhooks/receiver.ts';
export type { App, Rules } from './world.ts';
