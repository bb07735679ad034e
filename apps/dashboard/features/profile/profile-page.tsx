import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { locales, type Theme, usePreferences } from '../../lib/preferences.ts';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Field, SelectField } from '../../ui/form/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { changeAppearance, ownNames, themes } from '../appearance/index.ts';
import { AccountForm, OwnLogins, PasswordForm } from '../auth/index.ts';
import { TimeZoneField } from './time-zone-field.tsx';
import { updateProfile } from './update-profile.ts';

/** The user's profile settings. */
export function ProfilePage({ user }: { user: Schemas['User'] }) {
  const t = useTranslations();
  const { locale, theme } = usePreferences();
  return (
    <>
      <Panel title={t('profile.who')}>
        <AccountForm
          label={t('profile.save')}
          isNarrow
          onSubmit={async ({ name = '' }) => {
            await updateProfile({ name });
            showToast(t('profile.saved'));
          }}
        >
          <Field
            label={t('login.name')}
            hint={t('profile.nameHint')}
            name="name"
            autoComplete="name"
            maxLength={120}
            required
            defaultValue={user.name}
          />
          <Field
            label={t('login.email')}
            hint={t('profile.emailHint')}
            type="email"
            value={user.email}
            readOnly
          />
        </AccountForm>
      </Panel>
      <Panel title={t('profile.looks')} text={t('profile.looksText')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('shell.language')}
            value={locale}
            onChange={({ target }) => {
              const chosen = locales.find((name) => name === target.value);
              if (chosen) void changeAppearance({ locale: chosen });
            }}
          >
            {locales.map((name) => (
              <option key={name} value={name} lang={name}>
                {ownNames[name]}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('shell.theme')}
            value={theme}
            onChange={({ target }) => void changeAppearance({ theme: target.value as Theme })}
          >
            {themes.map((name) => (
              <option key={name} value={name}>
                {t(`shell.${name}`)}
              </option>
            ))}
          </SelectField>
          <TimeZoneField value={user.timeZone} />
        </div>
      </Panel>
      <Panel title={t('login.password')} text={t('profile.passwordText')}>
        <PasswordForm email={user.email} />
      </Panel>
      <Panel title={t('profile.logins')} text={t('profile.loginsText')}>
        <OwnLogins />
      </Panel>
    </>
  );
}
