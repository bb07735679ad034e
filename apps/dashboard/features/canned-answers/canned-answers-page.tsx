import { Trash2 } from 'lucide-react';
import { type FormEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { usePreferences } from '../../lib/preferences.ts';
import { useProblem } from '../../lib/problems.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useAddAnswer, useCannedAnswers, useRemoveAnswer } from './use-canned-answers.ts';

/** The answers a team keeps at hand. */
export function CannedAnswersPage({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations('canned');
  const problemOf = useProblem();
  const answers = useCannedAnswers('');
  const remove = useRemoveAnswer();
  const problem = answers.error ?? remove.error;
  return (
    <>
      <p className="text-muted">{t('text')}</p>
      {mayChange && <NewAnswerForm />}
      {problem && <p role="alert">{problemOf(problem)}</p>}
      {answers.isPending && <Skeleton rows={4} />}
      {answers.data?.length === 0 && <p className="p-6 text-center text-muted">{t('none')}</p>}
      <ul className="flex flex-col gap-2">
        {answers.data?.map((answer) => (
          <li key={answer.id} className="flex items-start gap-2 rounded-xl border border-line bg-surface p-3">
            <div className="min-w-0 grow">
              <p className="flex flex-wrap items-baseline gap-2">
                <bdi className="font-semibold">/{answer.shortcut}</bdi>
                <bdi className="text-muted">{answer.title}</bdi>
              </p>
              {Object.entries(answer.variants).map(([language, text]) => (
                <p key={language} dir="auto" className="whitespace-pre-wrap break-words text-sm">
                  {text}
                </p>
              ))}
            </div>
            {mayChange && (
              <IconButton
                label={t('remove', { name: answer.shortcut })}
                onClick={() => remove.mutate(answer.id)}
              >
                <Trash2 size={18} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function NewAnswerForm() {
  const t = useTranslations('canned');
  const problemOf = useProblem();
  const locale = usePreferences((state) => state.locale);
  const add = useAddAnswer();
  const form = useRef<HTMLFormElement>(null);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const read = (name: string) => String(given.get(name) ?? '');
    add.mutate(
      { shortcut: read('shortcut'), title: read('title'), text: read('text'), locale },
      { onSuccess: () => form.current?.reset() },
    );
  }
  return (
    <form
      ref={form}
      onSubmit={submit}
      className="flex flex-col gap-3 rounded-2xl border border-line bg-surface p-4"
    >
      <Field label={t('shortcut')} hint={t('shortcutHint')} name="shortcut" maxLength={40} required />
      <Field label={t('name')} name="title" maxLength={120} required />
      <label className="flex flex-col gap-1.5 font-medium text-sm">
        {t('answer')}
        <textarea
          name="text"
          dir="auto"
          rows={3}
          maxLength={4096}
          required
          aria-describedby="placeholders"
          className="rounded-lg border border-line bg-surface px-3 py-2 font-normal"
        />
      </label>
      <p id="placeholders" className="text-muted text-sm">
        {t('placeholders')} <bdi>{'{{contact.name}} {{agent.name}} {{business.name}}'}</bdi>
      </p>
      {add.error && (
        <p role="alert" dir="auto" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {problemOf(add.error)}
        </p>
      )}
      <Button type="submit" disabled={add.isPending} className="self-start">
        {t('add')}
      </Button>
    </form>
  );
}
