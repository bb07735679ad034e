import { type Json, listAt, stringAt } from '../../json.ts';
import { findPerson, windowIsOpen } from '../../people/person.ts';
import type { BusinessNumber, World } from '../../world.ts';
import { GraphError } from '../errors.ts';

/**
 * Handles `POST` and `DELETE {pnid}/block_users`. Only people who wrote within the last 24 hours can be
 * blocked; otherwise the response is still a success, and lists those who failed.
 */
export function changeBlocked(
  world: World,
  number: BusinessNumber,
  parameters: unknown,
  blocks: boolean,
): Json {
  const users = listAt(parameters, 'block_users').map(
    (entry) => stringAt(entry, 'user') ?? stringAt(entry, 'user_id') ?? '',
  );
  if (users.length === 0) throw new GraphError(100, 'The parameter block_users is required.');
  const done: Json[] = [];
  const failed: Json[] = [];
  for (const input of users) {
    const person = findPerson(world, input);
    const wa_id = person?.id ?? input.replace(/[^0-9]/g, '');
    const mayBlock = number.rules.window === false || (person && windowIsOpen(world, person, number.id));
    if (blocks && !mayBlock) failed.push({ input, wa_id, errors: [tooLate()] });
    else {
      if (blocks) number.blocked.add(wa_id);
      else number.blocked.delete(wa_id);
      done.push({ input, wa_id });
    }
  }
  return {
    messaging_product: 'whatsapp',
    block_users: {
      [blocks ? 'added_users' : 'removed_users']: done,
      ...(failed.length === 0 ? {} : { failed_users: failed }),
    },
  };
}

function tooLate(): Json {
  const { message, code, error_data } = new GraphError(
    131047,
    'A user can be blocked only within 24 hours after their last message to the business.',
  ).body.error;
  return { message, code, error_data };
}
