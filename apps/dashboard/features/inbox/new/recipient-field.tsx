import { Phone, X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { useContactName } from '../../contacts/index.ts';
import { type Recipient, useRecipients } from './use-recipient.ts';

/** Searches contacts, or takes a phone number; arrows move, Enter selects. */
export function RecipientField({ onSelect }: { onSelect(recipient: Recipient): void }) {
  const t = useTranslations('newConversation');
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { recipients, isLoading, error } = useRecipients(typed);
  const index = Math.max(0, Math.min(active, recipients.length - 1));
  const optionId = (i: number) => `${listId}-${i}`;

  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = recipients[index];
    if (step !== undefined && recipients.length > 0) {
      const next = (index + step + recipients.length) % recipients.length;
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      if (chosen && !isLoading) onSelect(chosen);
    } else return;
    event.preventDefault();
  }
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <Field
        label={t('to')}
        placeholder={t('toPlaceholder')}
        role="combobox"
        aria-expanded={recipients.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={recipients.length > 0 ? optionId(index) : undefined}
        autoFocus
        autoComplete="off"
        maxLength={200}
        value={typed}
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
      />
      <ErrorMessage error={error} />
      {recipients.length === 0 && !isLoading && !error && (
        <p role="status" className="px-1 text-muted text-sm">
          {t('nobody')}
        </p>
      )}
      <div id={listId} role="listbox" aria-label={t('to')} className="max-h-72 min-h-0 overflow-y-auto">
        {recipients.map((recipient, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys.
          <div
            key={'contact' in recipient ? recipient.contact.id : 'phone'}
            id={optionId(i)}
            role="option"
            tabIndex={-1}
            aria-selected={i === index}
            onClick={() => onSelect(recipient)}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-lg px-2 py-1 hover:bg-sunken aria-selected:bg-sunken"
          >
            <RecipientLine
              recipient={recipient}
              phoneText={'phone' in recipient ? t('toPhone', { phone: recipient.phone }) : undefined}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The chosen recipient, with a button that goes back to the search. */
export function ChosenRecipient({ recipient, onRemove }: { recipient: Recipient; onRemove(): void }) {
  const t = useTranslations('newConversation');
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-sm">{t('to')}</span>
      <div className="flex min-h-12 items-center gap-3 rounded-lg border border-line ps-2">
        <RecipientLine recipient={recipient} />
        <IconButton label={t('change')} onClick={onRemove}>
          <X size={18} />
        </IconButton>
      </div>
    </div>
  );
}

function RecipientLine({ recipient, phoneText }: { recipient: Recipient; phoneText?: string | undefined }) {
  const nameOf = useContactName();
  if ('phone' in recipient)
    return (
      <>
        <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
          <Phone size={18} aria-hidden="true" />
        </span>
        <span className="min-w-0 grow truncate">{phoneText ?? <bdi>{recipient.phone}</bdi>}</span>
      </>
    );
  const { contact } = recipient;
  const name = nameOf(contact);
  const detail = contact.phone ?? contact.username;
  return (
    <>
      <Avatar name={name} size={36} />
      <span className="min-w-0 grow">
        <span dir="auto" className="block truncate font-medium [text-align:-webkit-match-parent]">
          {name}
        </span>
        {detail !== null && detail !== name && (
          <span dir="auto" className="block truncate text-muted text-sm [text-align:-webkit-match-parent]">
            {detail}
          </span>
        )}
      </span>
    </>
  );
}
