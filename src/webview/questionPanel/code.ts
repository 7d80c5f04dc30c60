import type { CodeBlock, SourceFile } from '../../core/bank/question';
import { titleText } from '../../core/bank/richText';
import { runVerb } from '../../core/bank/scratch';
import type { CodeRange, RunReport } from '../../protocol/questionPanel';
import { button, h, type Child } from '../shared/dom';
import type { Actions } from './actions';
import { caption, said, type Said } from './caption';
import { colour } from './colours';
import { icon } from './icons';
import { textToCopy } from './listingText';
import { drawTermItems, termButton } from './termCard';
import { drawInlines } from './text';

/** How long a button says that it is done, in milliseconds. */
const SAY_DONE = 1500;

/** A code block as the editor shows it: what it is for, its buttons, the code, and joined to it what compiler and program say. */
export function drawCodeBlock(block: CodeBlock, actions: Actions): HTMLElement {
  const words = caption(block);
  const name = [words.role, ...words.codes].join(' ');
  const result = new Result(block.key, actions);
  const figure = h(
    'figure',
    { class: 'code', 'data-block': block.key },
    h(
      'figcaption',
      {},
      h('span', { class: 'purpose' }, ...drawCaption(words, actions)),
      h(
        'span',
        { class: 'toolbar', role: 'group', 'aria-label': `Actions: ${name}` },
        button({ 'data-action': 'open', title: 'Open in the editor (O)' }, () => actions.openBlock(block.key), icon('open'), 'Open'),
        runButton(block, result, actions),
        copyButton('Copy the code (C)', actions, () => actions.copyBlock(block.key)),
      ),
    ),
    ...block.files.flatMap((file) => drawFile(file, block.package, name)),
    ...said(block).map(drawSaid),
    result.element,
    isRust(block) && drawConceptList(block.key, name, actions),
  );
  drawConcepts(figure, block, actions);
  return figure;
}

function isRust({ files }: CodeBlock): boolean {
  return files.some(({ path }) => path.endsWith('.rs'));
}

/** The code's concepts for those who do not rest a mouse on it. Folded, so that nobody reads them who only reads. */
function drawConceptList(key: string, name: string, actions: Actions): HTMLElement {
  const title = 'Concepts in this code';
  const memory = `concepts-${key}`;
  const list = h(
    'details',
    { class: 'concepts', open: actions.isOpened(memory) },
    h('summary', { 'aria-label': `${title}: ${name}` }, icon('unfold'), title),
    h('ul', { class: 'terms' }),
  );
  list.addEventListener('toggle', () => actions.setOpened(memory, list.open));
  return list;
}

/** Once it is known what the code of a block speaks of: its tokens answer to the mouse, and the list below it names their concepts. */
export function drawConcepts(figure: HTMLElement, block: CodeBlock, actions: Actions): void {
  const known = actions.blockConcepts(block.key);
  if (!known) return;
  for (const [index, code] of figure.querySelectorAll('pre > code').entries())
    code.replaceChildren(...drawSource(block.files[index]!, known.files[index]));
  figure.querySelector('.concepts > .terms')?.replaceChildren(...drawTermItems(known.conceptIds, actions));
}

function drawCaption({ role, codes, details }: ReturnType<typeof caption>, actions: Actions): Child[] {
  const parts: Child[] = [role];
  codes.forEach((code, index) => {
    const card = actions.errorCode(code);
    parts.push(index === 0 ? ': ' : ', ', card ? termButton(card, actions, code) : code);
  });
  if (details.length > 0) parts.push(h('span', { class: 'quiet' }, ` - ${details.join(' - ')}`));
  return parts;
}

function drawFile(file: SourceFile, named: boolean, name: string): HTMLElement[] {
  const code = h('code', {}, ...drawSource(file));
  const label = named ? `${name}, ${file.path}` : `${name}, code`;
  return [
    ...(named ? [h('p', { class: 'label' }, file.path)] : []),
    h('pre', { class: 'scrolls', role: 'group', 'aria-label': label }, code),
  ];
}

function drawSource({ code, path }: SourceFile, ranges?: readonly CodeRange[]): (Node | string)[] {
  return colour(code.trimEnd(), path.slice(path.lastIndexOf('.') + 1), ranges);
}

function drawSaid({ label, text, isMessage }: Said): HTMLElement {
  if (text.trim() === '') return joined(label, h('p', { class: 'quiet' }, 'Nothing is printed.'));
  const words = isMessage ? emphasise(text.trimEnd()) : [text.trimEnd()];
  return joined(
    label,
    h('pre', { class: `scrolls${isMessage ? ' said' : ''}`, role: 'group', 'aria-label': label }, h('samp', {}, ...words)),
  );
}

/** The words with which each part of a compiler's message begins stand out, as in a terminal. */
function emphasise(message: string): Child[] {
  return message
    .split(/^((?:error|warning)(?:\[\w+\])?|note|help)(?=:)/m)
    .map((text, index) => (index % 2 === 1 ? h('strong', {}, text) : text));
}

function joined(label: string, content: HTMLElement): HTMLElement {
  return h('div', { class: 'joined' }, h('p', { class: 'label' }, label), content);
}

function runButton(block: CodeBlock, result: Result, actions: Actions): HTMLButtonElement {
  const verb = runVerb(block);
  const label = h('span', {}, verb);
  let running = false;
  const show = (): void => {
    run.firstElementChild?.replaceWith(icon(running ? 'stop' : 'run'));
    label.textContent = running ? 'Stop' : verb;
  };
  const run = button(
    { 'data-action': 'run', title: `${verb} with your toolchain (R)` },
    async () => {
      if (running) {
        actions.stopRun();
        return;
      }
      running = true;
      show();
      result.started();
      result.ended(await actions.runBlock(block.key));
      running = false;
      show();
    },
    icon('run'),
    label,
  );
  return run;
}

/** What the last run came to, below its block. The words are heard as they come; what was printed is there to be read. */
class Result {
  constructor(
    private readonly key: string,
    private readonly actions: Actions,
  ) {}

  readonly #words = h('div', { role: 'status' });
  readonly #printed = h('div');
  readonly element = h('div', { class: 'result' }, this.#words, this.#printed);

  started(): void {
    this.element.classList.add('filled');
    this.#words.replaceChildren(h('p', { class: 'quiet' }, 'Running. The terminal shows it.'));
    this.#printed.replaceChildren();
  }

  ended(report: RunReport): void {
    this.#words.replaceChildren(
      h('p', { class: `sentence ${report.tone}` }, report.sentence),
      ...report.messages.map((message) => h('p', { class: 'message' }, ...drawInlines(titleText(message), this.actions))),
    );
    this.#offer(report.waysOn ?? []);
    if (report.stdout !== undefined)
      this.#printed.append(
        h('pre', { class: 'scrolls', role: 'group', 'aria-label': 'Output of this run' }, h('samp', {}, report.stdout.trimEnd())),
      );
    if (report.truncated) this.#printed.append(h('p', { class: 'quiet' }, 'There is more; the terminal shows all of it.'));
  }

  #offer(ways: readonly string[]): void {
    if (ways.length === 0) return;
    const buttons = ways.map((label, way) => button({ class: 'second-button' }, () => this.actions.goOn(this.key, way), label));
    this.#printed.append(h('div', { class: 'buttons ways-on' }, ...buttons));
    // No terminal has opened: below a long block, nothing would seem to happen.
    this.element.scrollIntoView({ block: 'nearest' });
  }
}

function copyButton(title: string, actions: Actions, doCopy: () => Promise<boolean>): HTMLButtonElement {
  const label = h('span', {}, 'Copy');
  const copy = button(
    { 'data-action': 'copy', title },
    async () => {
      if (!(await doCopy())) return;
      copy.firstElementChild?.replaceWith(icon('done'));
      actions.announce('Copied');
      setTimeout(() => copy.firstElementChild?.replaceWith(icon('copy')), SAY_DONE);
    },
    icon('copy'),
    label,
  );
  return copy;
}

const LANGUAGES: Readonly<Record<string, string>> = { toml: 'TOML', console: 'Console', c: 'C' };

/** Text that is shown, never run. */
export function drawListing(language: string, text: string, actions: Actions): HTMLElement {
  const label = LANGUAGES[language];
  return h(
    'figure',
    { class: 'code' },
    label !== undefined &&
      h(
        'figcaption',
        {},
        h('span', { class: 'purpose' }, label),
        h(
          'span',
          { class: 'toolbar', role: 'group', 'aria-label': `Actions: ${label}` },
          copyButton(language === 'console' ? 'Copy the commands' : 'Copy the text', actions, () =>
            actions.copyText(textToCopy(language, text)),
          ),
        ),
      ),
    h('pre', { class: 'scrolls', role: 'group', 'aria-label': label ?? 'Text' }, h('code', {}, ...colour(text, language))),
  );
}
