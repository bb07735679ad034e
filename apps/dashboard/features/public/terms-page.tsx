import { useTranslations } from '../../lib/intl/use-translations.ts';
import { LegalPage, LegalSection } from './legal-page.tsx';

const parts = ['licence', 'whatsapp', 'conduct', 'liability'] as const;

/** The terms of the software itself; the operator of a server has their own. */
export function TermsPage() {
  const t = useTranslations('legal');
  return (
    <LegalPage title={t('termsTitle')} intro={t('termsIntro')}>
      {parts.map((part) => (
        <LegalSection key={part} title={t(`${part}Title`)}>
          <p>{t(`${part}Text`)}</p>
        </LegalSection>
      ))}
    </LegalPage>
  );
}
