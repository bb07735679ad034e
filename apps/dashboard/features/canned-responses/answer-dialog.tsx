import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Locale, usePreferences } from '../../lib/preferences.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Switch } from '../../ui/field.tsx';
import { Form, SubmitButton } from '../../ui/form.tsx';
import { Problem } from '../../ui/state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AnswerFile } from './answer-file.tsx';
import { AnswerTexts } from './answer-texts.tsx';
import { type Answer, useSaveAnswer } from './use-canned-responses.ts';

/** Creates or edits a canned response: shortcut, text per language, attachment and visibility. */
export function AnswerDialog({
  answer,
  categories,
  onClose,
}: {
  answer: Answer | undefined;
  categories: readonly string[];
  onClose(): void;
}) {
  const t = useTranslations('canned');
  const locale = usePreferences((state) => state.locale);
  const save = useSaveAnswer();
  const listId = useId();
  const [texts, setTexts] = useState<Partial<Record<Locale, string>>>(answer?.translations ?? {});
  const [file, setFile] = useState<File>();
  const [kept, setKept] = useState(answer?.media ?? undefined);
  const [isShared, setShared] = useState(answer?.scope !== 'personal');
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
      { ...(answer && { id: answer.id }), file, changes },
      {
        onSuccess() {
          showToast(t('saved', { name: shortcut }));
          onClose();
        },
      },
    );
  }
  return (
    <Dialog title={answer ? t('edit', { name: answer.shortcut }) : t('create')} onClose={onClose}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t('shortcut')}
            hint={t('shortcutHint')}
            name="shortcut"
            defaultValue={answer?.shortcut}
            maxLength={41}
            required
            autoFocus
          />
          <Field
            label={t('category')}
            hint={t('categoryHint')}
            name="category"
            list={listId}
            defaultValue={answer?.category ?? ''}
            maxLength={60}
          />
        </div>
        <datalist id={listId}>
          {categories.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label={t('name')} name="title" defaultValue={answer?.title} maxLength={120} required />
        <AnswerTexts first={locale} texts={texts} onChange={setTexts} />
        <AnswerFile
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
        <Problem error={save.error} />
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
