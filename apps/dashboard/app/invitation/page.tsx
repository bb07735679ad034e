'use client';
import { InvitationPage } from '../../features/auth/index.ts';

export default InvitationPage;
