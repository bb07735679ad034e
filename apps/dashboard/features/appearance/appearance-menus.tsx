import { Languages, SunMoon } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { type Locale, type Theme, usePreferences } from '../../lib/preferences.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { changeAppearance } from './change-appearance.ts';

/** Language names, each in its own language. */
export const ownNames: Record<Locale, string> = { ar: 'العربية', en: 'English', fr: 'Français' };
export const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** Language and theme menus, for signed-in and anonymous users. */
export function Preferences() {
  const t = useTranslations('shell');
  const { locale, theme } = usePreferences();
  return (
    <div className="flex gap-1 sm:[nav_&]:flex-col">
      <Menu
        label={t('language')}
        trigger={
          <IconButton label={t('language')} className="size-11">
            <Languages size={20} />
          </IconButton>
        }
        items={(Object.keys(ownNames) as Locale[]).map((name) => ({
          label: ownNames[name],
          isCurrent: name === locale,
          onSelect: () => changeAppearance({ locale: name }),
        }))}
      />
      <Menu
        label={t('theme')}
        trigger={
          <IconButton label={t('theme')} className="size-11">
            <SunMoon size={20} />
          </IconButton>
        }
        items={themes.map((name) => ({
          label: t(name),
          isCurrent: name === theme,
          onSelect: () => changeAppearance({ theme: name }),
        }))}
      />
    </div>
  );
}
