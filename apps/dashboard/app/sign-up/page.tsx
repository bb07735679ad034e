'use client';
import { SignUpPage } from '../../features/auth/index.ts';

export default SignUpPage;
