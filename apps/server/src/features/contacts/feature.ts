import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerContactRoutes } from './contacts.routes.ts';

export default defineFeature({
  name: 'contacts',
  tables: [
    'contactAliases',
    'contactAttributes',
    'contactIdentitySpans',
    'contactMergeSuggestions',
    'contacts',
  ],
  routes: registerContactRoutes,
});
