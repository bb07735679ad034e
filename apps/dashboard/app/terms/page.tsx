'use client';
import { TermsPage } from '../../features/public/index.ts';

export default TermsPage;
