import { Readable } from 'node:stream';
import { type IdKind, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import type { TestDatabase } from '@waqtor/testing';
import { newApiKeyText } from '../../features/api-keys/api-key-text.ts';
import { sealSigningSecret } from '../../features/api-keys/signing-secret.ts';
import { newRefreshToken } from '../../features/auth/logins/tokens/refresh-token.ts';
import { mediaLink } from '../../features/media/index.ts';
import { newInvitationToken } from '../../features/members/invitations/invitation-token.ts';
import { sha256 } from '../../platform/crypto.ts';
import { newId } from '../../platform/ids.ts';
import { type Platform, type Role, roles } from '../../platform/platform.ts';
import { contactDocument, messageDocument, writeDocuments } from '../../platform/search/index.ts';
import { seedDesk } from './seed-desk.ts';
import { seedThread } from './seed-thread.ts';

/** A tenant with a row in every table. Every text in these rows contains the tenant's canary. */
export interface SeededTenant {
  id: string;
  canary: string;
  /** The uuid of one row of each kind, and of a few more that some endpoints need. */
  uuids: Record<IdKind | 'otherContact' | 'failedMessage' | 'queuedMessage' | 'viewer' | 'otherTag', string>;
  people: Record<Role, { userId: string; loginId: string; email: string }>;
  apiKey: string;
  revokedApiKey: string;
  invitationToken: string;
  refreshToken: string;
  /** The signature of its file's link. */
  mediaLink: { expires: string; signature: string };
  providerInput: ProviderInput;
  /** A number this tenant has not connected yet. */
  spareProviderInput: ProviderInput;
}

/** The credentials of a session; its server is a sandbox or unreachable. */
export interface ProviderInput {
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  graphBaseUrl: string;
}

let made = 0;

/** Inserts the rows of a new tenant, bypassing row-level security. `passwordHash` is used for every user. */
export async function seedTenant(
  database: TestDatabase,
  platform: Platform,
  options: { passwordHash?: string; providerInput?: () => ProviderInput } = {},
): Promise<SeededTenant> {
  made += 1;
  const id = newId();
  const canary = `canary${id.slice(-6)}x${made}`;
  const { db } = database.admin;
  const at = platform.clock.now();
  await db
    .insertInto('tenants')
    .values({
      id,
      name: `${canary} Café`,
      industry: `${canary} coffee`,
      websites: [`https://${canary}.example`],
      description: `${canary} since 1987`,
      type: `${canary} shop`,
      settings: JSON.stringify({ motto: canary }),
      createdAt: at,
    })
    .execute();
  const people = await seedPeople(database, id, canary, at, options.passwordHash ?? '-');
  const agent = people.agent.userId;
  const secret = newApiKeyText(id);
  const revoked = newApiKeyText(id);
  const invitation = newInvitationToken(id);
  const refresh = newRefreshToken(platform.secrets, { loginId: people.owner.loginId, tenantId: id });
  const uuids = {
    tenant: id,
    user: agent,
    viewer: people.viewer.userId,
    login: people.viewer.loginId,
  } as SeededTenant['uuids'];
  Object.assign(uuids, { apiKey: newId(), invitation: newId() });
  await db
    .updateTable('logins')
    .set({ tokenHash: refresh.hash })
    .where('id', '=', people.owner.loginId)
    .execute();
  for (const key of [secret, revoked]) {
    await db
      .insertInto('apiKeys')
      .values({
        id: key === secret ? uuids.apiKey : newId(),
        signingSecret: sealSigningSecret(
          platform.secrets,
          key === secret ? uuids.apiKey : newId(),
          key.signingSecret,
        ),
        tenantId: id,
        name: `${canary} robot`,
        role: 'admin',
        last4: key.last4,
        secretHash: key.secretHash,
        createdBy: people.owner.userId,
        revokedAt: key === revoked ? at : null,
        lastUsedAt: at,
      })
      .execute();
  }
  await db
    .insertInto('invitations')
    .values({
      id: uuids.invitation,
      tenantId: id,
      email: `${canary}.guest@example.com`,
      role: 'agent',
      tokenHash: invitation.hash,
      invitedBy: people.owner.userId,
      expiresAt: new Date(at.getTime() + 86_400_000),
      createdAt: at,
    })
    .execute();
  await db
    .insertInto('eventRedactions')
    .values({
      id: newId(),
      tenantId: id,
      contactId: newId(),
      marks: [canary],
      nextSeq: 1,
      upToSeq: 0,
      createdAt: at,
    })
    .execute();
  await db
    .insertInto('auditEvents')
    .values({
      id: newId(),
      tenantId: id,
      at,
      action: 'login.succeeded',
      actorKind: 'member',
      actorId: people.owner.userId,
      targetKind: 'login',
      targetId: people.owner.loginId,
      ip: `${canary} address`,
      userAgent: `${canary} browser`,
      details: JSON.stringify({ client: canary }),
    })
    .execute();
  const inputOf = options.providerInput ?? (() => nobody(canary));
  const providerInput = inputOf();
  const thread = await seedThread(database, platform, {
    tenantId: id,
    canary,
    agent,
    providerInput,
    nth: made,
  });
  Object.assign(uuids, thread.uuids);
  const { contact: contactId, conversation: conversationId, media: mediaId } = thread.uuids;
  const { session: sessionId, message: messageId } = thread.uuids;
  const ids = { contactId, conversationId, sessionId, messageId, mediaId };
  const desk = {
    tenantId: id,
    canary,
    ...ids,
    agent,
    viewer: people.viewer.userId,
    viewerLoginId: people.viewer.loginId,
  };
  Object.assign(uuids, await seedDesk(database, desk, at));
  await platform.storage.put(thread.storageKey, Readable.from([`%PDF-1.7 ${canary} menu`]));
  await withTenants(database.db, [id], (tx) =>
    writeDocuments(tx, [messageDocument(thread.message), contactDocument(thread.contact)]),
  );
  return {
    id,
    canary,
    uuids,
    people,
    apiKey: secret.text,
    revokedApiKey: revoked.text,
    invitationToken: invitation.text,
    refreshToken: refresh.text,
    mediaLink: linkOf(platform, uuids.media),
    providerInput,
    spareProviderInput: inputOf(),
  };
}

function linkOf(platform: Platform, mediaId: string): SeededTenant['mediaLink'] {
  const { searchParams } = new URL(mediaLink(platform, mediaId), 'http://here');
  return { expires: searchParams.get('expires') ?? '', signature: searchParams.get('signature') ?? '' };
}

/** Returns the credentials of a server that never responds. */
function nobody(canary: string): ProviderInput {
  const id = `7${Date.now()}${made}`;
  return {
    phoneNumberId: id,
    wabaId: `8${id}`,
    accessToken: `${canary}-token`,
    appSecret: `${canary}-secret`,
    graphBaseUrl: 'http://127.0.0.1:9',
  };
}

async function seedPeople(
  { admin: { db } }: TestDatabase,
  tenantId: string,
  canary: string,
  at: Date,
  passwordHash: string,
): Promise<SeededTenant['people']> {
  const people = {} as SeededTenant['people'];
  for (const role of roles) {
    const person = { userId: newId(), loginId: newId(), email: `${canary}.${role}@example.com` };
    people[role] = person;
    const { userId, email } = person;
    await db
      .insertInto('users')
      .values({
        id: userId,
        email,
        name: `${canary} ${role}`,
        passwordHash,
        preferences: JSON.stringify({ motto: canary }),
      })
      .execute();
    await db.insertInto('members').values({ tenantId, userId, role, createdAt: at }).execute();
    await db
      .insertInto('logins')
      .values({
        id: person.loginId,
        tenantId,
        userId,
        client: 'api_client',
        tokenHash: sha256(person.loginId),
        expiresAt: new Date(at.getTime() + 86_400_000),
        userAgent: `${canary} browser`,
        ip: `${canary} address`,
        createdAt: at,
        provenAt: at,
      })
      .execute();
  }
  await db
    .insertInto('passwordResets')
    .values({ id: newId(), userId: people.owner.userId, tokenHash: sha256(tenantId), expiresAt: at })
    .execute();
  return people;
}

/** Returns the public id of one of the tenant's rows. */
export function idOf(tenant: SeededTenant, kind: IdKind, row: keyof SeededTenant['uuids'] = kind): string {
  return toPublicId(kind, tenant.uuids[row]);
}
