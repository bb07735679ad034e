import { Trash2 } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../../ui/button.tsx';
import { useAllMembers } from '../members/index.ts';
import type { ApiKey } from './use-api-keys.ts';

const day = { dateStyle: 'medium' } as const;

/** One API key: its name, its role, and when it was last used. */
export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke(): void }) {
  const t = useTranslations('apiKeys');
  const format = useFormatter();
  const members = useAllMembers().data;
  const { name, role, last4, createdBy, createdAt, lastUsedAt, expiresAt } = apiKey;
  const creator = members?.find(({ userId }) => userId === createdBy)?.name;
  const dated = (at: string) => format.dateTime(new Date(at), day);
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const facts = [
    creator === undefined
      ? t('created', { date: dated(createdAt) })
      : t('createdBy', { date: dated(createdAt), name: creator }),
    lastUsedAt === null ? t('neverUsed') : t('lastUsed', { date: dated(lastUsedAt) }),
    ...(expiresAt !== null && !isExpired ? [t('expires', { date: dated(expiresAt) })] : []),
  ];
  return (
    <li className="flex items-center gap-3 py-3 ps-4 pe-2">
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="min-w-0 break-words font-medium">{name}</bdi>
          <code dir="ltr" className="rounded bg-sunken px-1.5 text-muted text-sm">
            …{last4}
          </code>
          <span className="rounded-full border border-line px-2 text-sm">{t(role)}</span>
          {isExpired && (
            <span className="rounded-full bg-danger-soft px-2 text-danger text-sm">{t('expired')}</span>
          )}
        </p>
        <ul className="flex flex-wrap gap-x-3 text-muted text-sm">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <IconButton label={t('revoke', { name })} onClick={onRevoke}>
        <Trash2 size={18} />
      </IconButton>
    </li>
  );
}
