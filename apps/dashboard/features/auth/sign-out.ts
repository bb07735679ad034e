import { api } from '../../lib/api.ts';
import { signOutAllTabs } from '../../lib/login/login.ts';

export const signOut = () => signOutAllTabs(() => api.POST('/api/v1/auth/logout'));
