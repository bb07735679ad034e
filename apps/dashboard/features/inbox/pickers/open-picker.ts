import type { MouseEvent } from 'react';
import { create } from 'zustand';

export type PickerName = 'assign' | 'snooze' | 'tag' | 'macro';
/** Where controls that open a picker stand: the bulk bar, or the header of the open conversation. */
export type PickerScope = 'bulk' | 'thread';

interface OpenPicker {
  name: PickerName;
  /** The conversations that the choice applies to. */
  ids: readonly string[];
  at: HTMLElement | PickerScope;
  /** What had the focus. */
  opener: HTMLElement | undefined;
  /** The conversation open at that time. */
  openId: string | undefined;
}

/** The open picker, which the inbox renders. */
export const useOpenPicker = create<{ picker: OpenPicker | undefined }>(() => ({ picker: undefined }));

/**
 * Opens a picker next to a control, such as a row of the list; with a scope, for a shortcut or a menu item, next to
 * the control there that opens the same picker.
 */
export function openPicker(at: HTMLElement | PickerScope, name: PickerName, ids: readonly string[]): void {
  const { activeElement } = document;
  const hadFocus = activeElement instanceof HTMLElement && activeElement !== document.body;
  const opener = typeof at !== 'string' ? at : hadFocus ? activeElement : undefined;
  // The URL changes before the conversation is rendered.
  const openId = new URLSearchParams(location.search).get('conversation') ?? undefined;
  useOpenPicker.setState({ picker: { name, ids, at, opener, openId } });
}

export function closePicker(): void {
  useOpenPicker.setState({ picker: undefined });
}

/** Closes a picker that was opened while another conversation, or none, was open. */
export function closePickerOfOther(openId: string | undefined): void {
  const { picker } = useOpenPicker.getState();
  if (picker && picker.openId !== openId) closePicker();
}

/** Where the picker stands now: its conversation may have been rendered after it was opened. */
export function anchorOf({ at, name }: Pick<OpenPicker, 'at' | 'name'>): Element {
  if (typeof at !== 'string' && at.isConnected) return at;
  const scope = typeof at === 'string' ? at : 'thread';
  return (
    firstVisible(`[data-picker="${scope}-${name}"]`) ??
    firstVisible(`[data-picker^="${scope}-"]`) ??
    document.body
  );
}

/** What a button needs to open a picker: spread it on the button. */
export function usePickerTrigger(scope: PickerScope, name: PickerName, ids: readonly string[]) {
  const isOpen = useOpenPicker(({ picker }) => picker?.name === name && picker.ids.join() === ids.join());
  return {
    'data-picker': `${scope}-${name}`,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': isOpen,
    onClick({ currentTarget }: MouseEvent<HTMLElement>) {
      const { picker } = useOpenPicker.getState();
      if (picker?.name === name && anchorOf(picker) === currentTarget) closePicker();
      else openPicker(currentTarget, name, ids);
    },
  };
}

function firstVisible(selector: string): Element | undefined {
  return [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
}
