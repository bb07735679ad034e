import { useRouter } from 'next/navigation';
import { navigationShortcuts, paletteCommandsFor, settingsFor, useFeatures } from '../../lib/features.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { type Command, useCommands } from '../../lib/keyboard/commands.ts';
import { useShortcuts } from '../../lib/keyboard/shortcuts.ts';
import type { Role } from '../../lib/login/roles.ts';

/** Registers the features' pages, settings and actions as palette commands on every page, in this order. */
export function useFeatureCommands(role: Role): void {
  const t = useTranslations();
  const router = useRouter();
  const features = useFeatures();
  const go = (href: string) => () => router.push(href);
  const navigation = features.flatMap((feature) => feature.navigation ?? []);
  useShortcuts(
    navigationShortcuts(navigation),
    Object.fromEntries(navigation.map(({ name, href }) => [`go.${name}`, go(href)])),
  );
  const commands = paletteCommandsFor(features, role).map((it): Command & { isPage: boolean } => ({
    id: it.id,
    group: 'general',
    label: it.label(t),
    run: 'href' in it ? go(it.href) : it.run,
    isPage: 'href' in it,
  }));
  useCommands([
    ...commands.filter(({ isPage }) => isPage),
    ...settingsFor(features, role).map(
      ({ href, name, label, Icon }): Command => ({
        id: `settings.${name}`,
        group: 'general',
        label: `${t('settings.title')}: ${t(label)}`,
        Icon,
        run: go(href),
      }),
    ),
    ...commands.filter(({ isPage }) => !isPage),
  ]);
}
