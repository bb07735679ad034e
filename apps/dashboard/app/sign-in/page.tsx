'use client';
import { SignInPage } from '../../features/auth/index.ts';

export default SignInPage;
