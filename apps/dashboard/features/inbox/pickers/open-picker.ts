import type { MouseEvent } from 'react';
import { create } from 'zustand';

export type PickerName = 'assign' | 'snooze' | 'tag' | 'macro';
/** Where controls that open a picker stand: the bulk bar, or the header of the open conversation. */
export type PickerScope = 'bulk' | 'thread';

interface OpenPicker {
  name: PickerName;
  /** The conversations that the choice applies to. */
  ids: readonly string[];
  anchor: Element;
  /** What had the focus. */
  opener: HTMLElement | undefined;
}

/** The open picker, which the inbox renders. */
export const useOpenPicker = create<{ picker: OpenPicker | undefined }>(() => ({ picker: undefined }));

/**
 * Opens a picker next to a control, such as a row of the list; with a scope, for a shortcut or a menu item, next to
 * the control there that opens the same picker.
 */
export function openPicker(at: HTMLElement | PickerScope, name: PickerName, ids: readonly string[]): void {
  useOpenPicker.setState({
    picker: { name, ids, ...(typeof at === 'string' ? placeOf(at, name) : { anchor: at, opener: at }) },
  });
}

function placeOf(scope: PickerScope, name: PickerName): Pick<OpenPicker, 'anchor' | 'opener'> {
  const anchor =
    firstVisible(`[data-picker="${scope}-${name}"]`) ??
    firstVisible(`[data-picker^="${scope}-"]`) ??
    document.body;
  const { activeElement } = document;
  const hadFocus = activeElement instanceof HTMLElement && activeElement !== document.body;
  return { anchor, opener: hadFocus ? activeElement : undefined };
}

export function closePicker(): void {
  useOpenPicker.setState({ picker: undefined });
}

/** What a button needs to open a picker: spread it on the button. */
export function usePickerTrigger(scope: PickerScope, name: PickerName, ids: readonly string[]) {
  const isOpen = useOpenPicker(({ picker }) => picker?.name === name && picker.ids.join() === ids.join());
  return {
    'data-picker': `${scope}-${name}`,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': isOpen,
    onClick({ currentTarget }: MouseEvent<HTMLElement>) {
      if (useOpenPicker.getState().picker?.anchor === currentTarget) closePicker();
      else openPicker(currentTarget, name, ids);
    },
  };
}

function firstVisible(selector: string): Element | undefined {
  return [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
}
