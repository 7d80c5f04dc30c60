import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  COMMANDS,
  EXTENSION_ID,
  PANELS,
  QUESTION_SCHEME,
  SETTING_SECTION,
  SETTINGS,
  TASK_TYPE,
  VIEW_CONTAINER,
  VIEWS,
  WALKTHROUGH,
} from '../../src/platform/contributions';

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string; readonly icon?: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon?: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown; readonly markdownDescription?: string }>>;
    };
    readonly taskDefinitions: readonly { readonly type: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly { readonly media: Readonly<Record<string, unknown>>; readonly description: string }[];
    }[];
  };
}

/** A command, or a menu of several. */
interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);

function assertSame(actual: Iterable<string>, expected: Iterable<string>): void {
  assert.deepEqual([...actual].sort(), [...expected].sort());
}

/** Commands that a text with links such as `(command:x?args)` runs. */
function linkedCommands(text: string): string[] {
  return [...text.matchAll(/\(command:(?:toSide:)?([\w.-]+)/g)].map((match) => match[1] ?? '');
}

describe('package.json', () => {
  it('names what platform/contributions.ts names', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, EXTENSION_ID);
    assertSame(commands, Object.values(COMMANDS));
    assertSame(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [VIEW_CONTAINER],
    );
    assertSame(
      Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
      Object.values(VIEWS),
    );
    assertSame(
      contributes.taskDefinitions.map(({ type }) => type),
      [TASK_TYPE],
    );
    assertSame(
      contributes.walkthroughs.map(({ id }) => id),
      [WALKTHROUGH.replace(`${EXTENSION_ID}#`, '')],
    );
  });

  it('states the defaults of the settings', () => {
    const stated = Object.entries(contributes.configuration.properties).map(([key, setting]) => [key, setting.default]);
    const written = Object.entries(SETTINGS).map(([key, value]) => [`${SETTING_SECTION}.${key}`, value]);
    assert.deepEqual(Object.fromEntries(stated), Object.fromEntries(written));
  });

  it('describes every setting', () => {
    for (const [key, setting] of Object.entries(contributes.configuration.properties)) assert.ok(setting.markdownDescription, key);
  });

  it('wakes on Rust files, links, restored panels and restored documents, and on nothing else', () => {
    const panels = Object.values(PANELS).map((panel) => `onWebviewPanel:${panel}`);
    assertSame(manifest.activationEvents, ['onLanguage:rust', 'onUri', ...panels, `onFileSystem:${QUESTION_SCHEME}`]);
  });

  it('gives every command a title and the category', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.ok(title, command);
      assert.equal(category, 'Rust Interview', command);
    }
    assert.equal(new Set(contributes.commands.map(({ title }) => title)).size, commands.length, 'titles are unique');
  });

  it('puts only its own commands into menus, keys and texts', () => {
    const used = [
      ...Object.values(contributes.menus).flatMap((items) => items.flatMap(({ command }) => command ?? [])),
      ...contributes.keybindings.map(({ command }) => command),
      ...contributes.viewsWelcome.flatMap(({ contents }) => linkedCommands(contents)),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ description }) => linkedCommands(description))),
    ].filter((command) => command.startsWith(`${SETTING_SECTION}.`));
    assert.ok(used.length > 10);
    assert.deepEqual(
      used.filter((command) => !commands.includes(command)),
      [],
    );
  });

  it('gives every command an icon where a menu shows nothing else', () => {
    // Where a menu is a list of words, `navigation` is but its first group.
    const shown = Object.entries(contributes.menus).flatMap(([menu, items]) =>
      items.filter((item) => (menu.endsWith('/title') ? /^navigation/ : /^inline/).test(item.group ?? '')),
    );
    assert.ok(shown.length > 0);
    for (const { command } of shown) assert.ok(contributes.commands.find((one) => one.command === command)?.icon, command);
  });

  it('gives a key only where something of ours, or Rust code, has the focus', () => {
    for (const { command, when } of contributes.keybindings) assert.match(when ?? '', /rustInterview\.|editorLangId == rust/, command);
  });

  it('has a menu for every submenu, and shows it', () => {
    const ids = contributes.submenus.map(({ id }) => id);
    const shown = Object.values(contributes.menus).flatMap((items) => items.flatMap(({ submenu }) => submenu ?? []));
    assertSame(shown, ids);
    for (const id of ids) assert.ok((contributes.menus[id]?.length ?? 0) > 0, id);
  });

  it('names only pictures that are there', () => {
    const media = contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap((step) => files(step.media)));
    const icons = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flatMap((views) => views.flatMap(({ icon }) => icon ?? [])),
    ];
    assert.deepEqual(
      [...icons, ...media].filter((file) => !file.startsWith('$(') && !existsSync(file)),
      [],
    );
  });

  it('has an icon of 128 pixels', () => {
    const png = readFileSync(manifest.icon);
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 128]);
  });

  it('is checked against the API of the oldest version that it supports', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('ships no package: everything is bundled', () => {
    assert.equal(manifest.dependencies, undefined);
  });
});

/** Paths anywhere inside the media of a walkthrough step. */
function files(value: unknown): string[] {
  if (typeof value === 'string') return /\.(svg|png|md)$/.test(value) ? [path.normalize(value)] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(files) : [];
}
