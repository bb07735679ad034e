export type { RoutedEvent } from './batches/routed-event.ts';
export { recordIdentities } from './contacts/record-identities.ts';
export { registerWebhookGateway } from './gateway/webhook.routes.ts';
export { createIntake, type Intake, type IntakeOptions } from './intake.ts';
export { createWaitingSweep } from './statuses/settle-waiting.ts';
