'use client';
import { ResetPasswordPage } from '../../features/auth/index.ts';

export default ResetPasswordPage;
