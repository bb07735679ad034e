import { defineFeature } from '../../lib/features.ts';
import { frameShortcuts } from './shortcuts.ts';

export const shellFeature = defineFeature({
  shortcuts: frameShortcuts,
});
