import * as vscode from 'vscode';
import type { Bank } from '../core/bank/bank';
import { KIND_TITLES, LEVEL_TITLES, LEVEL_YEARS, levelAndKind } from '../core/bank/outline';
import type { Kind, Level, QuestionSummary } from '../core/bank/question';
import { plainTitle } from '../core/bank/richText';
import { COMMANDS } from './contributions';

const KIND_ICONS: Readonly<Record<Kind, string>> = {
  concept: 'lightbulb',
  code: 'code',
  design: 'symbol-structure',
  judgement: 'law',
  'system-design': 'server-process',
};

/** The level stands in the description and in a badge: the colour only repeats it. */
const LEVEL_COLORS: Readonly<Record<Level, string>> = {
  basic: 'charts.green',
  intermediate: 'charts.blue',
  advanced: 'charts.yellow',
  senior: 'charts.purple',
};

/** Scheme of what the editor asks about to decorate a question with its level. */
export const LEVEL_SCHEME = 'rust-interview-level';

/** A question as every tree shows it: opened by a click, with its level as a badge. Its context value is what menus look for. */
export function questionItem(bank: Pick<Bank, 'concept' | 'topic'>, question: QuestionSummary): vscode.TreeItem {
  const title = plainTitle(question.title);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  const level = LEVEL_TITLES[question.level];
  const kind = KIND_TITLES[question.kind];
  item.id = `question:${question.id}`;
  item.description = levelAndKind(question);
  item.iconPath = new vscode.ThemeIcon(KIND_ICONS[question.kind], new vscode.ThemeColor(LEVEL_COLORS[question.level]));
  // It stands for the level and leads nowhere.
  item.resourceUri = vscode.Uri.from({ scheme: LEVEL_SCHEME, path: `/${question.level}/${question.id}` });
  item.contextValue = question.blocks.length > 0 ? 'question.code' : 'question';
  item.tooltip = tooltip(bank, question);
  item.command = { command: COMMANDS.openQuestion, title: 'Open Question', arguments: [question.id] };
  item.accessibilityInformation = { label: `${title} ${level}, ${kind}, ${question.minutes} minutes` };
  return item;
}

/** The short facts, never the answer. */
function tooltip(bank: Pick<Bank, 'concept' | 'topic'>, question: QuestionSummary): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const concepts = question.concepts.map((id) => bank.concept(id)?.title ?? id);
  text.appendMarkdown('**').appendText(plainTitle(question.title)).appendMarkdown('**\n\n');
  text.appendText(
    `${LEVEL_TITLES[question.level]} (${LEVEL_YEARS[question.level]}) - ${KIND_TITLES[question.kind]} - ${question.minutes} min`,
  );
  text.appendMarkdown('\n\n').appendText(`Topic: ${bank.topic(question.topic)?.title ?? question.topic}`);
  text.appendMarkdown('\n\n').appendText(`Concepts: ${concepts.join(', ')}`);
  if (question.errors.length > 0) text.appendMarkdown('\n\n').appendText(`Errors and lints: ${question.errors.join(', ')}`);
  if (question.crates.length > 0) text.appendMarkdown('\n\n').appendText(`Crates: ${question.crates.join(', ')}`);
  return text;
}
