'use client';
import { SetupPage } from '../../features/auth/index.ts';

export default SetupPage;
