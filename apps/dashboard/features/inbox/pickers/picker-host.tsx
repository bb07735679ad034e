import { useCallback, useEffect, useRef } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import Popover from '../../../ui/picker/popover.tsx';
import { type Action, useActions } from '../../conversations/index.ts';
import { useRunMacro } from '../../macros/index.ts';
import { clearSelection } from '../list/selection.ts';
import { AssignPicker } from './assign-picker.tsx';
import { MacroPicker } from './macro-picker.tsx';
import { anchorOf, closePicker, type useOpenPicker } from './open-picker.ts';
import { SnoozePicker } from './snooze-picker.tsx';
import { TagPicker } from './tag-picker.tsx';

type Picker = NonNullable<ReturnType<typeof useOpenPicker.getState>['picker']>;

/** The picker that a button or a shortcut opened: assign, snooze, tag, or run a macro. */
export default function PickerHost({ picker, login }: { picker: Picker; login: Schemas['LoginResult'] }) {
  const { name, ids, opener } = picker;
  const t = useTranslations('bulk');
  const act = useActions();
  const run = useRunMacro();
  const close = useCallback((after: () => void) => {
    closePicker();
    clearSelection();
    after();
  }, []);
  const perform = (action: Action) => close(() => void act(action, ids));
  // Tags are changed one by one while the picker stays open; the selection is done with when it closes.
  const hasChanged = useRef(false);
  useEffect(
    () => () => {
      if (hasChanged.current) clearSelection();
    },
    [],
  );
  return (
    <Popover
      title={t(`${name}Title`, { count: ids.length })}
      anchor={() => anchorOf(picker)}
      opener={opener}
      onClose={closePicker}
    >
      {name === 'assign' && <AssignPicker ids={ids} ownUserId={login.user.id} onAction={perform} />}
      {name === 'snooze' && <SnoozePicker onAction={perform} />}
      {name === 'tag' && (
        <TagPicker
          ids={ids}
          onChange={(action) => {
            hasChanged.current = true;
            return act(action, ids);
          }}
          onDone={closePicker}
        />
      )}
      {name === 'macro' && <MacroPicker onSelect={(macro) => close(() => void run(macro, ids))} />}
    </Popover>
  );
}
