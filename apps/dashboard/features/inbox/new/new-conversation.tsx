import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { SelectField } from '../../../ui/form/field.tsx';
import { useContact, useContactName } from '../../contacts/index.ts';
import { useSessions } from '../../sessions/index.ts';
import { TemplatePicker } from '../../templates/index.ts';
import { ChosenRecipient, RecipientField } from './recipient-field.tsx';
import { type Recipient, useConversationBetween } from './use-recipient.ts';

interface Props {
  /** The contact to write to, if it is known already. */
  contactId: string | undefined;
  /** The number whose conversations are shown. */
  shownSessionId: string | undefined;
  onOpen(conversationId: string): void;
  onClose(): void;
}

/**
 * Writes to a customer first: number, recipient, and a template. The conversation is created with its first
 * message, so nobody sees it before; one that exists is opened instead.
 */
export default function NewConversation(props: Props) {
  const client = useQueryClient();
  const { contactId } = props;
  const known = useContact(client, contactId);
  const sessions = useSessions();
  const isReady = sessions.isSuccess && (contactId === undefined || !known.isPending);
  const t = useTranslations('newConversation');
  if (isReady) return <Form {...props} contact={known.data} sessions={sessions.data} />;
  return (
    <Dialog title={t('title')} onClose={props.onClose}>
      <ErrorMessage error={sessions.error} onRetry={() => void sessions.refetch()} />
    </Dialog>
  );
}

function Form({
  contact,
  sessions,
  shownSessionId,
  onOpen,
  onClose,
}: Props & { contact: Schemas['Contact'] | undefined; sessions: readonly Schemas['Session'][] }) {
  const t = useTranslations('newConversation');
  const nameOf = useContactName();
  const [sessionId, setSessionId] = useState(shownSessionId ?? sessions[0]?.id);
  const [recipient, setRecipient] = useState<Recipient | undefined>(contact && { contact });
  const [isChoosing, setChoosing] = useState(false);
  const existing = useConversationBetween(sessionId, recipient);
  const start = useMutation({ mutationFn: startConversation, onSuccess: onOpen });
  if (sessionId === undefined) return <NoNumber onClose={onClose} />;

  if (isChoosing && recipient)
    return (
      <TemplatePicker
        sessionId={sessionId}
        customer={'contact' in recipient ? nameOf(recipient.contact) : ''}
        onClose={() => setChoosing(false)}
        onSend={(template) => {
          setChoosing(false);
          start.mutate({ sessionId, recipient, template, idempotencyKey: crypto.randomUUID() });
        }}
      />
    );
  const change = (next: Recipient | undefined) => {
    start.reset();
    setRecipient(next);
  };
  /** Undefined while it is looked up; a number without a contact has none. */
  const found = recipient && 'contact' in recipient ? existing.data : null;
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {sessions.length > 1 && (
        <SelectField
          label={t('from')}
          value={sessionId}
          onChange={(event) => {
            start.reset();
            setSessionId(event.target.value);
          }}
        >
          {sessions.map(({ id, name, phoneNumber }) => (
            <option key={id} value={id}>
              {phoneNumber ? `${name} · ${phoneNumber}` : name}
            </option>
          ))}
        </SelectField>
      )}
      {recipient ? (
        <ChosenRecipient recipient={recipient} onRemove={() => change(undefined)} />
      ) : (
        <RecipientField onSelect={change} />
      )}
      {recipient && (
        <>
          {found !== undefined && <Hint recipient={recipient} isKnown={found !== null} />}
          <ErrorMessage error={existing.error} onRetry={() => void existing.refetch()} />
          <ErrorMessage
            error={start.error}
            onRetry={() => start.variables && start.mutate(start.variables)}
          />
          <footer className="flex flex-wrap justify-end gap-2">
            <Button variant="outline" onClick={onClose} className="min-h-11">
              {t('cancel')}
            </Button>
            {found ? (
              <Button autoFocus className="min-h-11" onClick={() => onOpen(found.id)}>
                {t('open')}
              </Button>
            ) : (
              <Button
                autoFocus
                className="min-h-11"
                disabled={found === undefined || start.isPending || isUnreachable(recipient)}
                onClick={() => setChoosing(true)}
              >
                {t('chooseTemplate')}
              </Button>
            )}
          </footer>
        </>
      )}
    </Dialog>
  );
}

/** What can be sent to this recipient, or why nothing can. */
function Hint({ recipient, isKnown }: { recipient: Recipient; isKnown: boolean }) {
  const t = useTranslations('newConversation');
  const tComposer = useTranslations('composer');
  const contact = 'contact' in recipient ? recipient.contact : undefined;
  const isWarning = isUnreachable(recipient);
  const text = () => {
    if (contact?.blockedAt) return tComposer('blocked');
    if (isKnown) return t('exists');
    if (contact?.suppressedAt) return tComposer('suppressed');
    return t('templateOnly');
  };
  return (
    <p role="status" className={isWarning ? 'text-sm text-warn' : 'text-muted text-sm'}>
      {text()}
    </p>
  );
}

function isUnreachable(recipient: Recipient): boolean {
  if ('phone' in recipient) return false;
  return Boolean(recipient.contact.blockedAt ?? recipient.contact.suppressedAt);
}

function NoNumber({ onClose }: Pick<Props, 'onClose'>) {
  const t = useTranslations('newConversation');
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <p className="text-muted">{t('noNumber')}</p>
      <Link href="/sessions" className="inline-flex min-h-11 items-center font-medium text-accent">
        {t('numbers')}
      </Link>
    </Dialog>
  );
}

type Template = Extract<NonNullable<Schemas['SendMessageInput']['content']>, { type: 'template' }>;

interface FirstMessage {
  sessionId: string;
  recipient: Recipient;
  template: Template;
  /** A retry has the same key, so that the customer gets the message once. */
  idempotencyKey: string;
}

/** Sends the first message and returns the id of the conversation it created. */
async function startConversation(first: FirstMessage): Promise<string> {
  const { sessionId, recipient, template, idempotencyKey } = first;
  const to = 'contact' in recipient ? { contactId: recipient.contact.id } : { phoneNumber: recipient.phone };
  const sent = await unwrap(
    api.POST('/api/v1/messages/send', {
      params: { header: { 'idempotency-key': idempotencyKey } },
      body: { sessionId, ...to, content: template, priority: 'normal' },
    }),
  );
  const path = { messageId: sent.data.messageId };
  const { data } = await unwrap(api.GET('/api/v1/messages/{messageId}', { params: { path } }));
  return data.conversationId;
}
