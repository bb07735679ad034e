import { useState } from 'react';
import { api, type Schemas, unwrap } from '../../../../lib/api.ts';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { CannedResponseMenu } from '../../../canned-responses/index.ts';
import { addStored } from '../attachments/attachments.ts';
import { changeDraft } from '../drafts.ts';
import type { ComposerState } from '../use-composer.ts';
import { MentionMenu } from './mention-menu.tsx';
import { matchPeople, mentionAt } from './mentions.ts';
import type { Field } from './use-field.ts';

/** Autocomplete for the text before the caret: canned responses after `/`, colleagues after `@` in a note. */
export default function Suggestions({
  state: { draft, canReply, members, capabilities },
  conversation,
  field,
  onError,
}: {
  state: ComposerState;
  conversation: Schemas['Conversation'];
  field: Field;
  onError(error: unknown): void;
}) {
  const t = useTranslations('composer');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [closedAt, setClosedAt] = useState<string>();
  const { id } = conversation;
  const shortcut = draft.kind === 'text' && canReply ? /^\/(\S{0,40})$/u.exec(draft.text)?.[1] : undefined;
  const mention = draft.kind === 'note' ? mentionAt(draft.text, field.caret) : undefined;
  const people = mention ? matchPeople(mention.typed, members).slice(0, 6) : [];

  async function take({ id: cannedResponseId }: Schemas['CannedResponse']): Promise<void> {
    const params = { path: { cannedResponseId }, query: { conversationId: id } };
    const { data } = await unwrap(api.GET('/api/v1/canned-responses/{cannedResponseId}/render', { params }));
    changeDraft(id, { text: data.text });
    if (data.media) addStored(id, data.media, capabilities);
    setMissing(data.missingPlaceholders);
    field.ref.current?.focus();
  }
  return (
    <>
      {shortcut !== undefined && closedAt !== draft.text && (
        <CannedResponseMenu
          typed={shortcut}
          onSelect={(answer) => void take(answer).catch(onError)}
          onClose={() => setClosedAt(draft.text)}
        />
      )}
      {mention && people.length > 0 && closedAt !== draft.text && (
        <MentionMenu
          people={people}
          onSelect={({ name }) => field.replaceFrom(mention.from, `@${name} `)}
          onClose={() => setClosedAt(draft.text)}
        />
      )}
      {missing.length > 0 && draft.text !== '' && (
        <p role="status" className="px-2 pb-1.5 text-sm text-warn">
          {t('missing', { names: missing.join(', ') })}
        </p>
      )}
    </>
  );
}
