import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { acceptedTypes, type Engines } from '../sessions/index.ts';
import { registerMediaRoutes } from './media.routes.ts';
import { createUploadSweep } from './uploads/upload-sweep.ts';

export default defineFeature<{ engines: Engines }>({
  name: 'media',
  tables: ['abandonedFiles', 'media'],
  routes: (app, { engines }) => registerMediaRoutes(app, (kind) => acceptedTypes(engines, kind)),
  workers: { 'upload-sweep': (platform) => createUploadSweep(platform) },
});
