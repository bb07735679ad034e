'use client';
import { MonitoringPage } from '../../../../features/monitoring/index.ts';

export default MonitoringPage;
