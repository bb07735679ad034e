import { defineFeature } from '../../platform/feature.ts';
import { acceptedTypes, type Engines } from '../sessions/index.ts';
import { registerMediaRoutes } from './media.routes.ts';
import { createUploadSweep } from './upload-sweep.ts';

export default defineFeature<{ engines: Engines }>({
  name: 'media',
  routes: (app, { engines }) => registerMediaRoutes(app, (kind) => acceptedTypes(engines, kind)),
  workers: { 'upload-sweep': (platform) => createUploadSweep(platform) },
});
