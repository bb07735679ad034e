import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMedia } from '../../lib/hooks/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Empty, Problem } from '../../ui/feedback/state.tsx';
import { SelectField } from '../../ui/form/field.tsx';
import { More } from '../../ui/more.tsx';
import { useApiKeys } from '../api-keys/index.ts';
import { useMembers } from '../members/index.ts';
import { useSessions } from '../sessions/index.ts';
import { actionGroups } from './event-words.ts';
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
    members: useMembers().data ?? [],
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
      <Problem error={log.error} onRetry={() => log.refetch()} />
      {log.isPending && <Skeleton rows={8} className="h-12" />}
      {log.isSuccess && events.length === 0 && (
        <Empty title={t(action ? 'noMatch' : 'emptyTitle')} text={t('emptyText')}>
          {action && (
            <Button variant="outline" onClick={() => setAction(undefined)}>
              {t('showAll')}
            </Button>
          )}
        </Empty>
      )}
      {events.length > 0 && <Events events={events} known={known} />}
      {log.hasNextPage && (
        <More label={t('older')} isBusy={log.isFetchingNextPage} onMore={() => log.fetchNextPage()} />
      )}
    </>
  );
}
