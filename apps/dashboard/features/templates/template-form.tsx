import { ArrowLeft, Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import {
  buildComponents,
  fieldProblem,
  fieldsOf,
  suggestValues,
  type Template,
  type TemplateField,
} from './fill-template.ts';
import { TemplatePreview } from './template-preview.tsx';

interface Props {
  template: Template;
  customer: string;
  onBack(): void;
  onSend(components: Record<string, unknown>[]): void;
}

/** The parameters of a template, next to a preview. */
export function TemplateForm({ template, customer, onBack, onSend }: Props) {
  const t = useTranslations('templates');
  const [values, setValues] = useState(() => suggestValues(template, customer));
  const [isSubmitted, setSubmitted] = useState(false);
  const fields = fieldsOf(template);
  const errorText = (field: TemplateField) => fieldProblem(field, values[field.id]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setSubmitted(true);
    if (fields.every((field) => errorText(field) === undefined)) onSend(buildComponents(template, values));
  }
  const labelOf = ({ part, kind, name }: TemplateField) => {
    if (kind !== 'text') return t(`field_${kind}`);
    if (part === 'button') return t('fieldButton', { name });
    return t(part === 'header' ? 'fieldHeader' : 'fieldBody', { name });
  };
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <TemplatePreview template={template} values={values} />
      {fields.map((field) => {
        const problem = isSubmitted ? errorText(field) : undefined;
        return (
          <Field
            key={field.id}
            label={labelOf(field)}
            value={values[field.id] ?? ''}
            maxLength={1_024}
            inputMode={field.kind === 'text' ? 'text' : 'url'}
            onChange={(event) => setValues({ ...values, [field.id]: event.target.value })}
            error={problem && t(`problem_${problem}`)}
          />
        );
      })}
      <footer className="flex flex-wrap justify-between gap-2">
        <Button variant="quiet" onClick={onBack} className="min-h-11">
          <ArrowLeft size={18} className="rtl:-scale-x-100" />
          {t('back')}
        </Button>
        <SubmitButton className="min-h-11">
          <Send size={18} className="rtl:-scale-x-100" />
          {t('send')}
        </SubmitButton>
      </footer>
    </Form>
  );
}
