import * as vscode from 'vscode';
import { LEVEL_TITLES } from '../../core/bank/outline';
import { LEVELS, type ConceptSummary, type Explanation, type Level, type QuestionSummary } from '../../core/bank/question';
import { COMMANDS } from '../../platform/contributions';

export interface HoverContent {
  readonly concept: ConceptSummary;
  readonly explanation: Explanation;
  /** Best first. */
  readonly questions: readonly QuestionSummary[];
  /** Questions below it are left out. */
  readonly least: Level;
  /** Where the hover is. */
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;
}

const OPEN_SETTINGS = 'workbench.action.openSettings';
const SETTINGS_QUERY = 'rustInterview.hover';

/** The concept in a sentence; its best question, or the documentation; and a quiet line of what can be done about the hover. */
export function hoverText({ concept, explanation, questions, least, uri, position }: HoverContent): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = {
    enabledCommands: [
      COMMANDS.openQuestion,
      COMMANDS.openExample,
      COMMANDS.questionsAtCursor,
      COMMANDS.snoozeConcept,
      COMMANDS.hideHovers,
      OPEN_SETTINGS,
    ],
  };
  const [best, ...others] = questions.filter(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(least));
  const place = [uri.toString(), position.line, position.character];
  const more =
    others.length === 0 ? [] : [link(`${others.length} more`, 'All questions at this place', COMMANDS.questionsAtCursor, ...place)];
  const lines = [
    `**${escape(concept.title)}** - ${explanation.summary}`,
    best ? [...questionParts(best), ...more].join(' - ') : `[Documentation](${explanation.url})`,
    [
      link('Snooze', `No more hovers on ${concept.title}`, COMMANDS.snoozeConcept, concept.id),
      link('Hide for this session', 'No more Rust Interview hovers until the window closes', COMMANDS.hideHovers),
      link('Settings', 'Where hovers show, and the least level', OPEN_SETTINGS, SETTINGS_QUERY),
    ].join(' | '),
  ];
  return text.appendMarkdown(lines.join('\n\n'));
}

function questionParts({ id, title, level, blocks }: QuestionSummary): readonly string[] {
  return [
    link(escape(title), 'Open the question', COMMANDS.openQuestion, id),
    LEVEL_TITLES[level],
    link('Answer', 'Open the question with its answer', COMMANDS.openQuestion, id, 'answer'),
    ...(blocks.some(({ key }) => key === 'example') ? [link('Example', 'Open the example as a file', COMMANDS.openExample, id)] : []),
  ];
}

/** @param label Markdown; the tooltip is plain text without quotation marks */
function link(label: string, tooltip: string, command: string, ...args: readonly unknown[]): string {
  const query = args.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(args))}`;
  // Parentheses in the address of a file would end the link.
  return `[${label}](command:${command}${query.replaceAll('(', '%28').replaceAll(')', '%29')} "${tooltip.replaceAll(/["`\\]/g, '')}")`;
}

/** Titles are plain text: nothing in them is Markdown but code between backticks, which stays as it is. */
function escape(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(/[\\[\]*_<>#|]/g, '\\$&')))
    .join('');
}
