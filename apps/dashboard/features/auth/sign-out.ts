import { api } from '../../lib/api.ts';
import { leave } from '../../lib/login/login.ts';

export const signOut = () => leave(() => api.POST('/api/v1/auth/logout'));
