import { addFault, type Fault, type FaultEffect, type FaultMatch, removeFault } from './faults.ts';
import { storeHandle } from './graph/media/uploads.ts';
import type { Limits } from './graph/messages/limits.ts';
import { setTemplateStatus } from './graph/templates/templates.ts';
import { createApp, createNumber, type NewApp, type NewNumber, rulesFrom } from './numbers.ts';
import { type Burst, playBurst } from './people/burst.ts';
import { createPerson, findPerson, type NewPerson, type Person, type ThreadEntry } from './people/person.ts';
import { setOffline } from './people/phone.ts';
import { runScript, type ScriptResult, type ScriptStep } from './people/script.ts';
import { isWritable, type Written, writeAs } from './people/write-as.ts';
import type { Sandbox } from './sandbox.ts';
import { handshake } from './webhooks/subscribe.ts';
import type { App, BusinessNumber, Rules, Template, TemplateStatus } from './world.ts';

/** An admin request for something that does not exist (404) or is invalid (400). */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly httpStatus: number;
  constructor(message: string, httpStatus = 400) {
    super(message);
    this.httpStatus = httpStatus;
  }
}

/** A number, with what a client needs to use it. */
export interface NumberAccess {
  pnid: string;
  wabaId: string;
  appId: string;
  token: string;
  appSecret: string;
  verifyToken: string;
  displayPhoneNumber: string;
  verifiedName: string;
  rules: Rules;
  quality: string;
}

/** A message type of `Written`, and the number to which it is sent; by default the only number. */
export type WriteAs = Written & { pnid?: string };

/** The admin interface, for tests and over HTTP. Invalid input throws an AdminError. */
export interface SandboxAdmin {
  createApp(input?: NewApp & { callbackUrl?: string }): Promise<App>;
  /** Verifies the callback URL by Meta's handshake and uses it from then on; null stops webhooks. */
  setCallback(appId: string, callbackUrl: string | null): Promise<App>;
  listApps(): App[];
  createNumber(input?: NewNumber): NumberAccess;
  updateNumber(
    pnid: string,
    change: { rules?: Partial<Rules> | 'off'; fields?: Record<string, unknown>; verifiedName?: string },
  ): NumberAccess;
  removeNumber(pnid: string): void;
  listNumbers(): NumberAccess[];
  createPerson(input?: NewPerson): Person;
  updatePerson(name: string, change: Omit<NewPerson, 'phone' | 'bsuid'>): Person;
  removePerson(name: string): void;
  /** Finds a person by phone (any spelling) or BSUID. */
  person(name: string): Person;
  listPeople(): Person[];
  /** Returns the messages between a person and a number, oldest first. */
  thread(name: string, pnid?: string): ThreadEntry[];
  writeAs(name: string, written: WriteAs): { id: string };
  runScript(name: string, script: { pnid?: string; steps: ScriptStep[] }): Promise<ScriptResult>;
  burst(burst: Omit<Burst, 'pnid'> & { pnid?: string }): Promise<{ inbound: number; statuses: number }>;
  addFault(match: FaultMatch, effect: FaultEffect): Fault;
  listFaults(): Fault[];
  removeFault(id: string): void;
  clearFaults(): void;
  /** Pauses, disables or approves a template (and so on), and sends the webhook. */
  setTemplateStatus(id: string, status: TemplateStatus, reason?: string): Template;
  /**
   * Creates a handle like that of a finished resumable upload, to which the example of a template's media
   * header refers.
   */
  createHandle(appId: string, mimeType: string): string;
  /** Advances the sandbox's clock: windows close, media URLs expire, rate limits refill. */
  advance(ms: number): void;
  /** Resolves when no webhook is waiting or being sent. */
  idle(): Promise<void>;
}

export function createAdmin(box: Sandbox, limits: Limits): SandboxAdmin {
  const { world } = box;
  const withMessage = <T>(act: () => T): T => {
    try {
      return act();
    } catch (cause) {
      throw cause instanceof AdminError
        ? cause
        : new AdminError(cause instanceof Error ? cause.message : String(cause));
    }
  };
  const numberOf = (pnid?: string): BusinessNumber => {
    const only = world.numbers.size === 1 ? [...world.numbers.values()][0] : undefined;
    const number = pnid === undefined ? only : world.numbers.get(pnid);
    if (number) return number;
    throw pnid === undefined
      ? new AdminError('pnid is required unless there is exactly one number')
      : new AdminError(`there is no number ${pnid}`, 404);
  };
  const personOf = (name: string): Person => {
    const person = findPerson(world, name);
    if (!person) throw new AdminError(`there is no person ${name}`, 404);
    return person;
  };
  const present = (number: BusinessNumber): NumberAccess => {
    const app = world.apps.get(number.appId);
    return {
      pnid: number.id,
      wabaId: number.wabaId,
      appId: number.appId,
      token: number.token,
      appSecret: app?.appSecret ?? '',
      verifyToken: app?.verifyToken ?? '',
      displayPhoneNumber: number.displayPhoneNumber,
      verifiedName: number.verifiedName,
      rules: number.rules,
      quality: String(number.fields.quality_rating),
    };
  };
  const write = (person: Person, number: BusinessNumber, written: Written) => {
    if (!isWritable(written.type)) throw new AdminError(`a person cannot write "${String(written.type)}"`);
    return withMessage(() => writeAs(box, limits, person, number, written));
  };

  async function setCallback(appId: string, callbackUrl: string | null): Promise<App> {
    const app = world.apps.get(appId);
    if (!app) throw new AdminError(`there is no app ${appId}`, 404);
    const problem = callbackUrl === null ? undefined : await handshake(world, callbackUrl, app.verifyToken);
    if (problem) throw new AdminError(problem);
    app.callbackUrl = callbackUrl;
    return app;
  }

  return {
    async createApp(input = {}) {
      const app = withMessage(() => createApp(world, input));
      if (input.callbackUrl === undefined) return app;
      try {
        return await setCallback(app.id, input.callbackUrl);
      } catch (cause) {
        world.apps.delete(app.id);
        throw cause;
      }
    },
    setCallback,
    listApps: () => [...world.apps.values()],
    createNumber: (input) => present(withMessage(() => createNumber(world, input))),
    updateNumber(pnid, change) {
      const number = numberOf(pnid);
      number.rules = rulesFrom(number.rules, change.rules);
      Object.assign(number.fields, change.fields);
      if (change.verifiedName !== undefined) number.verifiedName = change.verifiedName;
      return present(number);
    },
    removeNumber: (pnid) => void world.numbers.delete(numberOf(pnid).id),
    listNumbers: () => [...world.numbers.values()].map(present),
    createPerson: (input) => withMessage(() => createPerson(world, input)),
    updatePerson(name, { policy, ...change }) {
      const person = personOf(name);
      for (const key of ['name', 'username', 'hidesPhone', 'onWhatsApp', 'optedOut'] as const) {
        if (change[key] !== undefined) Object.assign(person, { [key]: change[key] });
      }
      if (policy) {
        const { offline, ...rest } = policy;
        person.policy = { ...person.policy, ...rest };
        if (offline !== undefined) setOffline(person, offline);
      }
      return person;
    },
    removePerson(name) {
      const person = personOf(name);
      world.people.delete(person.phone);
      world.people.delete(person.bsuid);
    },
    person: personOf,
    listPeople: () => [...new Set(world.people.values())],
    thread(name, pnid) {
      const { threads } = personOf(name);
      return pnid === undefined
        ? [...threads.values()].flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
        : (threads.get(pnid) ?? []);
    },
    writeAs(name, { pnid, ...written }) {
      return write(personOf(name), numberOf(pnid), written as Written);
    },
    runScript(name, { pnid, steps }) {
      const person = personOf(name);
      const number = numberOf(pnid);
      return runScript(world, person, number.id, steps, (written) => void write(person, number, written));
    },
    burst({ pnid, ...burst }) {
      const number = numberOf(pnid);
      return playBurst(
        box,
        number,
        { ...burst, pnid: number.id },
        (person, written) => void write(person, number, written),
      );
    },
    addFault: (match, effect) => withMessage(() => addFault(world, match, effect)),
    listFaults: () => [...world.faults],
    removeFault(id) {
      if (!removeFault(world, id)) throw new AdminError(`there is no fault ${id}`, 404);
    },
    clearFaults: () => void world.faults.splice(0),
    createHandle: (appId, mimeType) => storeHandle(world, appId, mimeType),
    setTemplateStatus(id, status, reason) {
      const template = world.templates.get(id);
      if (!template) throw new AdminError(`there is no template ${id}`, 404);
      setTemplateStatus(box, template, status, reason);
      return template;
    },
    advance: (ms) => world.advance(ms),
    idle: () => box.deliverer.idle(),
  };
}
