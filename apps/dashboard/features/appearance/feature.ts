import { defineFeature, type PaletteCommand } from '../../lib/features.ts';
import { locales } from '../../lib/preferences.ts';
import { ownNames, themes } from './appearance-menus.tsx';
import { changeAppearance } from './change-appearance.ts';

export const appearanceFeature = defineFeature({
  paletteCommands: [
    ...themes.map(
      (theme): PaletteCommand => ({
        id: `theme.${theme}`,
        label: (t) => `${t('shell.theme')}: ${t(`shell.${theme}`)}`,
        run: () => void changeAppearance({ theme }),
      }),
    ),
    ...locales.map(
      (locale): PaletteCommand => ({
        id: `language.${locale}`,
        label: (t) => `${t('shell.language')}: ${ownNames[locale]}`,
        run: () => void changeAppearance({ locale }),
      }),
    ),
  ],
});
