import Link from 'next/link';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx';
import { SelectField } from '../../../../ui/form/field.tsx';
import { useTeams } from '../../../teams/index.ts';
import { fieldsIn } from '../../setup/cloud-fields.tsx';
import type { TabProps } from '../tabs/tab-props.ts';
import { FormSection } from './form-section.tsx';
import { useSaveSession } from './use-saving.ts';

/** The team to which new conversations of this session are assigned. */
export function TeamForm({ session, canEdit }: TabProps) {
  const t = useTranslations('sessions');
  const { save, ...saving } = useSaveSession(session.id);
  const teams = useTeams();
  const { teamId } = session.settings;
  return (
    <FormSection
      title={t('team')}
      text={t('teamText')}
      canEdit={canEdit}
      {...saving}
      error={saving.error ?? teams.error}
      onSubmit={(form) => {
        // No value can be selected until the teams are loaded.
        if (teams.data) save({ settings: { teamId: fieldsIn(form).teamId ?? null } });
      }}
    >
      {teams.data ? (
        <SelectField key={teamId} label={t('team')} name="teamId" defaultValue={teamId ?? ''}>
          <option value="">{t('noTeam')}</option>
          {teams.data.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <Skeleton rows={1} className="h-11" />
      )}
      <Link
        href="/settings/teams"
        className="inline-flex min-h-11 items-center self-start text-accent underline"
      >
        {t('manageTeams')}
      </Link>
    </FormSection>
  );
}
