import { useTranslations } from '../../lib/intl/use-translations.ts';
import { LegalPage, LegalSection } from './legal-page.tsx';

const storedData = ['login', 'device', 'looks', 'local', 'files'] as const;
const server = ['account', 'logins', 'conversations', 'notifications', 'log'] as const;

/**
 * The privacy policy of the software itself: what is stored, where and for how long. An operator may add to
 * it.
 */
export function PrivacyPage() {
  const t = useTranslations('legal');
  return (
    <LegalPage title={t('privacyTitle')} intro={t('privacyIntro')}>
      <LegalSection title={t('browserTitle')}>
        <p>{t('browserText')}</p>
        <dl className="divide-y divide-line rounded-xl border border-line bg-surface">
          {storedData.map((name) => (
            <div key={name} className="p-4">
              <dt className="font-medium">{t(`${name}Kept`)}</dt>
              <dd className="text-muted">{t(`${name}KeptText`)}</dd>
            </div>
          ))}
        </dl>
      </LegalSection>
      <LegalSection title={t('serverTitle')}>
        <ul className="list-disc space-y-2 ps-5">
          {server.map((name) => (
            <li key={name}>{t(`${name}Stored`)}</li>
          ))}
        </ul>
      </LegalSection>
      <LegalSection title={t('othersTitle')}>
        <p>{t('othersText')}</p>
      </LegalSection>
      <LegalSection title={t('rightsTitle')}>
        <p>{t('rightsText')}</p>
      </LegalSection>
    </LegalPage>
  );
}
