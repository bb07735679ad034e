import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Field, SelectField, Switch } from '../../../../ui/form/field.tsx';
import { fieldsIn } from '../../setup/cloud-fields.tsx';
import { DeleteSession } from '../delete-session.tsx';
import { FormSection } from '../forms/form-section.tsx';
import { TeamForm } from '../forms/team-form.tsx';
import { useSaveSession } from '../forms/use-saving.ts';
import type { TabProps } from './tab-props.ts';

/** The session's name, sending, credentials and deletion. */
export function SettingsTab(props: TabProps) {
  return (
    <div className="flex flex-col gap-4">
      <NameForm {...props} />
      <TeamForm {...props} />
      <SendingForm {...props} />
      {props.canEdit && <CredentialsForm {...props} />}
      {props.canEdit && <DeleteSession session={props.session} />}
    </div>
  );
}

function NameForm({ session, canEdit }: TabProps) {
  const t = useTranslations('sessions');
  const { save, ...saving } = useSaveSession(session.id);
  return (
    <FormSection
      title={t('general')}
      canEdit={canEdit}
      {...saving}
      onSubmit={(form) => save({ name: fieldsIn(form).name ?? '' })}
    >
      <Field
        label={t('name')}
        hint={t('nameHint')}
        name="name"
        defaultValue={session.name}
        maxLength={100}
        required
      />
    </FormSection>
  );
}

const MINUTE_MS = 60_000;
const resendMinutes = [5, 30, 60, 1_440] as const;

function SendingForm({ session, canEdit }: TabProps) {
  const t = useTranslations('sessions');
  const { settings } = session;
  const { save, ...saving } = useSaveSession(session.id);
  const resend = settings.retryUnknownAfterMs;
  const choices = new Set<number>(resendMinutes);
  if (resend !== null) choices.add(Math.round(resend / MINUTE_MS));
  return (
    <FormSection
      title={t('sending')}
      canEdit={canEdit}
      {...saving}
      onSubmit={(form) => {
        const { messagesPerSecond, enforcePairRateLimit, resendAfter } = fieldsIn(form);
        save({
          settings: {
            messagesPerSecond: Number(messagesPerSecond),
            enforcePairRateLimit: enforcePairRateLimit !== undefined,
            retryUnknownAfterMs: resendAfter === undefined ? null : Number(resendAfter) * MINUTE_MS,
          },
        });
      }}
    >
      <Field
        label={t('messagesPerSecond')}
        hint={t('messagesPerSecondHint')}
        name="messagesPerSecond"
        type="number"
        min="0.1"
        max="100000"
        step="any"
        defaultValue={settings.messagesPerSecond}
        required
      />
      <Switch
        label={t('pairRate')}
        hint={t('pairRateHint')}
        name="enforcePairRateLimit"
        defaultChecked={settings.enforcePairRateLimit}
      />
      <SelectField
        label={t('resend')}
        hint={t('resendHint')}
        name="resendAfter"
        defaultValue={resend === null ? '' : String(Math.round(resend / MINUTE_MS))}
      >
        <option value="">{t('resendNever')}</option>
        {[...choices]
          .toSorted((a, b) => a - b)
          .map((count) => (
            <option key={count} value={count}>
              {t('resendAfter', { count })}
            </option>
          ))}
      </SelectField>
    </FormSection>
  );
}

function CredentialsForm({ session, canEdit }: TabProps) {
  const t = useTranslations('sessions');
  const { save, ...saving } = useSaveSession(session.id);
  return (
    <FormSection
      title={t('credentials')}
      text={t('credentialsText')}
      canEdit={canEdit}
      {...saving}
      onSubmit={(form) => {
        const changed = fieldsIn(form);
        if (Object.keys(changed).length > 0) save(changed, () => form.reset());
      }}
    >
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {session.phoneNumberId && <Id name={t('phoneNumberId')} value={session.phoneNumberId} />}
        {session.wabaId && <Id name={t('wabaId')} value={session.wabaId} />}
      </dl>
      <Field label={t('newToken')} name="accessToken" type="password" autoComplete="off" dir="ltr" />
      <Field label={t('newSecret')} name="appSecret" type="password" autoComplete="off" dir="ltr" />
      <Field
        label={t('newVerifyToken')}
        hint={t('newVerifyHint')}
        name="verifyToken"
        minLength={8}
        autoComplete="off"
        dir="ltr"
      />
    </FormSection>
  );
}

function Id({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd>
        <bdi dir="ltr">{value}</bdi>
      </dd>
    </div>
  );
}
