import * as vscode from 'vscode';
import { GROUPINGS, KIND_TITLES, LEVEL_TITLES, LEVEL_YEARS, sanitizeFilter, type Filter, type Grouping } from '../../core/bank/outline';
import { KINDS, LEVELS, type QuestionSummary } from '../../core/bank/question';
import type { App } from '../../platform/app';

type Part = 'levels' | 'kinds' | 'topics' | 'text';
interface FilterItem extends vscode.QuickPickItem {
  readonly part?: Part;
  readonly value?: string;
}

const BY_TEXT: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('whole-word'),
  tooltip: 'Filter by words in the title or concepts...',
};

/** Asks for a filter in one list; or takes it from another command, with whatever in it is not valid left out. */
export async function pickFilter(app: App, wanted: unknown): Promise<void> {
  if (typeof wanted === 'object' && wanted !== null && !('questionId' in wanted)) {
    await app.order.setFilter(sanitizeFilter(wanted, app.bank.topics));
    return;
  }
  const chosen = await choose(app, app.order.filter);
  if (!chosen) return;
  await app.order.setFilter(chosen.filter);
  if (chosen.askForText) await askForText(app);
}

function choose(app: App, current: Filter): Promise<{ readonly filter: Filter; readonly askForText: boolean } | undefined> {
  const pick = vscode.window.createQuickPick<FilterItem>();
  pick.title = 'Filter questions';
  pick.placeholder = 'Choose levels, kinds and topics; the button filters by words';
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.buttons = [BY_TEXT];
  pick.items = filterItems(app, current);
  pick.selectedItems = pick.items.filter((item) => item.part !== undefined && isChosen(current, item));
  return new Promise((resolve) => {
    const finish = (askForText: boolean): void => {
      resolve({ filter: filterOf(pick.selectedItems, app), askForText });
      pick.hide();
    };
    pick.onDidTriggerButton(() => finish(true));
    pick.onDidAccept(() => finish(false));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function filterItems(app: App, current: Filter): FilterItem[] {
  const count = (test: (question: QuestionSummary) => boolean): string => String(app.bank.questions.filter(test).length);
  const heading = (label: string): FilterItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    ...(current.text === '' ? [] : [heading('Words'), { label: `"${current.text}"`, part: 'text' as const, value: current.text }]),
    heading('Level'),
    ...LEVELS.map((level): FilterItem => ({
      part: 'levels',
      value: level,
      label: LEVEL_TITLES[level],
      description: `${count((question) => question.level === level)} - ${LEVEL_YEARS[level]}`,
    })),
    heading('Kind'),
    ...KINDS.map((kind): FilterItem => ({
      part: 'kinds',
      value: kind,
      label: KIND_TITLES[kind],
      description: count((question) => question.kind === kind),
    })),
    heading('Topic'),
    ...app.bank.topics.map((topic): FilterItem => ({
      part: 'topics',
      value: topic.id,
      label: topic.title,
      description: count((question) => question.topic === topic.id),
    })),
  ];
}

function isChosen(filter: Filter, item: FilterItem): boolean {
  return item.part === 'text' || (item.part !== undefined && (filter[item.part] as readonly string[]).includes(item.value ?? ''));
}

function filterOf(items: readonly FilterItem[], app: App): Filter {
  const values = (part: Part): string[] => items.filter((item) => item.part === part).map((item) => item.value ?? '');
  return sanitizeFilter(
    { levels: values('levels'), kinds: values('kinds'), topics: values('topics'), text: values('text')[0] ?? '' },
    app.bank.topics,
  );
}

async function askForText(app: App): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: 'Filter questions by words',
    prompt: 'Words that the title, a concept or an error code must contain. Empty: no filter by words.',
    value: app.order.filter.text,
  });
  if (text !== undefined) await app.order.setFilter({ ...app.order.filter, text: text.trim() });
}

const GROUPING_LABELS: Readonly<Record<Grouping, string>> = { topic: 'Topic', level: 'Level', kind: 'Kind', flat: 'Flat list' };

/** Asks how to group the tree, or takes the answer from another command. */
export async function pickGrouping(app: App, wanted: unknown): Promise<void> {
  const known = GROUPINGS.find((grouping) => grouping === wanted);
  if (known) {
    await app.order.setGrouping(known);
    return;
  }
  const items = GROUPINGS.map((grouping) => ({
    grouping,
    label: GROUPING_LABELS[grouping],
    ...(grouping === app.order.grouping ? { description: 'now' } : {}),
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Group questions by' });
  if (chosen) await app.order.setGrouping(chosen.grouping);
}
