import { Plus, X } from 'lucide-react';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Field, SelectField } from '../../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../../ui/form/form.tsx';
import type { Contact } from '../list/contact-filters.ts';
import { useAttributeKeys } from '../use-contacts.ts';
import { type AttributeType, attributeTypes, readValue, typeOf } from './attribute-values.ts';
import { useChangeContact } from './use-change-contact.ts';

/** Editor for the custom attributes of a contact. */
export function AttributesEditor({ contact, canEdit }: { contact: Contact; canEdit: boolean }) {
  const t = useTranslations('contacts');
  const errorText = useErrorText();
  const change = useChangeContact(contact.id);
  const [isAdding, setAdding] = useState(false);
  const entries = Object.entries(contact.attributes);
  const put = (key: string, value: unknown) =>
    change.mutateAsync({ attributes: { ...contact.attributes, [key]: value } });
  function remove(key: string): void {
    const { [key]: _, ...attributes } = contact.attributes;
    change.mutate({ attributes });
  }
  if (entries.length === 0 && !canEdit) return null;
  return (
    <section aria-label={t('attributes')} className="flex flex-col gap-1">
      <h3 className="flex items-center font-semibold text-sm">
        <span className="grow">{t('attributes')}</span>
        {canEdit && !isAdding && (
          <IconButton label={t('addAttribute')} onClick={() => setAdding(true)}>
            <Plus size={18} />
          </IconButton>
        )}
      </h3>
      {entries.map(([key, value]) => (
        <Attribute
          key={key}
          name={key}
          value={value}
          canEdit={canEdit}
          onChange={(next) => put(key, next).catch(() => {})}
          onRemove={() => remove(key)}
        />
      ))}
      {change.error && (
        <p role="alert" className="text-danger text-sm">
          {errorText(change.error)}
        </p>
      )}
      {isAdding && (
        <NewAttribute
          existingNames={entries.map(([key]) => key)}
          onAdd={(key, value) =>
            put(key, value).then(
              () => setAdding(false),
              () => {},
            )
          }
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

interface AttributeProps {
  name: string;
  value: unknown;
  canEdit: boolean;
  onChange(value: unknown): void;
  onRemove(): void;
}

function Attribute({ name, value, canEdit, onChange, onRemove }: AttributeProps) {
  const t = useTranslations('contacts');
  const id = useId();
  const type = typeOf(value);
  const stored = String(value);
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  function save(next: string): void {
    if (type === undefined) return;
    const read = readValue(type, next);
    if (read === undefined) setText(stored);
    else if (read !== value) onChange(read);
  }
  const inputClassName =
    'min-h-11 w-full min-w-0 [text-align:match-parent] rounded-lg border border-transparent bg-transparent px-2 hover:border-line focus:border-line focus:bg-surface';
  return (
    <div className="grid grid-cols-[7rem_1fr_auto] items-center gap-x-2">
      <label htmlFor={id} className="truncate text-muted text-sm">
        <bdi>{name}</bdi>
      </label>
      {type === undefined ? (
        <code
          id={id}
          dir="ltr"
          className="max-h-24 [text-align:match-parent] overflow-auto break-all px-2 text-xs"
        >
          {JSON.stringify(value)}
        </code>
      ) : type === 'yesNo' ? (
        <select
          id={id}
          value={text}
          disabled={!canEdit}
          onChange={(event) => {
            setText(event.target.value);
            save(event.target.value);
          }}
          className={inputClassName}
        >
          <option value="true">{t('yes')}</option>
          <option value="false">{t('no')}</option>
        </select>
      ) : (
        <input
          id={id}
          type={type}
          dir="auto"
          step="any"
          value={text}
          readOnly={!canEdit}
          maxLength={1_000}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => save(text)}
          onKeyDown={(event) => event.key === 'Enter' && save(text)}
          className={inputClassName}
        />
      )}
      {canEdit ? (
        <IconButton label={t('removeAttribute', { name })} onClick={onRemove}>
          <X size={16} />
        </IconButton>
      ) : (
        <span />
      )}
    </div>
  );
}

interface NewProps {
  existingNames: readonly string[];
  onAdd(key: string, value: unknown): void;
  onClose(): void;
}

function NewAttribute({ existingNames, onAdd, onClose }: NewProps) {
  const t = useTranslations('contacts');
  const listId = useId();
  const keys = useAttributeKeys().data ?? [];
  const [key, setKey] = useState('');
  const [type, setType] = useState<AttributeType>('text');
  const [text, setText] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const name = key.trim();
  const value = readValue(type, text);
  const isTaken = existingNames.includes(name);
  function add(event: FormEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setSubmitted(true);
    if (name !== '' && !isTaken && value !== undefined) onAdd(name, value);
  }
  return (
    <Form onSubmit={add} noValidate className="flex flex-col gap-3 rounded-xl border border-line p-3">
      <Field
        label={t('attributeName')}
        list={listId}
        autoFocus
        maxLength={100}
        value={key}
        error={isSubmitted && (name === '' || isTaken) ? t(isTaken ? 'nameTaken' : 'nameMissing') : undefined}
        onChange={(event) => setKey(event.target.value)}
      />
      <datalist id={listId}>
        {keys
          .filter((it) => !existingNames.includes(it))
          .map((it) => (
            <option key={it} value={it} />
          ))}
      </datalist>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t('type')}
          value={type}
          onChange={(event) => {
            setType(event.target.value as AttributeType);
            setText('');
          }}
        >
          {attributeTypes.map((it) => (
            <option key={it} value={it}>
              {t(it)}
            </option>
          ))}
        </SelectField>
        {type === 'yesNo' ? (
          <SelectField label={t('value')} value={text} onChange={(event) => setText(event.target.value)}>
            <option value="true">{t('yes')}</option>
            <option value="">{t('no')}</option>
          </SelectField>
        ) : (
          <Field
            label={t('value')}
            type={type}
            step="any"
            maxLength={1_000}
            value={text}
            error={isSubmitted && value === undefined ? t('valueMissing') : undefined}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </div>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
        <SubmitButton>{t('add')}</SubmitButton>
      </div>
    </Form>
  );
}
