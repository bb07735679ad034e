import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@waqtor/testing/free-port';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Bundles, startProgram } from './programs.ts';
import { type Running, running } from './running.ts';
import { trackRequests } from './settled.ts';

/*
 * The environment of a browser test: the real server with the built pages, the sandbox as WhatsApp, and
 * Debian's Chromium.
 */

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Without a browser these tests are skipped on a laptop, but fail in CI. */
export const hasBrowser = existsSync(CHROMIUM) || process.env.CI === 'true';

export interface Dashboard {
  url: string;
  sandboxUrl: string;
  /** The one-time link that creates the first owner. */
  setupLink: string;
  browser: Browser;
  /** Opens a page as a new user in a new browser context. Page errors are collected in `complaints`. */
  open(options?: Visitor): Promise<Page>;
  complaints: string[];
  /** Returns the link to this page in the e-mail that would have been sent to this address. */
  mailedLink(to: string, path: string): Promise<string>;
  /** Stops the server, runs `meanwhile`, and starts it again at the same address. */
  withoutServer(meanwhile: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export interface Visitor {
  /** `null`: a browser with no stored state. */
  locale?: string | null;
  width?: number;
  height?: number;
  dark?: boolean;
  /** Enables the service worker; its requests cannot be intercepted. */
  hasWorker?: boolean;
}

export interface DashboardOptions {
  /** The server starts its own sandbox on demand; `sandboxUrl` is empty then. */
  ownSandbox?: boolean;
  /** A migrated database; without one the server starts its embedded one. */
  databaseUrl?: string;
  bundles?: Bundles;
}

let sharedBrowser: Promise<Browser> | undefined;

/** The browser of this process: test files share it, each in contexts of its own. One that crashed is replaced. */
async function openBrowser(): Promise<Browser> {
  const browser = await sharedBrowser?.catch(() => undefined);
  if (browser?.isConnected()) return browser;
  sharedBrowser = chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
  return sharedBrowser;
}

/** Starts server and sandbox, and the browser if there is none yet, at the same time. */
export async function startDashboard({
  ownSandbox = false,
  databaseUrl = '',
  bundles,
}: DashboardOptions = {}): Promise<Dashboard> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-dashboard-'));
  const sandboxPort = await freePort();
  const sandboxUrl = ownSandbox ? '' : `http://127.0.0.1:${sandboxPort}`;
  const startServer = (port: string, ready: RegExp) =>
    startProgram(
      'server',
      bundles?.server,
      [],
      {
        LOG_LEVEL: 'info',
        PORT: port,
        HOST: '127.0.0.1',
        WAQTOR_DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        OPEN_SIGN_UP: 'true',
        // One test writes so many messages that flood protection would hold them back.
        INBOUND_LIMIT_PER_MINUTE: '0',
        SANDBOX_URL: sandboxUrl,
      },
      ready,
    );
  const [sandbox, firstServer, browser] = await Promise.all([
    ownSandbox
      ? undefined
      : startProgram('sandbox', bundles?.sandbox, ['--port', String(sandboxPort)], {}, /"sandbox":"([^"]+)"/),
    startServer(String(await freePort()), /(http\S+setup#token=[\w-]+)/),
    openBrowser(),
  ]);
  let server = firstServer;
  const complaints: string[] = [];
  let isAway = false;
  const contexts: BrowserContext[] = [];
  const now: Running = { contexts, printed: () => [...server.lastLines(), ...(sandbox?.lastLines() ?? [])] };
  running.add(now);
  const setupLink = server.readyMatch;
  const url = new URL(setupLink).origin;
  return {
    url,
    sandboxUrl,
    setupLink,
    browser,
    complaints,
    async open({ locale = 'en', width = 1280, height = 800, dark = false, hasWorker = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        serviceWorkers: hasWorker ? 'allow' : 'block',
      });
      contexts.push(context);
      if (locale) await context.addCookies([{ name: 'locale', value: locale, url }]);
      const page = await context.newPage();
      // A long timeout, for machines that are busy.
      page.setDefaultTimeout(60_000);
      trackRequests(page);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (line) => {
        const isAnswer = line.text().startsWith('Failed to load resource'); // an error response the page itself displays
        const isAbsence = isAway && line.text().startsWith('WebSocket connection to');
        if (line.type() === 'error' && !isAnswer && !isAbsence) complaints.push(line.text());
      });
      return page;
    },
    async mailedLink(to, path) {
      const pattern = new RegExp(`To: ${to}.*?http[^\\s"\\\\]+(${path}#[^\\s"\\\\]+)`, 's');
      return `${url}${await server.waitForOutput(pattern)}`;
    },
    async withoutServer(meanwhile) {
      isAway = true;
      await server.stop();
      await meanwhile();
      server = await startServer(new URL(url).port, /(WaQtor is ready)/);
      isAway = false;
    },
    async stop() {
      running.delete(now);
      await Promise.all(contexts.map((context) => context.close()));
      await Promise.all([server.stop(), sandbox?.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
