import type { RunningSandbox } from './server.ts';

const PEOPLE = [
  { name: 'أمل بنعلي', phone: '212612345678', text: 'السلام عليكم، هل تصلون إلى الدار البيضاء؟' },
  { name: 'Camille Laurent', phone: '33612345678', text: 'Bonjour, ma commande 1042 est-elle partie ?' },
  { name: 'Daniel Okafor', phone: '447700900123', text: 'Hi! Do you still have the walnut box?' },
];

/** Creates a number and three people with a message each, so that the page is not empty. */
export function seedDemo(sandbox: RunningSandbox): void {
  sandbox.admin.createNumber({ verifiedName: 'Dates & Co', displayPhoneNumber: '+212520000000' });
  for (const { text, ...person } of PEOPLE) {
    sandbox.admin.createPerson({ ...person, policy: { deliveredAfterMs: 600, reads: { afterMs: 1800 } } });
    sandbox.admin.writeAs(person.phone, { type: 'text', text: text });
  }
}
