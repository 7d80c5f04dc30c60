import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../host/chromium.mjs';
import { EDITORS, ROOT } from '../../host/editors.mjs';
import { installExtension, NO_GALLERY, startServer, type Server } from '../../host/server.mjs';
import { makeHome, removeFolder, throwawayFolder, writeUserSettings } from '../../host/throwaway.mjs';

export const THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

export interface WindowOptions {
  /** Dark unless it says otherwise. */
  readonly theme?: Theme;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder to open; a copy of test/fixtures/workspace unless it says otherwise. */
  readonly folder?: string;
  /** Ask whether to trust the folder, as VS Code does for a person. */
  readonly workspaceTrust?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly size?: { readonly width: number; readonly height: number };
}

/** A window of the newest VS Code with the packaged extension installed as a person installs it, and a home folder of its own. */
export class EditorWindow {
  private constructor(
    readonly page: Page,
    readonly home: string,
    readonly folder: string,
    private readonly server: Server,
    private readonly browser: Browser,
    private readonly root: string,
  ) {}

  static async open(options: WindowOptions = {}): Promise<EditorWindow> {
    const root = throwawayFolder();
    const [home, folder, dataDir, extensionsDir] = [
      path.join(root, 'home'),
      options.folder ?? path.join(root, 'workspace'),
      path.join(root, 'data'),
      path.join(root, 'extensions'),
    ];
    const environment = await makeHome(home);
    await mkdir(extensionsDir);
    if (!options.folder) await cp(path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
    await writeUserSettings(dataDir, {
      desktop: false,
      settings: { 'workbench.colorTheme': THEMES[options.theme ?? 'dark'], ...options.settings },
    });
    await installExtension(EDITORS.newest, path.join(ROOT, 'rust-interview-practice.vsix'), { extensionsDir, dataDir });
    const server = await startServer(EDITORS.newest, {
      extensionsDir,
      dataDir,
      env: { ...environment, ...NO_GALLERY, ...options.env },
      args: options.workspaceTrust ? [] : ['--disable-workspace-trust'],
    });
    const browser = await launchChromium();
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const opened = new EditorWindow(page, home, folder, server, browser, root);
    try {
      await page.goto(server.address(folder));
      await opened.ready();
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  /** Waits until the workbench stands and takes commands. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor({ timeout: 60_000 });
    await this.page.locator('.statusbar-item').first().waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Changes settings of the person while the window is open; all others are as at the start. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await writeUserSettings(path.join(this.root, 'data'), { desktop: false, settings });
  }

  /** The default practice folder of this window's home. */
  get practiceFolder(): string {
    return path.join(this.home, 'rust-interview-practice');
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.browser.close(), this.server.stop()]);
    removeFolder(this.root);
  }
}
