import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';

/** The key that browsers subscribe with (`applicationServerKey`), in base64url. */
export const pushKey = z.object({ publicKey: z.string() }).meta({ id: 'PushKey' });
export type PushKey = z.infer<typeof pushKey>;

const base64Url = z
  .string()
  .max(200)
  .regex(/^[\w-]+={0,2}$/);

/** The subscription of a browser, as its `PushSubscription.toJSON()` returns it, without `expirationTime`. */
export const pushSubscriptionInput = z
  .strictObject({
    /** The address at the browser's push service. */
    endpoint: z.url({ protocol: /^https?$/ }).max(2_000),
    keys: z.strictObject({ p256dh: base64Url, auth: base64Url }),
  })
  .meta({ id: 'SetPushSubscription' });
export type PushSubscriptionInput = z.output<typeof pushSubscriptionInput>;

/** The browser receives push messages until its login ends or it unsubscribes. */
export const pushSubscription = z.object({ createdAt: instant }).meta({ id: 'PushSubscription' });
export type PushSubscription = z.infer<typeof pushSubscription>;
