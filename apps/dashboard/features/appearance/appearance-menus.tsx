import { Languages, SunMoon } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { type Locale, type Theme, usePreferences } from '../../lib/preferences.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/menu/menu.tsx';
import { changeAppearance } from './change-appearance.ts';

/** Language names, each in its own language. */
export const ownNames: Record<Locale, string> = { ar: 'العربية', en: 'English', fr: 'Français' };
export const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** The choices of the language and of the theme, as menu items. */
export function useAppearanceItems(): Record<'languages' | 'themes', MenuItem[]> {
  const t = useTranslations('shell');
  const { locale, theme } = usePreferences();
  return {
    languages: (Object.keys(ownNames) as Locale[]).map((name) => ({
      label: ownNames[name],
      isCurrent: name === locale,
      onSelect: () => void changeAppearance({ locale: name }),
    })),
    themes: themes.map((name) => ({
      label: t(name),
      isCurrent: name === theme,
      onSelect: () => void changeAppearance({ theme: name }),
    })),
  };
}

/** Language and theme menus of the public pages. */
export function Preferences() {
  const t = useTranslations('shell');
  const items = useAppearanceItems();
  return (
    <div className="flex gap-1">
      <Menu
        label={t('language')}
        trigger={
          <IconButton label={t('language')} className="size-11">
            <Languages size={20} />
          </IconButton>
        }
        items={items.languages}
      />
      <Menu
        label={t('theme')}
        trigger={
          <IconButton label={t('theme')} className="size-11">
            <SunMoon size={20} />
          </IconButton>
        }
        items={items.themes}
      />
    </div>
  );
}
