import diagnostics from 'node:diagnostics_channel';
import { createOutgoing, graphPolicy } from '@waqtor/outgoing';
import { providerId } from '@waqtor/provider';
import { type ConformanceHarness, describeConformance } from '@waqtor/provider/conformance';
import { startSandbox } from '@waqtor/sandbox';
import { cloudApiEngine } from './engine.ts';

/** Uses the sandbox as the server. Requests are counted where undici writes them. */
async function startHarness(): Promise<ConformanceHarness> {
  const sandbox = await startSandbox({ seed: 7 });
  const number = sandbox.admin.createNumber();
  const person = sandbox.admin.createPerson({ name: 'Amal' });
  let requests = 0;
  const count = () => {
    requests += 1;
  };
  diagnostics.subscribe('undici:client:sendHeaders', count);
  const credentials = {
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
    verifyToken: number.verifyToken,
    graphBaseUrl: sandbox.url,
  };
  const wrongToken = 'EAAwrongwrongwrongwrongwrongwrong';
  return {
    engine: cloudApiEngine,
    outgoing: createOutgoing(graphPolicy({ operatorUrls: [sandbox.url, 'http://127.0.0.1:9'] })),
    credentials,
    wrongCredentials: { ...credentials, accessToken: wrongToken },
    unreachableCredentials: { ...credentials, graphBaseUrl: 'http://127.0.0.1:9' },
    secrets: [number.token, wrongToken, number.appSecret, number.verifyToken],
    recipient: { phone: `+${person.phone}` },
    mediaFor: (kind) => ({ link: `https://files.example.com/${kind}` }),
    template: { name: 'hello_world', language: 'en_US' },
    receive: () => providerId(sandbox.admin.writeAs(person.phone, { type: 'text', text: 'hi' }).id),
    accepted: () => sandbox.ledger.sends({ limit: 0 }),
    requests: () => requests,
    async stop() {
      diagnostics.unsubscribe('undici:client:sendHeaders', count);
      await sandbox.stop();
    },
  };
}

describeConformance('cloud', startHarness);
