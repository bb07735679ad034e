import { useState } from 'react';
import type { Schemas } from '../../../../lib/api.ts';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import type { Locale } from '../../../../lib/preferences.ts';
import { CannedResponseMenu, renderResponse } from '../../../canned-responses/index.ts';
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

  async function take(response: Schemas['CannedResponse'], language: Locale | undefined): Promise<void> {
    const rendered = await renderResponse(response.id, id, language);
    changeDraft(id, { text: rendered.text });
    if (rendered.media) addStored(id, rendered.media, capabilities);
    setMissing(rendered.missingPlaceholders);
    field.ref.current?.focus();
  }
  return (
    <>
      {shortcut !== undefined && closedAt !== draft.text && (
        <CannedResponseMenu
          conversationId={id}
          typed={shortcut}
          onSelect={(response, language) => void take(response, language).catch(onError)}
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
