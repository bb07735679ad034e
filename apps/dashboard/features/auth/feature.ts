import { defineFeature } from '../../lib/features.ts';
import { signOut } from './sign-out.ts';

export const authFeature = defineFeature({
  paletteCommands: [{ id: 'signOut', label: (t) => t('login.signOut'), run: () => void signOut() }],
});
