import path from 'node:path';
import * as vscode from 'vscode';
import type { CompilerDiagnostic, DiagnosticLevel, SourceSpan } from '../../core/rust/compilerMessages';
import { PracticeDiagnostic } from '../problems';
import type { RunDiagnostic } from '../runner';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  note: vscode.DiagnosticSeverity.Information,
  help: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<DiagnosticLevel, vscode.DiagnosticSeverity>;

/** Lints about code that does nothing, which editors fade out. */
const UNNECESSARY = /^(?:unused_|dead_code$|unreachable_)/;

/** Where a message without a place goes: to the top of the file that was built. */
const TOP = new vscode.Range(0, 0, 0, 0);

/** For the result of a run. */
export function toRunDiagnostic(found: CompilerDiagnostic): RunDiagnostic {
  return {
    ...(found.code === undefined ? {} : { code: found.code }),
    message: found.message,
    severity: SEVERITIES[found.level],
    range: found.span ? toRange(found.span) : TOP,
  };
}

/** For the Problems view, by file. `main` is always among them, so that what it had before goes away. */
export function toPractice(
  found: readonly CompilerDiagnostic[],
  packageRoot: string,
  main: vscode.Uri,
): readonly { readonly uri: vscode.Uri; readonly diagnostics: readonly PracticeDiagnostic[] }[] {
  const byFile = new Map<string, { uri: vscode.Uri; diagnostics: PracticeDiagnostic[] }>([
    [main.toString(), { uri: main, diagnostics: [] }],
  ]);
  const uriOf = (span: SourceSpan): vscode.Uri => {
    const full = path.join(packageRoot, span.file);
    return path.relative(full, main.fsPath) === '' ? main : vscode.Uri.file(full);
  };
  for (const diagnostic of found) {
    const uri = diagnostic.span ? uriOf(diagnostic.span) : main;
    const entry = byFile.get(uri.toString()) ?? { uri, diagnostics: [] };
    byFile.set(uri.toString(), entry);
    entry.diagnostics.push(toPracticeDiagnostic(diagnostic, uriOf));
  }
  return [...byFile.values()];
}

function toPracticeDiagnostic(found: CompilerDiagnostic, uriOf: (span: SourceSpan) => vscode.Uri): PracticeDiagnostic {
  const lines = [
    found.message,
    ...(found.label === undefined ? [] : [found.label]),
    ...found.notes.filter((note) => !isAboutTheLint(note)),
  ];
  const diagnostic = new PracticeDiagnostic(found.span ? toRange(found.span) : TOP, lines.join('\n'), SEVERITIES[found.level]);
  if (found.code !== undefined)
    diagnostic.code = found.url === undefined ? found.code : { value: found.code, target: vscode.Uri.parse(found.url) };
  if (found.code !== undefined && UNNECESSARY.test(found.code)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = found.related.map(
    ({ message, span }) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uriOf(span), toRange(span)), message),
  );
  diagnostic.suggestions = found.suggestions.map(({ title, edits }) => ({
    title,
    edits: edits.map(({ span, text, lines }) => ({ uri: uriOf(span), range: toRange(span), text, lines })),
  }));
  return diagnostic;
}

/** The link on the code says the same. */
function isAboutTheLint(note: string): boolean {
  return /on by default$|^help: for further information visit /.test(note);
}

function toRange({ start, end }: SourceSpan): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
