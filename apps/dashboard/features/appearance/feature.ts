import { defineFeature } from '../../lib/features.ts';
import { themes } from './appearance-menus.tsx';
import { changeAppearance } from './change-appearance.ts';

export const appearanceFeature = defineFeature({
  paletteCommands: themes.map((theme) => ({
    id: `theme.${theme}`,
    label: (t) => `${t('shell.theme')}: ${t(`shell.${theme}`)}`,
    run: () => void changeAppearance({ theme }),
  })),
});
