import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Field, SelectField, Switch, TextField } from '../../../../ui/form/field.tsx';
import { fieldsIn } from '../../setup/cloud-fields.tsx';
import type { Session } from '../../use-sessions.ts';
import { FormSection } from '../forms/form-section.tsx';
import { HoursForm } from '../forms/hours-form.tsx';
import { useSaveSession } from '../forms/use-saving.ts';
import type { TabProps } from './tab-props.ts';

type Texts = Session['settings']['awayMessage']['translations'];
const languages = ['ar', 'en', 'fr'] as const;

/** Automatic replies: greeting, away message and working hours. */
export function RepliesTab(props: TabProps) {
  return (
    <div className="flex flex-col gap-4">
      <GreetingForm {...props} />
      <HoursForm {...props} />
      <AwayForm {...props} />
    </div>
  );
}

function GreetingForm({ session, canEdit }: TabProps) {
  const t = useTranslations('replies');
  const { autoReply, language } = session.settings;
  const { save, ...saving } = useSaveSession(session.id);
  return (
    <FormSection
      title={t('greeting')}
      text={t('greetingText')}
      canEdit={canEdit}
      {...saving}
      onSubmit={(form) => {
        const { isEnabled, inactivityHours, language: own, ...translations } = fieldsIn(form);
        save({
          settings: {
            language: own as Session['settings']['language'],
            autoReply: {
              isEnabled: isEnabled !== undefined,
              inactivityHours: Number(inactivityHours),
              translations,
            },
          },
        });
      }}
    >
      <Switch label={t('greetingOn')} name="isEnabled" defaultChecked={autoReply.isEnabled} />
      <Field
        label={t('silence')}
        hint={t('silenceHint')}
        name="inactivityHours"
        type="number"
        min={1}
        max={8_760}
        defaultValue={autoReply.inactivityHours}
        required
      />
      <SelectField label={t('language')} hint={t('languageHint')} name="language" defaultValue={language}>
        {languages.map((name) => (
          <option key={name} value={name}>
            {t(name)}
          </option>
        ))}
      </SelectField>
      <TextsFields texts={autoReply.translations} />
    </FormSection>
  );
}

function AwayForm({ session, canEdit }: TabProps) {
  const t = useTranslations('replies');
  const { awayMessage, workingHours } = session.settings;
  const { save, ...saving } = useSaveSession(session.id);
  return (
    <FormSection
      title={t('away')}
      text={t('awayText')}
      canEdit={canEdit}
      {...saving}
      onSubmit={(form) => {
        const { isEnabled, ...translations } = fieldsIn(form);
        save({ settings: { awayMessage: { isEnabled: isEnabled !== undefined, translations } } });
      }}
    >
      <Switch
        label={t('awayOn')}
        hint={workingHours.isEnabled ? undefined : t('awayNeedsHours')}
        name="isEnabled"
        defaultChecked={awayMessage.isEnabled}
      />
      <TextsFields texts={awayMessage.translations} />
    </FormSection>
  );
}

/** A text in several languages; an empty one is not sent. */
function TextsFields({ texts }: { texts: Texts }) {
  const t = useTranslations('replies');
  return languages.map((name) => (
    <TextField
      key={name}
      label={t('textIn', { language: t(name) })}
      name={name}
      lang={name}
      defaultValue={texts[name] ?? ''}
      maxLength={4_096}
    />
  ));
}
