import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { SelectField, Switch } from '../../../ui/form/field.tsx';
import { type Filters, listStates, readFilters } from '../../conversations/index.ts';
import { useMembers } from '../../members/index.ts';
import { useSessions } from '../../sessions/index.ts';
import { useTags } from '../../tags/index.ts';
import { useTeams } from '../../teams/index.ts';

interface Props {
  filters: Filters;
  login: Schemas['LoginResult'];
  onFilters(filters: Filters): void;
  onClose(): void;
}

/** All conversation filters. A change applies immediately. */
export default function FilterDialog({ filters, login, onFilters, onClose }: Props) {
  const t = useTranslations('inbox');
  const tShell = useTranslations('shell');
  const tConversation = useTranslations('conversation');
  const members = useMembers().data ?? [];
  const teams = useTeams().data ?? [];
  const tags = useTags().data ?? [];
  const sessions = useSessions().data ?? [];
  const change = (changes: Partial<Filters>) => onFilters({ ...filters, ...changes });
  return (
    <Dialog title={t('filters')} onClose={onClose}>
      <SelectField
        label={t('state')}
        value={filters.state}
        onChange={({ target }) =>
          change({ state: listStates.find((state) => state === target.value) ?? 'open' })
        }
      >
        {listStates.map((state) => (
          <option key={state} value={state}>
            {t(state)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('assignee')}
        value={filters.assignee ?? ''}
        onChange={({ target }) => change({ assignee: target.value || undefined })}
      >
        <option value="">{t('anybody')}</option>
        <option value="me">{tConversation('me', { name: login.user.name })}</option>
        <option value="none">{tConversation('nobody')}</option>
        {members
          .filter(({ userId, role }) => role !== 'viewer' && userId !== login.user.id)
          .map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
      </SelectField>
      {(teams.length > 0 || filters.team) && (
        <SelectField
          label={tConversation('team')}
          value={filters.team ?? ''}
          onChange={({ target }) => change({ team: target.value || undefined })}
        >
          <option value="">{t('anyTeam')}</option>
          <option value="none">{tConversation('noTeam')}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t('tag')}
        value={filters.tag ?? ''}
        onChange={({ target }) => change({ tag: target.value || undefined })}
      >
        <option value="">{t('anyTag')}</option>
        {tags.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={tShell('sessions')}
        value={filters.sessionId ?? ''}
        onChange={({ target }) => change({ sessionId: target.value || undefined })}
      >
        <option value="">{t('allNumbers')}</option>
        {sessions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Switch
        label={t('unread')}
        checked={filters.isUnread}
        onChange={({ target }) => change({ isUnread: target.checked })}
      />
      <Switch
        label={t('closing')}
        hint={t('closingHint')}
        checked={filters.isWindowClosing}
        onChange={({ target }) => change({ isWindowClosing: target.checked })}
      />
      <Switch
        label={t('heldBack')}
        hint={t('heldBackHint')}
        checked={filters.isHeldBack}
        onChange={({ target }) => change({ isHeldBack: target.checked })}
      />
      <footer className="flex justify-end gap-2">
        <Button
          variant="outline"
          onClick={() => onFilters({ ...readFilters(new URLSearchParams()), q: filters.q })}
        >
          {t('clear')}
        </Button>
        <Button onClick={onClose}>{t('show')}</Button>
      </footer>
    </Dialog>
  );
}
