import Link from 'next/link';
import { useEffect, useId, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import type { Contact } from '../list/contact-filters.ts';
import { AttributesEditor } from './attributes-editor.tsx';
import { conflictingContactId, useChangeContact } from './use-change-contact.ts';

const fields = [
  { name: 'name', type: 'text', maxLength: 200 },
  { name: 'phone', type: 'tel', maxLength: 64 },
  { name: 'email', type: 'email', maxLength: 254 },
  { name: 'language', type: 'text', maxLength: 40 },
  { name: 'username', type: 'text', maxLength: 64 },
] as const;

/**
 * The fields of a contact, edited inline, followed by its custom attributes. `isCompact`: beside a conversation,
 * where empty fields are hidden until asked for.
 */
export function ContactFields({
  contact,
  canEdit,
  isCompact = false,
}: {
  contact: Contact;
  canEdit: boolean;
  isCompact?: boolean;
}) {
  const t = useTranslations('contacts');
  const format = useFormatter();
  const [isExpanded, setExpanded] = useState(!isCompact);
  const fieldsId = useId();
  const emptyCount = fields.filter(({ name }) => !contact[name]).length;
  const shown = isExpanded ? fields : fields.filter(({ name }) => contact[name]);
  const facts: [string, string | null][] = [
    [t('profileName'), contact.profileName],
    [t('bsuid'), contact.bsuid],
    [
      t('createdAt'),
      isCompact ? null : format.dateTime(new Date(contact.createdAt), { dateStyle: 'medium' }),
    ],
  ];
  return (
    <div className="flex flex-col gap-4">
      <section aria-label={t('fields')} className="flex flex-col gap-1">
        {isCompact && <h3 className="font-semibold text-sm">{t('fields')}</h3>}
        <div id={fieldsId} className="contents">
          {shown.map((field) => (
            <InlineField key={field.name} contact={contact} {...field} canEdit={canEdit} />
          ))}
        </div>
        <dl className="contents">
          {facts.map(([label, value]) =>
            value === null ? null : (
              <div key={label} className="grid min-h-9 grid-cols-[7rem_1fr] items-center gap-2">
                <dt className="text-muted text-sm">{label}</dt>
                <dd className="min-w-0 px-2">
                  <bdi className="break-words">{value}</bdi>
                </dd>
              </div>
            ),
          )}
        </dl>
        {isCompact && canEdit && emptyCount > 0 && (
          <button
            type="button"
            aria-expanded={isExpanded}
            aria-controls={fieldsId}
            onClick={() => setExpanded(!isExpanded)}
            className="min-h-9 self-start rounded-lg font-medium text-accent text-sm hover:underline"
          >
            {isExpanded ? t('hideEmptyFields') : t('showEmptyFields', { count: emptyCount })}
          </button>
        )}
      </section>
      <AttributesEditor contact={contact} canEdit={canEdit} />
    </div>
  );
}

type FieldName = (typeof fields)[number]['name'];

/** A text field that is edited inline. Enter or blur saves, Escape reverts. */
function InlineField({
  contact,
  name,
  type,
  maxLength,
  canEdit,
}: {
  contact: Contact;
  name: FieldName;
  type: string;
  maxLength: number;
  canEdit: boolean;
}) {
  const t = useTranslations('contacts');
  const errorText = useErrorText();
  const id = useId();
  const change = useChangeContact(contact.id);
  const stored = contact[name] ?? '';
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const conflictId = conflictingContactId(change.error);
  function save(): void {
    const wanted = text.trim();
    if (wanted !== stored) change.mutate({ [name]: wanted === '' ? null : wanted });
  }
  return (
    <div className="grid grid-cols-[7rem_1fr] items-center gap-x-2">
      <label htmlFor={id} className="text-muted text-sm">
        {t(name)}
      </label>
      <input
        id={id}
        type={type}
        dir="auto"
        value={text}
        maxLength={maxLength}
        readOnly={!canEdit}
        placeholder={canEdit ? t('empty') : ''}
        aria-invalid={change.isError}
        aria-describedby={change.isError ? `${id}-problem` : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key !== 'Escape' || text === stored) return;
          // Escape also closes a dialog, unless its default is prevented.
          event.preventDefault();
          event.stopPropagation();
          setText(stored);
          change.reset();
        }}
        className="min-h-11 w-full min-w-0 truncate [text-align:match-parent] rounded-lg border border-transparent bg-transparent px-2 placeholder:text-muted hover:border-line read-only:hover:border-transparent focus:border-line focus:bg-surface aria-invalid:border-danger"
      />
      {change.error && (
        <p id={`${id}-problem`} role="alert" className="col-span-full text-danger text-sm">
          {conflictId ? t('taken') : errorText(change.error)}{' '}
          {conflictId && (
            <Link href={`/contacts?contact=${conflictId}`} className="font-medium underline">
              {t('openOther')}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
