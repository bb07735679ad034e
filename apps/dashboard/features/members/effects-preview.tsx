import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';

type Group = Schemas['MemberRemovalPreview']['groups'][number];

const texts = {
  'api_keys.revoked': 'keysRevoked',
  'invitations.revoked': 'invitationsRevoked',
  'conversations.unassigned': 'conversationsUnassigned',
  'canned_responses.deleted': 'answersDeleted',
  'canned_responses.kept': 'answersKept',
  'macros.deleted': 'macrosDeleted',
  'macros.kept': 'macrosKept',
  'views.deleted': 'viewsDeleted',
  'views.kept': 'viewsKept',
} as const;

/**
 * What happens to a member's records and assignments when they are removed or deactivated; shown before
 * confirmation.
 */
export function EffectsPreview({
  userId,
  isSelf,
  isDeactivation = false,
}: {
  userId: string;
  isSelf: boolean;
  /** Nothing is deleted. */
  isDeactivation?: boolean;
}) {
  const t = useTranslations('members');
  const preview = useQuery({
    queryKey: ['members', 'removal-preview', userId],
    // Always refetched: the counts must be current.
    staleTime: 0,
    queryFn: () =>
      unwrap(api.GET('/api/v1/members/{userId}/removal-preview', { params: { path: { userId } } })),
  });
  if (preview.isPending) return <Skeleton rows={2} />;
  if (preview.error) return <ErrorMessage error={preview.error} onRetry={() => preview.refetch()} />;
  const groups = preview.data.data.groups.filter(
    ({ count, outcome }) => count > 0 && !(isDeactivation && (outcome === 'deleted' || outcome === 'kept')),
  );
  if (groups.length === 0) return null;
  return (
    <section>
      <p>{isSelf ? t('ownOutcomes') : t('outcomes')}</p>
      <ul className="max-h-60 list-disc overflow-y-auto ps-5 text-sm">
        {groups.map((group) => (
          <Outcome key={`${group.type} ${group.outcome}`} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Outcome({ group }: { group: Group }) {
  const t = useTranslations('members');
  const { type, outcome, count, items } = group;
  const text = texts[`${type}.${outcome}` as keyof typeof texts];
  const names = items.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
  return (
    <li className="py-0.5">
      {t(text, { count })}
      {names.length > 0 && (
        <span className="block break-words text-muted">
          {names.map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 && ' · '}
              <bdi>{name}</bdi>
            </span>
          ))}
          {count > names.length && ` · ${t('andMore', { count: count - names.length })}`}
        </span>
      )}
    </li>
  );
}
