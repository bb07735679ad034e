import { randomToken, sha256 } from '../../../platform/crypto.ts';

/** The content of an invitation link: the tenant, and a secret of which only the SHA-256 is stored. */
export interface InvitationToken {
  text: string;
  tenantId: string;
  hash: Buffer;
}

export function newInvitationToken(tenantId: string): InvitationToken {
  return tokenOf(tenantId, `${tenantId}.${randomToken()}`);
}

/** Returns undefined for a text that is not an invitation token. */
export function parseInvitationToken(text: string): InvitationToken | undefined {
  const match = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.[\w-]{43}$/.exec(text);
  return match?.[1] === undefined ? undefined : tokenOf(match[1], text);
}

function tokenOf(tenantId: string, text: string): InvitationToken {
  return { text, tenantId, hash: sha256(text) };
}
