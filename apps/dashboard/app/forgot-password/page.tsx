'use client';
import { ForgotPasswordPage } from '../../features/auth/index.ts';

export default ForgotPasswordPage;
