import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { type Locale, usePreferences } from '../../lib/preferences.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Field, Switch } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { ResponseFile } from './response-file.tsx';
import { ResponseTexts } from './response-texts.tsx';
import { type CannedResponse, useSaveCannedResponse } from './use-canned-responses.ts';

/** Creates or edits a canned response: shortcut, text per language, attachment and visibility. */
export function CannedResponseDialog({
  response,
  categories,
  onClose,
}: {
  response: CannedResponse | undefined;
  categories: readonly string[];
  onClose(): void;
}) {
  const t = useTranslations('canned');
  const locale = usePreferences((state) => state.locale);
  const save = useSaveCannedResponse();
  const listId = useId();
  const [texts, setTexts] = useState<Partial<Record<Locale, string>>>(response?.translations ?? {});
  const [file, setFile] = useState<File>();
  const [kept, setKept] = useState(response?.media ?? undefined);
  const [isShared, setShared] = useState(response?.scope !== 'personal');
  const translations = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const read = (name: string) => String(given.get(name) ?? '').trim();
    const shortcut = read('shortcut').replace(/^\//, '');
    const changes = {
      shortcut,
      title: read('title'),
      category: read('category') || null,
      translations,
      mediaId: kept?.id ?? null,
      scope: isShared ? ('shared' as const) : ('personal' as const),
    };
    save.mutate(
      { ...(response && { id: response.id }), file, changes },
      {
        onSuccess() {
          showToast(t('saved', { name: shortcut }));
          onClose();
        },
      },
    );
  }
  return (
    <Dialog title={response ? t('edit', { name: response.shortcut }) : t('create')} onClose={onClose}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t('shortcut')}
            hint={t('shortcutHint')}
            name="shortcut"
            defaultValue={response?.shortcut}
            maxLength={41}
            required
            autoFocus
          />
          <Field
            label={t('category')}
            hint={t('categoryHint')}
            name="category"
            list={listId}
            defaultValue={response?.category ?? ''}
            maxLength={60}
          />
        </div>
        <datalist id={listId}>
          {categories.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label={t('name')} name="title" defaultValue={response?.title} maxLength={120} required />
        <ResponseTexts first={locale} texts={texts} onChange={setTexts} />
        <ResponseFile
          name={file?.name ?? (kept && (kept.filename ?? t('file')))}
          onChoose={setFile}
          onRemove={() => {
            setFile(undefined);
            setKept(undefined);
          }}
        />
        <Switch
          label={t('shared')}
          hint={t('sharedHint')}
          checked={isShared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <ErrorMessage error={save.error} />
        <SubmitButton
          disabled={save.isPending || Object.keys(translations).length === 0}
          className="self-end"
        >
          {t('add')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
