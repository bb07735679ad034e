import { useState } from 'react';
import { useMedia } from '../../lib/hooks/use-media.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { SelectField } from '../../ui/form/field.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { useApiKeys } from '../api-keys/index.ts';
import { useAllMembers } from '../members/index.ts';
import { useSessions } from '../sessions/index.ts';
import { actionGroups } from './event-texts.ts';
import { EventCards, EventTable } from './events.tsx';
import { type SecurityAction, useSecurityLog } from './use-security-log.ts';

/** The security log: sign-ins, failed attempts, and changes of access. Read-only. */
export function SecurityLogPage() {
  const t = useTranslations('securityLog');
  const [action, setAction] = useState<SecurityAction>();
  const log = useSecurityLog(action);
  const isNarrow = useMedia('(max-width: 639px)');
  // Entries contain ids; until these lists are loaded they are shown without names.
  const known = {
    members: useAllMembers().data ?? [],
    keys: useApiKeys().data ?? [],
    numbers: useSessions().data ?? [],
  };
  const events = log.data?.pages.flatMap((page) => page.data) ?? [];
  const Events = isNarrow ? EventCards : EventTable;
  return (
    <>
      <p className="text-muted">{t('text')}</p>
      <div className="w-full sm:max-w-xs">
        <SelectField
          label={t('event')}
          value={action ?? ''}
          onChange={(event) => setAction((event.target.value || undefined) as SecurityAction | undefined)}
        >
          <option value="">{t('all')}</option>
          {(['signIns', 'people', 'programs'] as const).map((group) => (
            <optgroup key={group} label={t(group)}>
              {Object.entries(actionGroups[group]).map(([value, name]) => (
                <option key={value} value={value}>
                  {t(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      </div>
      <ErrorMessage error={log.error} onRetry={() => log.refetch()} />
      {log.isPending && <Skeleton rows={8} className="h-12" />}
      {log.isSuccess && events.length === 0 && (
        <EmptyState title={t(action ? 'noMatch' : 'emptyTitle')} text={t('emptyText')}>
          {action && (
            <Button variant="outline" onClick={() => setAction(undefined)}>
              {t('showAll')}
            </Button>
          )}
        </EmptyState>
      )}
      {events.length > 0 && <Events events={events} known={known} />}
      {log.hasNextPage && (
        <LoadMore label={t('older')} isBusy={log.isFetchingNextPage} onLoadMore={() => log.fetchNextPage()} />
      )}
    </>
  );
}
