import { Check } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { TagChip, tagClassNames } from './tag-chip.tsx';
import { type TagColor, tagColors, useSaveTag } from './use-tags.ts';

/** Creates or edits a tag, with a preview. */
export function TagDialog({ tag, onClose }: { tag: Schemas['Tag'] | undefined; onClose(): void }) {
  const t = useTranslations('tags');
  const save = useSaveTag();
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState<TagColor>(tag?.color ?? 'green');
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(
      { ...(tag && { id: tag.id }), name: name.trim(), color },
      {
        onSuccess() {
          showToast(t('saved', { name: name.trim() }));
          onClose();
        },
      },
    );
  }
  return (
    <Dialog title={tag ? t('edit', { name: tag.name }) : t('create')} onClose={onClose}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={60}
          pattern=".*\S.*"
          required
          autoFocus
        />
        <fieldset>
          <legend className="pb-1.5 font-medium text-sm">{t('color')}</legend>
          <div className="flex flex-wrap gap-1">
            {tagColors.map((it) => (
              <label
                key={it}
                title={t(it)}
                className="relative inline-flex size-11 cursor-pointer items-center justify-center rounded-full has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="color"
                  aria-label={t(it)}
                  checked={it === color}
                  onChange={() => setColor(it)}
                  className="absolute inset-0 cursor-pointer opacity-0"
                />
                <span
                  aria-hidden="true"
                  className={`pointer-events-none inline-flex size-8 items-center justify-center rounded-full border border-muted ${tagClassNames[it]}`}
                >
                  {it === color && <Check size={18} />}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {name.trim() !== '' && (
          <p className="flex">
            <TagChip tag={{ id: '', name: name.trim(), color }} />
          </p>
        )}
        <ErrorMessage error={save.error} />
        <SubmitButton disabled={save.isPending} className="self-end">
          {t('save')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
