'use client';
import { MonitoringPage } from '../../../../features/monitoring/monitoring-page.tsx';

export default MonitoringPage;
