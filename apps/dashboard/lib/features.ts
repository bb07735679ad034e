import type { QueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { type ComponentType, createContext, useContext } from 'react';
import type { Schemas } from './api.ts';
import type { TextKey } from './intl/intl.tsx';
import type { useTranslations } from './intl/use-translations.ts';
import type { Shortcut, Shortcuts } from './keyboard/shortcuts.ts';
import { isAdmin, type Role } from './login/roles.ts';
import type { OutboxKind } from './outbox.ts';
import type { LogEvent, Topic } from './realtime.ts';

/*
 * What a feature registers with the frame around every page. Each feature declares it in its feature.ts;
 * features/features.ts lists all of them, and the frame reads that list.
 */

/** A page in the main navigation. */
export interface NavigationEntry {
  href: string;
  /** The key bindings of users are stored under `go.<name>`. */
  name: string;
  label: TextKey;
  Icon: LucideIcon;
  shortcut: Pick<Shortcut, 'keys' | 'label'>;
  /** A hook: the number on the icon; 0 shows none. */
  useCount?(): number;
  /** Its sub-entries, shown below it in a sidebar with labels; without a login, before anything is loaded. */
  Entries?: ComponentType<{ login: Schemas['LoginResult'] | undefined }>;
  /** Shown with a "new" badge until the user has opened it. */
  isNew?: boolean;
}

export const settingsGroups = ['you', 'desk', 'access', 'system'] as const;

/** A page of the settings. */
export interface SettingsEntry {
  href: string;
  name: string;
  label: TextKey;
  group: (typeof settingsGroups)[number];
  Icon: LucideIcon;
  /** Who may open it; everyone if omitted. */
  minimumRole?: 'admin' | 'agent';
}

/** A palette command available on every page: opens a page or performs an action. */
export type PaletteCommand = {
  id: string;
  label(t: ReturnType<typeof useTranslations<never>>): string;
  /** Who may run it; everyone if omitted. */
  minimumRole?: 'admin' | 'agent';
} & ({ href: string } | { run(): void });

export interface EventContext {
  client: QueryClient;
  ownUserId: string;
}

export interface Feature {
  navigation?: readonly NavigationEntry[];
  settings?: readonly SettingsEntry[];
  paletteCommands?: readonly PaletteCommand[];
  shortcuts?: Shortcuts;
  /**
   * Applies an event to cached responses. It is called again for events that arrived while a response was in
   * flight, so it must be idempotent: set values, never increment them.
   */
  applyEvent?(event: LogEvent, context: EventContext): void;
  /** Called once per event, after every `applyEvent`. */
  onEvent?(event: LogEvent, context: EventContext): void;
  /**
   * The topic whose missed events make these queries stale, by the first element of the query key. Queries
   * that no feature lists belong to `conversations`.
   */
  staleQueries?: { topic: Topic; names: readonly string[] };
  /** Requests that may wait in the outbox. */
  outboxKinds?: readonly OutboxKind[];
}

/** Declares what a feature registers with the frame. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}

export const FeaturesContext = createContext<readonly Feature[]>([]);

/** All features; the order determines the order of their entries. */
export const useFeatures = () => useContext(FeaturesContext);

/** The settings pages that a user of this role may open. */
export function settingsFor(features: readonly Feature[], role: Role): SettingsEntry[] {
  return features
    .flatMap(({ settings = [] }) => settings)
    .filter(({ minimumRole }) => canOpen(minimumRole, role));
}

/** The palette commands that a user of this role may run. */
export function paletteCommandsFor(features: readonly Feature[], role: Role): PaletteCommand[] {
  return features
    .flatMap(({ paletteCommands = [] }) => paletteCommands)
    .filter(({ minimumRole }) => canOpen(minimumRole, role));
}

function canOpen(minimumRole: SettingsEntry['minimumRole'], role: Role): boolean {
  switch (minimumRole) {
    case undefined:
      return true;
    case 'agent':
      return role !== 'viewer';
    case 'admin':
      return isAdmin(role);
    default:
      return minimumRole satisfies never;
  }
}

/** The navigation shortcuts, by command id. */
export function navigationShortcuts(navigation: readonly NavigationEntry[]): Shortcuts {
  return Object.fromEntries(
    navigation.map(({ name, shortcut, Icon }) => [`go.${name}`, { group: 'general', ...shortcut, Icon }]),
  );
}

/** All shortcuts, by command id. */
export function allShortcuts(features: readonly Feature[]): Shortcuts {
  return Object.assign(
    {},
    ...features.map(({ navigation = [], shortcuts }) => ({
      ...navigationShortcuts(navigation),
      ...shortcuts,
    })),
  );
}

/** The topic whose missed events make queries of this name stale. */
export function topicOf(all: readonly Feature[], name: unknown): Topic {
  const owner = all.find(({ staleQueries }) => staleQueries?.names.includes(String(name)));
  return owner?.staleQueries?.topic ?? 'conversations';
}
