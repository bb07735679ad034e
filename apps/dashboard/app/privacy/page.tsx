'use client';
import { PrivacyPage } from '../../features/public/index.ts';

export default PrivacyPage;
