/**
 * What cargo and rustc say in JSON, as data that an editor can show. The JSON comes from whatever toolchain the person has: everything is
 * checked before it is used, and what cannot be read is passed on as text.
 */

/** Zero-based; characters are UTF-16 units, as editors count them. */
export interface SourcePosition {
  readonly line: number;
  readonly character: number;
}

export interface SourceSpan {
  /** As the compiler names it: relative to the package. */
  readonly file: string;
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

export interface SuggestedEdit {
  readonly span: SourceSpan;
  readonly text: string;
  /** The lines of the span as the compiler saw them, to tell whether they have changed since. */
  readonly lines: readonly string[];
}

/** A change that the compiler says can be applied as it stands. */
export interface SuggestedChange {
  readonly title: string;
  readonly edits: readonly SuggestedEdit[];
}

export type DiagnosticLevel = 'error' | 'warning' | 'note' | 'help';

export interface CompilerDiagnostic {
  readonly level: DiagnosticLevel;
  /** An error code (`E0382`) or a lint (`unused_variables`, `clippy::ptr_arg`). */
  readonly code?: string;
  /** The official page about the code. */
  readonly url?: string;
  readonly message: string;
  /** What the compiler writes below the marked place. */
  readonly label?: string;
  /** Notes and help without a place of their own. */
  readonly notes: readonly string[];
  /** Absent if nothing in the person's own files is meant. */
  readonly span?: SourceSpan;
  readonly related: readonly { readonly message: string; readonly span: SourceSpan }[];
  readonly suggestions: readonly SuggestedChange[];
}

export type CargoMessage =
  | {
      readonly kind: 'diagnostic';
      /** As the compiler would print it, with colours if they were asked for. */
      readonly rendered: string;
      /** Absent for a summary such as "aborting due to 2 previous errors". */
      readonly diagnostic?: CompilerDiagnostic;
    }
  | { readonly kind: 'executable'; readonly path: string; readonly target: string; readonly test: boolean }
  | { readonly kind: 'finished'; readonly success: boolean }
  /** Not JSON, or none that concerns a person's code. */
  | { readonly kind: 'text'; readonly text: string };

/** Reads one line of `cargo ... --message-format=json`; undefined for one that says nothing to a person. */
export function readCargoLine(line: string): CargoMessage | undefined {
  if (line.trim() === '') return undefined;
  const message = parseObject(line);
  switch (message?.reason) {
    case 'compiler-message': {
      const body = asObject(message.message);
      return body && readDiagnostic(body);
    }
    case 'compiler-artifact': {
      const target = asObject(message.target);
      if (typeof message.executable !== 'string') return undefined;
      return { kind: 'executable', path: message.executable, target: asText(target?.name), test: asObject(message.profile)?.test === true };
    }
    case 'build-finished':
      return { kind: 'finished', success: message.success === true };
    case undefined:
      return { kind: 'text', text: line };
    default:
      return undefined;
  }
}

type Json = Readonly<Record<string, unknown>>;

interface RawSpan {
  readonly file: string;
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
  readonly primary: boolean;
  readonly label: string;
  readonly lines: readonly string[];
  readonly replacement?: string;
  readonly machineApplicable: boolean;
  /** Where the macro was called that this place stands in. */
  readonly calledAt?: RawSpan;
}

const SUMMARY = /^(?:aborting due to |\d+ warnings? emitted|For more information about )/;

function readDiagnostic(body: Json): CargoMessage {
  const message = asText(body.message);
  const rendered = asText(body.rendered) || `${message}\n`;
  const level = readLevel(asText(body.level));
  const spans = asList(body.spans).map(readSpan);
  if (level === undefined || (spans.length === 0 && SUMMARY.test(message))) return { kind: 'diagnostic', rendered };

  const children = asList(body.children).map((child) => ({
    level: asText(child.level),
    message: asText(child.message),
    spans: asList(child.spans).map(readSpan),
  }));
  const notes = children.filter((child) => child.spans.length === 0).map((child) => `${child.level}: ${child.message}`);
  const primaries = spans.filter((span) => span.primary);
  const first = primaries.find((span) => ownPlace(span)) ?? primaries[0];
  const place = first && ownPlace(first);
  const code = asText(asObject(body.code)?.code);
  const url = code === '' ? undefined : documentationUrl(code, notes);
  return {
    kind: 'diagnostic',
    rendered,
    diagnostic: {
      level,
      ...(code === '' ? {} : { code }),
      ...(url === undefined ? {} : { url }),
      message,
      ...(first?.label ? { label: first.label } : {}),
      notes,
      ...(place ? { span: toSpan(place) } : {}),
      related: [
        ...spans.filter((span) => span !== first && span.label !== '').flatMap((span) => relatedTo(span, span.label)),
        ...children.flatMap((child) => child.spans.flatMap((span) => relatedTo(span, withReplacement(child.message, span.replacement)))),
      ],
      suggestions: children.flatMap((child) => suggestionOf(child.message, child.spans)),
    },
  };
}

function readLevel(level: string): DiagnosticLevel | undefined {
  if (level.startsWith('error')) return 'error'; // also "error: internal compiler error"
  return level === 'warning' || level === 'note' || level === 'help' ? level : undefined;
}

function readSpan(span: Json): RawSpan {
  const calledAt = asObject(asObject(span.expansion)?.span);
  return {
    file: asText(span.file_name),
    lineStart: asNumber(span.line_start),
    lineEnd: asNumber(span.line_end),
    columnStart: asNumber(span.column_start),
    columnEnd: asNumber(span.column_end),
    primary: span.is_primary === true,
    label: asText(span.label),
    lines: asList(span.text).map((line) => asText(line.text)),
    ...(typeof span.suggested_replacement === 'string' ? { replacement: span.suggested_replacement } : {}),
    machineApplicable: span.suggestion_applicability === 'MachineApplicable',
    ...(calledAt ? { calledAt: readSpan(calledAt) } : {}),
  };
}

/** The place itself, or the nearest macro call around it, that lies in a file of the package. */
function ownPlace(span: RawSpan): RawSpan | undefined {
  for (let at: RawSpan | undefined = span; at; at = at.calledAt) if (isOwnFile(at.file)) return at;
  return undefined;
}

/** The compiler names files of the package relative to it; others have full paths or are no files (`<anon>`). */
function isOwnFile(file: string): boolean {
  return file !== '' && !/^(?:[/\\<]|[A-Za-z]:[/\\])/.test(file);
}

function toSpan(span: RawSpan): SourceSpan {
  return {
    file: span.file.replaceAll('\\', '/'),
    start: { line: Math.max(0, span.lineStart - 1), character: utf16Column(span.columnStart, span.lines[0]) },
    end: { line: Math.max(0, span.lineEnd - 1), character: utf16Column(span.columnEnd, span.lines.at(-1)) },
  };
}

/** The compiler counts Unicode characters from 1, an editor UTF-16 units from 0. */
function utf16Column(column: number, line: string | undefined): number {
  const before = Math.max(0, column - 1);
  if (line === undefined) return before;
  let units = 0;
  let characters = 0;
  for (const character of line) {
    if (characters === before) break;
    characters += 1;
    units += character.length;
  }
  // Past the end of the line: what is missing cannot be wide.
  return units + (before - characters);
}

function relatedTo(span: RawSpan, message: string): { message: string; span: SourceSpan }[] {
  const place = ownPlace(span);
  return place ? [{ message, span: toSpan(place) }] : [];
}

/** All parts of one suggestion, if every one of them may be applied as it stands and lies in the person's own text rather than in a macro. */
function suggestionOf(message: string, spans: readonly RawSpan[]): SuggestedChange[] {
  const usable =
    spans.length > 0 &&
    spans.every((span) => span.machineApplicable && span.replacement !== undefined && isOwnFile(span.file) && !span.calledAt);
  if (!usable) return [];
  const edits = spans.map((span) => ({ span: toSpan(span), text: span.replacement ?? '', lines: span.lines }));
  const title = withReplacement(message, spans.length === 1 ? spans[0]?.replacement : undefined);
  return [{ title: title.charAt(0).toUpperCase() + title.slice(1), edits }];
}

/** `consider cloning the value: `.clone()``, if the replacement is short enough to read in a menu. */
function withReplacement(message: string, replacement: string | undefined): string {
  const short = replacement?.trim() ?? '';
  return short === '' || short.length > 60 || short.includes('\n') ? message : `${message}: \`${short}\``;
}

const LINT_GROUPS = [
  { sign: /#\[warn\([^)]*\)\]` .*on by default/, page: 'warn-by-default' },
  { sign: /#\[deny\([^)]*\)\]` .*on by default/, page: 'deny-by-default' },
] as const;

function documentationUrl(code: string, notes: readonly string[]): string | undefined {
  if (/^E\d{4}$/.test(code)) return `https://doc.rust-lang.org/error_codes/${code}.html`;
  const lint = /^(?:clippy::)?([a-z0-9_]+)$/.exec(code)?.[1];
  if (lint === undefined) return undefined;
  if (code.startsWith('clippy::')) return `https://rust-lang.github.io/rust-clippy/stable/index.html#${lint}`;
  const group = LINT_GROUPS.find(({ sign }) => notes.some((note) => sign.test(note)))?.page;
  // The note stands at the first place of a lint only, and not at all when a level was given in the code.
  return group === undefined
    ? `https://doc.rust-lang.org/rustc/?search=${lint}`
    : `https://doc.rust-lang.org/rustc/lints/listing/${group}.html#${lint.replaceAll('_', '-')}`;
}

function parseObject(text: string): Json | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function asList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(asObject).filter((entry) => entry !== undefined) : [];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
