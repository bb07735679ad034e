import { type MessageContent, toPublicId } from '@waqtor/contract';
import type { Capabilities } from '@waqtor/provider';
import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import { type Priority, type ReferredMessage, statusOf } from '../../messages/index.ts';
import { type EngineName, type Engines, isDead, type SessionRow } from '../../sessions/index.ts';
import { renderTemplate } from '../../templates/index.ts';
import { type Draft, fileContent, kindOfFile } from '../content/outgoing-content.ts';
import { checkFound, type Files, type FoundFile, fileOf } from '../content/outgoing-file.ts';
import { withUploadName } from '../content/template-header.ts';
import { TemplateNotKnown, type Templates } from '../content/templates-of-batch.ts';
import type { SendRequest } from '../send-request.ts';
import { checkSupported } from './check-supported.ts';
import type { TargetConversation } from './find-conversations.ts';

/** The data that the checks of a batch use, loaded once for all requests. */
export interface References {
  engines: Engines;
  files: Files;
  referred: ReadonlyMap<string, ReferredMessage>;
  templates: Templates;
  now: Date;
}

/** A request that passed all checks. */
export interface CheckedRequest {
  request: SendRequest;
  conversation: TargetConversation;
  content: MessageContent;
  file: FoundFile | undefined;
  targetProviderId: string | null;
  replyToProviderId: string | null;
}

/**
 * Throws an `AppError` if the engine, the customer service window or the contact's consent forbids the
 * message. The send queue checks the last two again at the moment of sending.
 */
export function checkRequest(
  request: SendRequest,
  conversation: TargetConversation,
  references: References,
): CheckedRequest {
  const { draft, tenantId } = request;
  const { session, customer } = conversation;
  const capabilities = capabilitiesOf(references.engines, session);
  const groupId = customer.row?.groupId ?? null;
  if (groupId !== null) {
    const { level } = capabilities.groups;
    throw new AppError('unsupported_group', { groupId, level });
  }
  checkAddressable(capabilities, conversation);
  const file = fileOf(references.files, tenantId, draft);
  const target = draft.type === 'reaction' ? uuidOf('message', draft.messageId) : undefined;
  const targetProviderId = providerIdOf(references, request, conversation, target);
  const replyToProviderId = providerIdOf(references, request, conversation, request.replyToMessageId);
  const unrendered = withUploadName(contentOf(draft, file, targetProviderId), file?.row?.filename ?? null);
  checkSupported(capabilities, unrendered, { isReply: replyToProviderId !== null });
  checkFound(capabilities, unrendered, file);
  if (isDead(session.state)) {
    const { state: status, stateCode: statusReason, stateReason: statusMessage } = session;
    throw new AppError('session_not_connected', { status, statusReason, statusMessage });
  }
  checkContact(conversation);
  if (unrendered.type !== 'template') checkConsent(request, conversation, unrendered);
  checkWindow(request, conversation, unrendered, capabilities, references.now);
  // This comes last, because an unknown template is loaded from WhatsApp, which would be wasted on a request
  // that is refused.
  const content = renderedContent(request, session, references, unrendered);
  if (content.type === 'template') checkConsent(request, conversation, content);
  return { request, conversation, content, file, targetProviderId, replyToProviderId };
}

/**
 * Every engine sends to phone numbers and business-scoped user ids; sending to a LID needs the engine's
 * support.
 */
function checkAddressable(
  capabilities: Capabilities,
  { customer: { row, address } }: TargetConversation,
): void {
  const known = row
    ? (['phone', 'bsuid', 'lid', 'username'] as const).filter((kind) => row[kind] !== null)
    : [address?.kind].filter((kind) => kind !== undefined);
  const isAddressable = known.some(
    (kind) => kind === 'phone' || kind === 'bsuid' || (kind === 'lid' && capabilities.lid.level !== 'none'),
  );
  if (!isAddressable) throw new AppError('unsupported_recipient_address', { known });
}

function capabilitiesOf(engines: Engines, session: SessionRow): Capabilities {
  const engine = engines.get(session.engine as EngineName);
  if (!engine) throw new AppError('engine_unavailable', { engine: session.engine });
  return engine.capabilities;
}

function contentOf(draft: Draft, file: FoundFile | undefined, target: string | null): MessageContent {
  switch (draft.type) {
    case 'content':
      return draft.content;
    case 'reaction':
      return { type: 'reaction', emoji: draft.emoji, targetProviderId: target ?? '' };
    case 'file':
      return fileContent(draft.kind ?? (file?.row ? kindOfFile(file.row) : 'document'), draft);
    default:
      return draft satisfies never;
  }
}

/** Returns a template message with its rendered content; any other content unchanged. */
function renderedContent(
  request: SendRequest,
  session: SessionRow,
  { templates, now }: References,
  content: MessageContent,
): MessageContent {
  if (content.type !== 'template') return content;
  const isStrict = request.unknownTemplates === 'refuse';
  const template = templates.find(session, content, isStrict ? now : undefined);
  if (template) {
    const { category } = template;
    return { ...content, category, rendered: renderTemplate(template, content.components) };
  }
  if (isStrict) throw new TemplateNotKnown(session.id);
  return content;
}

function checkContact({ customer: { row: contact } }: TargetConversation): void {
  if (contact?.blockedAt) throw new AppError('recipient_blocked');
  if (contact?.suppressedAt) throw suppressed(contact.suppressedReason);
}

function checkConsent(
  { priority }: SendRequest,
  { customer }: TargetConversation,
  content: MessageContent,
): void {
  const contact = customer.row;
  if (contact?.optedOutAt && isMarketing(content, priority)) throw suppressed(contact.suppressedReason);
}

function suppressed(reason: string | null): AppError {
  return new AppError('recipient_suppressed', { reason: reason ?? 'opted_out' });
}

// A scheduled message is checked when it is due, because the customer may write until then.
function checkWindow(
  { scheduledAt }: SendRequest,
  { row }: TargetConversation,
  content: MessageContent,
  capabilities: Capabilities,
  now: Date,
): void {
  const needsWindow = capabilities.window.level !== 'none' && content.type !== 'template';
  if (scheduledAt || !needsWindow) return;
  const windowExpiresAt = row?.windowExpiresAt ?? null;
  if (!windowExpiresAt || windowExpiresAt <= now) {
    throw new AppError('window_closed', { windowExpiresAt: windowExpiresAt?.toISOString() ?? null });
  }
}

/**
 * Whether this message requires the contact's marketing consent. Marketing templates always do, and so does
 * every bulk message unless its template is known to have another category. The statement that marks a
 * message for sending applies the same rule (`mark-sending.ts`).
 */
function isMarketing(content: MessageContent, priority: Priority): boolean {
  const category = content.type === 'template' ? content.category : undefined;
  return category === 'marketing' || (category === undefined && priority === 'bulk');
}

/**
 * Returns WhatsApp's id of the message to which this one replies or reacts; it must be in the same
 * conversation.
 */
function providerIdOf(
  { referred }: References,
  { tenantId }: SendRequest,
  conversation: TargetConversation,
  messageId: string | undefined,
): string | null {
  if (messageId === undefined) return null;
  const found = referred.get(messageId);
  if (found?.tenantId !== tenantId || found.conversationId !== conversation.id)
    throw new AppError('not_found', { id: toPublicId('message', messageId) });
  if (found.providerId === null) throw notSent(found);
  return found.providerId;
}

/** WhatsApp does not have this message: not yet, or never. */
function notSent(message: ReferredMessage): AppError {
  const status = statusOf(message);
  const isPending = status === 'queued' || status === 'scheduled' || status === 'unknown';
  const code = isPending ? 'referenced_message_pending' : 'referenced_message_not_sent';
  return new AppError(code, { id: toPublicId('message', message.id), status });
}
