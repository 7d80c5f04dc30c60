import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COLOUR_KINDS } from '../../../src/core/rust/highlight';

/** Editor background and text of themes that many people use, by the kind of theme that chooses the palette. */
const THEMES = {
  '': [
    ['Dark Modern', '#1f1f1f', '#cccccc'],
    ['Dark+', '#1e1e1e', '#d4d4d4'],
    ['Monokai', '#272822', '#f8f8f2'],
    ['Solarized Dark', '#002b36', '#839496'],
    ['Abyss', '#000c18', '#6688cc'],
    ['Kimbie Dark', '#221a0f', '#d3af86'],
    ['Red', '#390000', '#f8f8f8'],
    ['Tomorrow Night Blue', '#002451', '#ffffff'],
    ['Dracula', '#282a36', '#f8f8f2'],
    ['One Dark', '#282c34', '#abb2bf'],
    ['Nord', '#2e3440', '#d8dee9'],
    ['GitHub Dark', '#0d1117', '#e6edf3'],
  ],
  '.vscode-light': [
    ['Light Modern', '#ffffff', '#3b3b3b'],
    ['Light+', '#ffffff', '#000000'],
    ['Quiet Light', '#f5f5f5', '#333333'],
    ['Solarized Light', '#fdf6e3', '#657b83'],
  ],
  '.vscode-high-contrast': [['High Contrast', '#000000', '#ffffff']],
  '.vscode-high-contrast-light': [['High Contrast Light', '#ffffff', '#292929']],
} as const;

/** Of the text in the background of code blocks; as in the style sheet. */
const SHARE_OF_TEXT = 0.05;

const folder = 'src/webview/questionPanel';
const palettes = palettesOf(readFileSync(`${folder}/palettes.css`, 'utf8'));

type Colour = readonly [number, number, number];

function palettesOf(css: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    [...css.matchAll(/^body(\.[\w-]+)?\s*\{([^}]*)\}/gm)].map(([, kind = '', body = '']) => [
      kind,
      new Map([...body.matchAll(/--c-(\w+):\s*(#[0-9a-f]{6})\s*;/g)].map(([, name = '', colour = '']) => [name, colour])),
    ]),
  );
}

function parse(colour: string): Colour {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** By the formula of WCAG 2. */
function contrast(a: Colour, b: Colour): number {
  const luminance = (colour: Colour): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

function mix(text: Colour, page: Colour): Colour {
  const at = (index: 0 | 1 | 2): number => text[index] * SHARE_OF_TEXT + page[index] * (1 - SHARE_OF_TEXT);
  return [at(0), at(1), at(2)];
}

describe('palettes of code', () => {
  it('has the formula right', () => {
    assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
    assert.ok(Math.abs(contrast(parse('#777777'), parse('#ffffff')) - 4.48) < 0.01);
  });

  it('mixes the background as the style sheet does', () => {
    const css = readFileSync(`${folder}/questionPanel.css`, 'utf8');
    assert.ok(css.includes(`--code-page: color-mix(in srgb, var(--text) ${SHARE_OF_TEXT * 100}%, var(--page))`));
  });

  it('has a colour, and a rule that uses it, for each kind in each palette', () => {
    const css = readFileSync(`${folder}/palettes.css`, 'utf8');
    assert.deepEqual([...palettes.keys()], Object.keys(THEMES));
    for (const [kind, palette] of palettes) assert.deepEqual([...palette.keys()], [...COLOUR_KINDS], kind);
    for (const kind of COLOUR_KINDS) assert.match(css, new RegExp(`\\.c-${kind} \\{\\s*color: var\\(--c-${kind}\\);\\s*\\}`));
  });

  for (const [kind, themes] of Object.entries(THEMES)) {
    const highContrast = kind.includes('high-contrast');
    const least = highContrast ? 7 : 4.5;
    for (const [name, background, text] of themes) {
      it(`reads well in ${name}`, () => {
        const page = highContrast ? parse(background) : mix(parse(text), parse(background));
        const poor = [...(palettes.get(kind) ?? [])].flatMap(([colourKind, colour]) => {
          const ratio = contrast(parse(colour), page);
          return ratio < least ? [`${colourKind} ${colour}: ${ratio.toFixed(2)}`] : [];
        });
        assert.deepEqual(poor, []);
      });
    }
  }
});
